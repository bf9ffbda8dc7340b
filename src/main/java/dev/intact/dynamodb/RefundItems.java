package dev.intact.dynamodb;

import dev.intact.orders.OrderStatus;
import dev.intact.refunds.AppliedRefund;
import dev.intact.refunds.Refund;
import dev.intact.shared.Call;
import dev.intact.stock.Pieces;
import java.util.List;
import java.util.UUID;

/** Refunds with their lines, each in the partition of its order. Put once, never changed. */
final class RefundItems {
    static final String TYPE = "refund";
    static final String ORDER_OF_REFUND_TYPE = "order_of_refund";
    static final String REFERENCE_TYPE = "refund_reference";

    static final Attribute<UUID> REFUND_ID = Attribute.id("refundId");
    /** The order's version that this refund made. */
    static final Attribute<Long> ORDER_VERSION = Attribute.number("orderVersion");

    static final Attribute<OrderStatus> ORDER_STATUS =
            Attribute.code("orderStatus", OrderStatus::code, OrderStatus::of);
    private static final Attribute<String> REASON = Attribute.text("reason").optional();
    static final Attribute<String> REFERENCE = Attribute.text("reference").optional();
    private static final Attribute<UUID> LEDGER_TRANSACTION_ID = Attribute.id("ledgerTransactionId");
    private static final Attribute<List<Refund.Line>> LINES =
            Attribute.itemList("lines", RefundItems::line, RefundItems::line);

    /** What went back to stock; none where nothing did. */
    static final Attribute<List<Pieces.Of>> RESTOCKED = Attribute.itemList(
                    "restocked", RefundItems::pieces, RefundItems::pieces)
            .optional();

    private RefundItems() {}

    /** Writes a refund and books it, as steps of the workflow that makes it. */
    static void put(AtomicWrite<?> write, Call call, AppliedRefund applied) {
        write.put(item(call, applied));
        write.put(orderOf(applied.refund()));
        LedgerItems.book(write, applied.booked());
    }

    private static Item item(Call call, AppliedRefund applied) {
        var refund = applied.refund();
        var restocked = applied.givenBack().list();
        return Item.of(Keys.refund(refund.orderId(), refund.id()), TYPE)
                .with(RequestItems.REQUESTED_BY, Keys.request(call).partition())
                .with(OrderItems.ID, refund.id())
                .with(OrderItems.ORDER_ID, refund.orderId())
                .with(ORDER_VERSION, applied.order().version())
                .with(OrderItems.AMOUNT, refund.amount())
                .with(OrderItems.CURRENCY, refund.currency())
                .with(REASON, refund.reason())
                .with(REFERENCE, refund.reference())
                .with(LINES, refund.lines())
                .with(RESTOCKED, restocked.isEmpty() ? null : restocked)
                .with(ORDER_STATUS, refund.orderStatus())
                .with(OrderItems.REFUNDED, refund.refunded())
                .with(OrderItems.REFUNDABLE, refund.refundable())
                .with(LEDGER_TRANSACTION_ID, refund.ledgerTransactionId())
                .with(OrderItems.METADATA, refund.metadata())
                .with(OrderItems.CREATED_AT, refund.createdAt());
    }

    static Refund refund(Item item) {
        item.as(TYPE);
        return new Refund(
                item.get(OrderItems.ID),
                item.get(OrderItems.ORDER_ID),
                item.get(OrderItems.AMOUNT),
                item.get(OrderItems.CURRENCY),
                item.get(REASON),
                item.get(REFERENCE),
                item.get(LINES),
                item.get(ORDER_STATUS),
                item.get(OrderItems.REFUNDED),
                item.get(OrderItems.REFUNDABLE),
                item.get(LEDGER_TRANSACTION_ID),
                item.get(OrderItems.METADATA),
                item.get(OrderItems.CREATED_AT));
    }

    /** Finds a refund by its id alone. */
    private static Item orderOf(Refund refund) {
        return OrderItems.holder(Keys.orderOfRefund(refund.id()), ORDER_OF_REFUND_TYPE, refund.orderId());
    }

    static Item reference(Refund refund) {
        return OrderItems.holder(Keys.refundReference(refund.reference()), REFERENCE_TYPE, refund.orderId())
                .with(REFUND_ID, refund.id());
    }

    private static Item line(Refund.Line line) {
        return Item.part()
                .with(OrderItems.LINE, line.line())
                .with(OrderItems.QUANTITY, line.quantity())
                .with(OrderItems.AMOUNT, line.amount());
    }

    private static Refund.Line line(Item part) {
        return new Refund.Line(part.get(OrderItems.LINE), part.get(OrderItems.QUANTITY), part.get(OrderItems.AMOUNT));
    }

    private static Item pieces(Pieces.Of some) {
        return Item.part().with(StockItems.SKU, some.sku()).with(OrderItems.QUANTITY, some.quantity());
    }

    private static Pieces.Of pieces(Item part) {
        return new Pieces.Of(part.get(StockItems.SKU), part.get(OrderItems.QUANTITY));
    }
}
