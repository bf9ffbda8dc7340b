package dev.intact.cancellations;

import dev.intact.cancellations.CancelOrderResult.OrderNotCancellable;
import dev.intact.cancellations.CancelOrderResult.RefundRequired;
import dev.intact.cancellations.CancelOrderResult.VersionMismatch;
import dev.intact.events.Event;
import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.refunds.AppliedRefund;
import dev.intact.refunds.RefundPlan;
import dev.intact.shared.Answer;
import dev.intact.stock.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decides a cancellation from the order as it is stored: plain values in, all that is to be written or a refusal out. */
public sealed interface CancellationPlan {
    /**
     * @param order as the cancellation leaves it
     * @param refund of all that was left; empty where there was nothing to give back
     * @param givenBack to stock: what the order took and still held
     */
    record Go(Order order, Optional<AppliedRefund> refund, Pieces givenBack, List<Event> events)
            implements CancellationPlan {
        /** What the caller is told, now and at each replay. */
        public Answer answer() {
            return Answer.created("/v1/orders/" + order.id(), order);
        }
    }

    record Refuse(CancelOrderResult why) implements CancellationPlan {}

    /** @param provider of the order's payment, which the money goes back to; null where there was none */
    static CancellationPlan of(Order order, NewCancellation wanted, String provider) {
        if (!wanted.call().allows(order.version())) {
            return new Refuse(new VersionMismatch(order.version()));
        }
        return switch (order.status()) {
            case REFUNDED, CANCELLED -> new Refuse(new OrderNotCancellable(order.status()));
            case PLACED, PAID, PARTIALLY_REFUNDED -> cancel(order, wanted, provider);
        };
    }

    private static CancellationPlan cancel(Order order, NewCancellation wanted, String provider) {
        if (order.refundable() == 0) {
            var after =
                    order.changed(OrderStatus.CANCELLED, order.paid(), order.refunded(), order.items(), wanted.at());
            return done(after, wanted, Optional.empty(), held(order));
        }
        if (!wanted.withRefund()) {
            return new Refuse(new RefundRequired(order.refundable()));
        }
        var refund = AppliedRefund.cancelling(order, wanted.refund(), RefundPlan.inFull(order), provider);
        return done(refund.order(), wanted, Optional.of(refund), refund.givenBack());
    }

    /** Units that were refunded without being put back to stock stay out. */
    private static Pieces held(Order order) {
        return Pieces.sum(order.items().stream()
                .filter(item -> item.takeStock() && item.unitsLeft() > 0)
                .map(item -> new Pieces.Of(item.sku(), item.unitsLeft())));
    }

    private static Go done(Order order, NewCancellation wanted, Optional<AppliedRefund> refund, Pieces givenBack) {
        var events = new ArrayList<Event>();
        refund.ifPresent(its -> events.addAll(its.events()));
        var told = new OrderCancelled(
                order, refund.map(its -> its.refund().id()).orElse(null), wanted.reason(), givenBack.list());
        events.add(Event.of(
                wanted.eventId(),
                "order.cancelled",
                order.id().toString(),
                order.version(),
                wanted.at(),
                wanted.call(),
                told));
        return new Go(order, refund, givenBack, events);
    }

    /** What {@code order.cancelled} tells. */
    record OrderCancelled(Order order, UUID refundId, String reason, List<Pieces.Of> restocked) {}
}
