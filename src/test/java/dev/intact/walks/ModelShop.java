package dev.intact.walks;

import dev.intact.ledger.LedgerTransaction;
import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.shared.Call;
import dev.intact.stock.Stock;
import dev.intact.walks.Command.AdjustStock;
import dev.intact.walks.Command.Cancel;
import dev.intact.walks.Command.Pay;
import dev.intact.walks.Command.Place;
import dev.intact.walks.Command.Refund;
import dev.intact.walks.Command.SetStock;
import dev.intact.walks.ModelKeys.OrderNotFound;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The judge: what the API promises, in plain maps, one call at a time. It shares no decision with what it judges. */
final class ModelShop implements Shop {
    private final ModelKeys keys = new ModelKeys();
    private final ModelStock stock = new ModelStock();
    private final Map<String, ModelOrder> orders = new LinkedHashMap<>();
    private final ModelPayments payments = new ModelPayments(this::nextId, stock);
    private final ModelRefunds refunds = new ModelRefunds(stock);
    private long lastId;

    @Override
    public Object answer(Call call, Command command) {
        return switch (command) {
            case SetStock(var sku, var available) -> keys.once(call, () -> stock.set(call, sku, available));
            case AdjustStock(var sku, var delta) -> keys.once(call, () -> stock.adjust(call, sku, delta));
            case Place(var name, var request) ->
                payments.mismatch(request)
                        .orElseGet(() -> keys.once(
                                call, () -> payments.place(call, request, placed -> orders.put(name, placed))));
            case Pay(var name, var request) ->
                keys.once(call, () -> onOrder(name, order -> payments.pay(call, order, request)));
            case Refund(var name, var request) ->
                keys.once(call, () -> onOrder(name, order -> refunds.refund(call, order, request)));
            case Cancel(var name, var request) ->
                keys.once(call, () -> onOrder(name, order -> refunds.cancel(call, order, request)));
        };
    }

    private Object onOrder(String name, Function<ModelOrder, Object> decide) {
        return orders.containsKey(name) ? decide.apply(orders.get(name)) : new OrderNotFound();
    }

    @Override
    public OrderSeen order(String name) {
        return orders.containsKey(name)
                ? orders.get(name).seen()
                : new OrderSeen(Optional.empty(), List.of(), List.of(), List.of(), List.of(), Optional.empty());
    }

    @Override
    public Optional<Stock> stock(String sku) {
        return stock.find(sku);
    }

    @Override
    public List<Order> ordersOf(String customer, OrderStatus status) {
        return List.copyOf(orders.values()).reversed().stream()
                .map(ModelOrder::now)
                .filter(order -> order.customerId().equals(customer))
                .filter(order -> status == null || order.status() == status)
                .toList();
    }

    /** Of all orders that were placed. */
    Set<String> names() {
        return orders.keySet();
    }

    /** In which any order is. */
    Set<OrderStatus> statuses() {
        return orders.values().stream().map(order -> order.now().status()).collect(Collectors.toSet());
    }

    /** Whether the call's key stands for a request by now. */
    boolean keeps(Call call) {
        return keys.keeps(call);
    }

    Stream<LedgerTransaction> booked() {
        return orders.values().stream().flatMap(order -> order.seen().booked().stream());
    }

    private UUID nextId() {
        return new UUID(0, ++lastId);
    }
}
