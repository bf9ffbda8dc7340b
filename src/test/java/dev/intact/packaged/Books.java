package dev.intact.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intact.packaged.Journal.Acknowledged;
import dev.intact.shared.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What stock and money must come to, told by the answers alone. */
final class Books {
    private static final String ORDERS = "/v1/orders/";

    private final Map<String, OrderBook> orders = new HashMap<>();
    private final Map<String, Long> stock = new TreeMap<>();
    private final TreeSet<String> touched = new TreeSet<>();

    private static final class OrderBook {
        private final List<String> skus = new ArrayList<>();
        private final Map<String, Integer> out = new HashMap<>();
        private long paid;
        private long refunded;
    }

    void enter(Acknowledged write) {
        var path = write.call().path();
        var answer = write.reply();
        if (path.equals("/v1/orders")) {
            place(answer.json());
        } else if (path.startsWith(ORDERS)) {
            var id = path.split("/")[3];
            touched.add(id);
            change(path.substring(path.lastIndexOf('/') + 1), orders.get(id), write);
        } else if (path.endsWith("/adjustments")) {
            move(
                    path.split("/")[3],
                    Json.tree(write.call().body()).path("delta").asLong());
        } else if (path.startsWith("/v1/stock/")) {
            stock.put(answer.text("sku"), answer.json().path("available").asLong());
        }
    }

    private void place(JsonNode placed) {
        var order = new OrderBook();
        order.paid = placed.path("paid").asLong();
        for (var item : placed.path("items")) {
            order.skus.add(item.path("sku").textValue());
            if (item.path("takeStock").asBoolean()) {
                take(order, item.path("sku").textValue(), item.path("quantity").asInt());
            }
        }
        orders.put(placed.path("id").textValue(), order);
        touched.add(placed.path("id").textValue());
    }

    private void change(String workflow, OrderBook order, Acknowledged write) {
        var asked = Json.tree(write.call().body());
        var answer = write.reply().json();
        switch (workflow) {
            case "payments" -> order.paid += answer.path("amount").asLong();
            case "refunds" -> {
                order.refunded += answer.path("amount").asLong();
                if (asked.path("full").asBoolean()) {
                    giveBackAll(order);
                }
                for (var line : asked.path("lines")) {
                    var sku = order.skus.get(line.path("line").asInt() - 1);
                    take(order, sku, -line.path("quantity").asInt());
                }
            }
            case "cancellation" -> {
                order.refunded = order.paid;
                giveBackAll(order);
            }
            default -> throw new IllegalStateException(workflow);
        }
    }

    private void giveBackAll(OrderBook order) {
        Map.copyOf(order.out).forEach((sku, pieces) -> take(order, sku, -pieces));
    }

    private void take(OrderBook order, String sku, int pieces) {
        order.out.merge(sku, pieces, Integer::sum);
        move(sku, -pieces);
    }

    private void move(String sku, long pieces) {
        stock.merge(sku, pieces, Long::sum);
    }

    /** @return what the store tells otherwise; of the orders, only those that have changed since the last time */
    List<String> differences(Caller caller) {
        var differences = new ArrayList<String>();
        for (var id : touched) {
            var order = caller.get(ORDERS + id).json();
            var book = orders.get(id);
            compare("paid for order " + id, book.paid, order.path("paid"), differences);
            compare("refunded of order " + id, book.refunded, order.path("refunded"), differences);
        }
        touched.clear();
        stock.forEach((sku, pieces) -> compare(
                "pieces of " + sku,
                pieces,
                caller.get("/v1/stock/" + sku).json().path("available"),
                differences));
        compareBalances(caller.get("/v1/ledger/balances").json().path("items"), differences);
        return differences;
    }

    private void compareBalances(JsonNode lines, List<String> differences) {
        var held = orders.values().stream()
                .mapToLong(order -> order.paid - order.refunded)
                .sum();
        for (var line : lines) {
            var isOrders = line.path("account").textValue().equals("orders");
            compare("balance of " + line.path("account"), isOrders ? held : -held, line.path("balance"), differences);
        }
    }

    private static void compare(String what, long expected, JsonNode told, List<String> differences) {
        if (told.asLong(Long.MIN_VALUE) != expected) {
            differences.add("%s: %s, but by the answers %d".formatted(what, told, expected));
        }
    }

    void touchAll() {
        touched.addAll(orders.keySet());
    }
}
