package dev.intact.dynamodb;

import dev.intact.orders.NewOrder;
import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.orders.Payment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Orders with their lines, and their payments. */
final class OrderItems {
    static final String ORDER_TYPE = "order";
    static final String PAYMENT_TYPE = "payment";
    static final String EXTERNAL_ID_TYPE = "external_id";
    static final String PAYMENT_REFERENCE_TYPE = "payment_reference";

    static final Attribute<UUID> ID = Attribute.id("id");
    static final Attribute<UUID> ORDER_ID = Attribute.id("orderId");
    static final Attribute<OrderStatus> STATUS = Attribute.code("status", OrderStatus::code, OrderStatus::of);
    static final Attribute<String> CURRENCY = Attribute.text("currency");
    static final Attribute<Long> PAID = Attribute.number("paid");
    static final Attribute<Long> REFUNDED = Attribute.number("refunded");
    static final Attribute<Long> REFUNDABLE = Attribute.number("refundable");
    static final Attribute<List<Order.Item>> LINES = Attribute.itemList("lines", OrderItems::line, OrderItems::line);
    static final Attribute<Long> VERSION = Attribute.number("version");
    static final Attribute<Instant> CREATED_AT = Attribute.time("createdAt");
    static final Attribute<Instant> UPDATED_AT = Attribute.time("updatedAt");
    static final Attribute<Map<String, String>> METADATA =
            Attribute.texts("metadata").optional();
    /** Of the payment; an order that was not paid, or of nothing, has none. */
    static final Attribute<String> PROVIDER = Attribute.text("provider").optional();

    static final Attribute<Long> AMOUNT = Attribute.number("amount");
    static final Attribute<Integer> LINE = Attribute.count("line");
    static final Attribute<Integer> QUANTITY = Attribute.count("quantity");

    static final Attribute<String> EXTERNAL_ID = Attribute.text("externalId").optional();
    private static final Attribute<String> CUSTOMER_ID = Attribute.text("customerId");
    private static final Attribute<Long> TOTAL = Attribute.number("total");
    private static final Attribute<Long> UNIT_AMOUNT = Attribute.number("unitAmount");
    private static final Attribute<Long> DISCOUNT_AMOUNT = Attribute.number("discountAmount");
    private static final Attribute<Boolean> TAKE_STOCK = Attribute.flag("takeStock");
    private static final Attribute<Integer> REFUNDED_QUANTITY = Attribute.count("refundedQuantity");
    private static final Attribute<Long> REFUNDED_AMOUNT = Attribute.number("refundedAmount");
    private static final Attribute<String> REFERENCE = Attribute.text("reference");

    private OrderItems() {}

    static Item item(NewOrder newOrder) {
        var order = newOrder.order();
        var provider = newOrder.paid().map(paid -> paid.payment().provider()).orElse(null);
        return Item.of(Keys.order(order.id()), ORDER_TYPE)
                .with(Lists.ALL.list(), Keys.ordersList(Keys.shareOf(order.id())))
                .with(Lists.GROUPS.list(), Keys.ordersOf(order.customerId()))
                .with(Lists.STATES.list(), Keys.ordersIn(order.status(), Keys.shareOf(order.id())))
                .with(Lists.POSITION, order.id().toString())
                .with(RequestItems.REQUESTED_BY, Keys.request(newOrder.call()).partition())
                .with(ID, order.id())
                .with(EXTERNAL_ID, order.externalId())
                .with(CUSTOMER_ID, order.customerId())
                .with(STATUS, order.status())
                .with(CURRENCY, order.currency())
                .with(TOTAL, order.total())
                .with(PAID, order.paid())
                .with(REFUNDED, order.refunded())
                .with(REFUNDABLE, order.refundable())
                .with(LINES, order.items())
                .with(METADATA, order.metadata())
                .with(PROVIDER, provider)
                .with(VERSION, order.version())
                .with(CREATED_AT, order.createdAt())
                .with(UPDATED_AT, order.updatedAt());
    }

    /** Makes an order what was decided, if it is still as it was looked at. */
    static Change change(Order order) {
        return new Change(Keys.order(order.id()))
                .set(Lists.STATES.list(), Keys.ordersIn(order.status(), Keys.shareOf(order.id())))
                .set(STATUS, order.status())
                .set(PAID, order.paid())
                .set(REFUNDED, order.refunded())
                .set(REFUNDABLE, order.refundable())
                .set(LINES, order.items())
                .set(VERSION, order.version())
                .set(UPDATED_AT, order.updatedAt())
                .when(Condition.equal(VERSION, order.version() - 1));
    }

    static Order order(Item item) {
        item.as(ORDER_TYPE);
        return new Order(
                item.get(ID),
                item.get(EXTERNAL_ID),
                item.get(CUSTOMER_ID),
                item.get(STATUS),
                item.get(CURRENCY),
                item.get(TOTAL),
                item.get(PAID),
                item.get(REFUNDED),
                item.get(REFUNDABLE),
                item.get(LINES),
                item.get(METADATA),
                item.get(VERSION),
                item.get(CREATED_AT),
                item.get(UPDATED_AT));
    }

    private static Item line(Order.Item line) {
        return Item.part()
                .with(LINE, line.line())
                .with(StockItems.SKU, line.sku())
                .with(QUANTITY, line.quantity())
                .with(UNIT_AMOUNT, line.unitAmount())
                .with(DISCOUNT_AMOUNT, line.discountAmount())
                .with(AMOUNT, line.amount())
                .with(TAKE_STOCK, line.takeStock())
                .with(REFUNDED_QUANTITY, line.refundedQuantity())
                .with(REFUNDED_AMOUNT, line.refundedAmount());
    }

    private static Order.Item line(Item part) {
        return new Order.Item(
                part.get(LINE),
                part.get(StockItems.SKU),
                part.get(QUANTITY),
                part.get(UNIT_AMOUNT),
                part.get(DISCOUNT_AMOUNT),
                part.get(AMOUNT),
                part.get(TAKE_STOCK),
                part.get(REFUNDED_QUANTITY),
                part.get(REFUNDED_AMOUNT));
    }

    static Item item(Payment payment) {
        return Item.of(Keys.payment(payment.orderId(), payment.id()), PAYMENT_TYPE)
                .with(ID, payment.id())
                .with(ORDER_ID, payment.orderId())
                .with(AMOUNT, payment.amount())
                .with(CURRENCY, payment.currency())
                .with(PROVIDER, payment.provider())
                .with(REFERENCE, payment.reference())
                .with(STATUS, payment.orderStatus())
                .with(CREATED_AT, payment.createdAt());
    }

    static Payment payment(Item item) {
        item.as(PAYMENT_TYPE);
        return new Payment(
                item.get(ID),
                item.get(ORDER_ID),
                item.get(AMOUNT),
                item.get(CURRENCY),
                item.get(PROVIDER),
                item.get(REFERENCE),
                item.get(STATUS),
                item.get(CREATED_AT));
    }

    /** That a provider's payment was used, and for what. */
    static Item paymentReference(Payment payment) {
        return holder(
                        Keys.paymentReference(payment.provider(), payment.reference()),
                        PAYMENT_REFERENCE_TYPE,
                        payment.orderId())
                .with(ID, payment.id());
    }

    static Key paymentReferenceOf(Item payment) {
        return Keys.paymentReference(payment.get(PROVIDER), payment.get(REFERENCE));
    }

    /** That a value, which is unique, is this order's. */
    static Item holder(Key key, String type, UUID orderId) {
        return Item.of(key, type).with(ORDER_ID, orderId);
    }
}
