package dev.intact.refunds;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.intact.events.Event;
import dev.intact.ledger.LedgerTransaction;
import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.stock.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * All that a refund makes of an order, for stores that decide before they write: plain values in, plain values out.
 *
 * @param order as the refund leaves it
 * @param givenBack to stock
 */
public record AppliedRefund(
        Order order, Refund refund, LedgerTransaction booked, Pieces givenBack, List<Event> events) {

    /** @param provider of the order's payment, which the money goes back to */
    public static AppliedRefund of(Order before, NewRefund wanted, RefundPlan.Go plan, String provider) {
        var isAllRefunded = plan.amount() == before.refundable();
        var to = isAllRefunded ? OrderStatus.REFUNDED : OrderStatus.PARTIALLY_REFUNDED;
        var applied = of(before, wanted, plan, provider, to);
        if (!isAllRefunded) {
            return applied;
        }
        var order = applied.order();
        var told = new OrderRefunded(order.id(), applied.refund().id(), order.currency(), order.refunded());
        var events = new ArrayList<>(applied.events());
        events.add(Event.of("order.refunded", order.id(), order.version(), wanted.at(), wanted.call(), told));
        return new AppliedRefund(order, applied.refund(), applied.booked(), applied.givenBack(), events);
    }

    /** The refund within a cancellation, which tells the end of the order itself. */
    public static AppliedRefund cancelling(Order before, NewRefund wanted, RefundPlan.Go plan, String provider) {
        return of(before, wanted, plan, provider, OrderStatus.CANCELLED);
    }

    private static AppliedRefund of(
            Order before, NewRefund wanted, RefundPlan.Go plan, String provider, OrderStatus to) {
        var order = before.changed(
                to, before.paid(), before.refunded() + plan.amount(), items(before, plan.lines()), wanted.at());
        var refund = new Refund(
                wanted.id(),
                order.id(),
                plan.amount(),
                order.currency(),
                wanted.reason(),
                wanted.reference(),
                plan.lines(),
                order.status(),
                order.refunded(),
                order.refundable(),
                wanted.ledgerTransactionId(),
                wanted.metadata(),
                wanted.at());
        var booked = LedgerTransaction.refund(
                wanted.ledgerTransactionId(),
                order.id(),
                refund.id(),
                provider,
                refund.amount(),
                refund.currency(),
                wanted.at());
        var givenBack = wanted.restock() ? taken(before, plan.lines()) : Pieces.none();
        // Each piece is told once: those of a cancellation by the event of its end.
        var told = new RefundRecorded(refund, to == OrderStatus.CANCELLED ? List.of() : givenBack.list());
        var recorded = Event.of("refund.recorded", order.id(), order.version(), wanted.at(), wanted.call(), told);
        return new AppliedRefund(order, refund, booked, givenBack, List.of(recorded));
    }

    private static List<Order.Item> items(Order before, List<Refund.Line> lines) {
        var items = new ArrayList<>(before.items());
        for (var line : lines) {
            items.set(line.line() - 1, items.get(line.line() - 1).refunded(line.quantity(), line.amount()));
        }
        return List.copyOf(items);
    }

    /** Those of the refunded units that the order took from stock. */
    private static Pieces taken(Order order, List<Refund.Line> lines) {
        return Pieces.sum(lines.stream()
                .filter(line -> order.items().get(line.line() - 1).takeStock())
                .map(line -> new Pieces.Of(order.items().get(line.line() - 1).sku(), line.quantity())));
    }

    /** What {@code refund.recorded} tells: the refund, and what went back to stock. */
    record RefundRecorded(@JsonUnwrapped Refund refund, List<Pieces.Of> restocked) {}

    /** What {@code order.refunded} tells. */
    record OrderRefunded(UUID orderId, UUID refundId, String currency, long refunded) {}
}
