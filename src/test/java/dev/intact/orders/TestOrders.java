package dev.intact.orders;

import dev.intact.orders.CreateOrderResult.Created;
import dev.intact.orders.OrderRequest.ItemRequest;
import dev.intact.orders.OrderRequest.PaymentRequest;
import dev.intact.shared.Call;
import dev.intact.support.TestCalls;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Orders as tests ask for them. */
public final class TestOrders {
    public static final String OPERATION = "createOrderWithItems";
    public static final String PAYMENT = "recordPayment";

    private TestOrders() {}

    public static ItemRequest item(String sku, int quantity, long unitAmount) {
        return new ItemRequest(sku, BigInteger.valueOf(quantity), BigInteger.valueOf(unitAmount), null, null);
    }

    public static ItemRequest discounted(String sku, int quantity, long unitAmount, long discount) {
        return new ItemRequest(
                sku, BigInteger.valueOf(quantity), BigInteger.valueOf(unitAmount), BigInteger.valueOf(discount), null);
    }

    public static ItemRequest fromStock(String sku, int quantity) {
        return new ItemRequest(sku, BigInteger.valueOf(quantity), BigInteger.TEN, null, true);
    }

    public static OrderRequest order(ItemRequest... items) {
        return new OrderRequest("customer", "EUR", Arrays.asList(items), null, null, null);
    }

    public static OrderRequest order(List<ItemRequest> items) {
        return order(items.toArray(ItemRequest[]::new));
    }

    public static OrderRequest of(String customerId, OrderRequest order) {
        return new OrderRequest(
                customerId, order.currency(), order.items(), order.externalId(), order.payment(), order.metadata());
    }

    public static OrderRequest orderOf(int items) {
        return order(IntStream.rangeClosed(1, items)
                .mapToObj(i -> item("sku-" + i, i, 100 + i))
                .toArray(ItemRequest[]::new));
    }

    public static OrderRequest withExternalId(OrderRequest order, String externalId) {
        return new OrderRequest(
                order.customerId(), order.currency(), order.items(), externalId, order.payment(), order.metadata());
    }

    public static OrderRequest paidBy(OrderRequest order, String reference) {
        var total = order.items().stream().map(TestOrders::amountOf).reduce(BigInteger.ZERO, BigInteger::add);
        return new OrderRequest(
                order.customerId(),
                order.currency(),
                order.items(),
                order.externalId(),
                new PaymentRequest("stripe", reference, total),
                Map.of("channel", "web"));
    }

    private static BigInteger amountOf(ItemRequest item) {
        var discount = item.discountAmount() == null ? BigInteger.ZERO : item.discountAmount();
        return item.quantity().multiply(item.unitAmount()).subtract(discount);
    }

    public static CreateOrderResult place(OrderStore store, Call call, OrderRequest order) {
        return new OrderService(store).place(call, order);
    }

    public static Order placed(OrderStore store, OrderRequest order) {
        return ((Created) place(store, TestCalls.call(OPERATION), order)).order();
    }

    /** A paid order of one item. */
    public static Order paid(OrderStore store, long total) {
        return paid(store, item("tea", 1, total));
    }

    public static Order paid(OrderStore store, ItemRequest... items) {
        return placed(store, paidBy(order(items), UUID.randomUUID().toString()));
    }

    public static RecordPaymentResult pay(OrderStore store, Call call, UUID orderId, PaymentRequest payment) {
        return new OrderService(store).pay(call, orderId, payment);
    }

    public static RecordPaymentResult pay(OrderStore store, Call call, UUID orderId, String reference, long amount) {
        return pay(store, call, orderId, new PaymentRequest("stripe", reference, BigInteger.valueOf(amount)));
    }

    public static RecordPaymentResult pay(OrderStore store, UUID orderId, long amount) {
        return pay(store, TestCalls.call(PAYMENT), orderId, UUID.randomUUID().toString(), amount);
    }
}
