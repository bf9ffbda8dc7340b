package dev.intact.refunds;

import dev.intact.events.Event;
import dev.intact.ledger.LedgerTransaction;
import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.shared.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * All that a refund makes of an order, for stores that decide before they write: plain values in, plain values out.
 *
 * @param order as the refund leaves it
 */
public record AppliedRefund(Order order, Refund refund, LedgerTransaction booked, List<Event> events) {

    /** @param provider of the order's payment, which the money goes back to */
    public static AppliedRefund of(Order before, NewRefund wanted, RefundPlan.Go plan, String provider) {
        var order = after(before, wanted, plan);
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
        return new AppliedRefund(order, refund, booked, events(order, refund, wanted.call()));
    }

    private static Order after(Order before, NewRefund wanted, RefundPlan.Go plan) {
        var refundable = before.refundable() - plan.amount();
        return new Order(
                before.id(),
                before.externalId(),
                before.customerId(),
                refundable == 0 ? OrderStatus.REFUNDED : OrderStatus.PARTIALLY_REFUNDED,
                before.currency(),
                before.total(),
                before.paid(),
                before.refunded() + plan.amount(),
                refundable,
                items(before.items(), plan.lines()),
                before.metadata(),
                before.version() + 1,
                before.createdAt(),
                wanted.at());
    }

    private static List<Order.Item> items(List<Order.Item> before, List<Refund.Line> lines) {
        var items = new ArrayList<>(before);
        for (var line : lines) {
            var item = items.get(line.line() - 1);
            items.set(
                    line.line() - 1,
                    new Order.Item(
                            item.line(),
                            item.sku(),
                            item.quantity(),
                            item.unitAmount(),
                            item.discountAmount(),
                            item.amount(),
                            item.takeStock(),
                            item.refundedQuantity() + line.quantity(),
                            item.refundedAmount() + line.amount()));
        }
        return List.copyOf(items);
    }

    private static List<Event> events(Order order, Refund refund, Call call) {
        var events = new ArrayList<Event>();
        var at = refund.createdAt();
        events.add(Event.of("refund.recorded", order.id(), order.version(), at, call, refund));
        if (order.refundable() == 0) {
            var told = new OrderRefunded(order.id(), refund.id(), order.currency(), order.refunded());
            events.add(Event.of("order.refunded", order.id(), order.version(), at, call, told));
        }
        return events;
    }

    /** What {@code order.refunded} tells. */
    record OrderRefunded(UUID orderId, UUID refundId, String currency, long refunded) {}
}
