package dev.intact.dynamodb;

import static dev.intact.orders.TestOrders.fromStock;
import static dev.intact.orders.TestOrders.order;
import static dev.intact.orders.TestOrders.paidBy;
import static dev.intact.support.TestCalls.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intact.dynamodb.Lists.Index;
import dev.intact.orders.OrderRequest.ItemRequest;
import dev.intact.orders.TestOrders;
import dev.intact.shared.Json;
import dev.intact.shared.Pauses;
import dev.intact.support.Request;
import dev.intact.support.Stores;
import dev.intact.support.Workflows;
import dev.intact.support.dynamodb.DynamoProxy.Sent;
import dev.intact.support.dynamodb.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * What each workflow costs on DynamoDB, computed from the sizes of the items that it writes, and whether {@code
 * docs/data-in-dynamodb.md} says so. Source: DynamoDB developer guide, "DynamoDB on-demand capacity mode": a write unit is
 * 1 KB, and a transactional write takes two.
 */
class WriteUnitsTest {
    private static final int UNIT = 1024;
    private static final int IN_TRANSACTION = 2;

    @AutoClose
    private final DynamoTable table = new DynamoTable();

    private final Stores stores = table.stores(Pauses.DEADLINE);

    @Test
    void are_what_the_documentation_says() throws IOException {
        var rows = new ArrayList<String>();
        for (var workflow : Workflows.values()) {
            // So that the lane is open, as it nearly always is.
            workflow.prepare(stores).apply(stores);
            var attempt = workflow.prepare(stores);
            rows.add(row(
                    workflow.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '), () -> attempt.apply(stores)));
        }
        var skus =
                IntStream.range(0, 50).mapToObj(i -> "sku-" + UUID.randomUUID()).toList();
        skus.forEach(sku -> stores.setStock(sku, 5));
        var largest = paidBy(
                order(skus.stream().map(sku -> fromStock(sku, 1)).toArray(ItemRequest[]::new)),
                UUID.randomUUID().toString());
        rows.add(row(
                "paid order of 50 skus from stock",
                () -> TestOrders.place(stores.orders(), call(TestOrders.OPERATION), largest)));

        var documented = Files.readString(Path.of("docs", "data-in-dynamodb.md"));
        assertThat(Arrays.asList(documented.split("\n"))).containsSubsequence(rows);
    }

    private String row(String workflow, Runnable run) {
        var before = everything();
        table.proxy().reset();
        run.run();
        var requests = table.proxy().requests();
        var keys = table.proxy().sent().stream()
                .filter(sent -> sent.operation().equals("TransactWriteItems"))
                .map(Sent::body)
                .flatMap(body -> StreamSupport.stream(body.get("TransactItems").spliterator(), false))
                .map(action -> key(action.iterator().next()))
                .toList();
        var after = everything();
        var single = keys.stream()
                .mapToLong(key -> Math.max(units(before.get(key)), units(after.get(key))))
                .sum();
        var listed = keys.stream()
                .mapToLong(key -> listed(before.get(key), after.get(key)))
                .sum();
        return "| %s | %d | %d | %d | %d |"
                .formatted(workflow, requests, keys.size(), IN_TRANSACTION * single + listed, single + listed);
    }

    private static String key(JsonNode holder) {
        var key = holder.has("Item") ? holder.get("Item") : holder.has("Key") ? holder.get("Key") : holder;
        return key.get("pk") + " " + key.get("sk");
    }

    /** Where there is nothing, one is asked for too. */
    private static long units(JsonNode item) {
        return item == null ? 1 : Math.ceilDiv(Item.size(item), UNIT);
    }

    /** All items as they are on the wire, where their sizes are defined. */
    private Map<String, JsonNode> everything() {
        var found = new HashMap<String, JsonNode>();
        var start = (JsonNode) null;
        do {
            var request = new HashMap<String, Object>(Map.of("TableName", table.name(), "ConsistentRead", true));
            if (start != null) {
                request.put("ExclusiveStartKey", start);
            }
            var page = Json.tree(Request.of(table.proxy().endpoint().toString())
                    .header("X-Amz-Target", "DynamoDB_20120810.Scan")
                    .header(
                            "Authorization",
                            "AWS4-HMAC-SHA256 Credential=%s/20260101/%s/dynamodb/aws4_request"
                                    .formatted(DynamoTable.ACCESS_KEY, DynamoTable.REGION))
                    .body(Json.write(request))
                    .post("/")
                    .asString());
            page.get("Items").forEach(item -> found.put(key(item), item));
            start = page.get("LastEvaluatedKey");
        } while (start != null);
        return found;
    }

    /** An index holds keys alone: one unit when an item enters or leaves it, two when it moves within it. */
    private static long listed(JsonNode before, JsonNode after) {
        return Lists.INDEXES.stream()
                .mapToLong(index -> {
                    var from = place(index, before);
                    var to = place(index, after);
                    return from.equals(to) ? 0 : from.isPresent() && to.isPresent() ? 2 : 1;
                })
                .sum();
    }

    private static Optional<String> place(Index index, JsonNode item) {
        return Optional.ofNullable(item)
                .filter(it ->
                        it.has(index.list().name()) && it.has(index.position().name()))
                .map(it -> it.get(index.list().name()) + " "
                        + it.get(index.position().name()));
    }
}
