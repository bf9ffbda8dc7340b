package dev.intact.cancellations;

import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.shared.Answer;

/** Every way to end {@link CancellationStore#cancelOrder}. Only {@link Cancelled} has written anything. */
public sealed interface CancelOrderResult {
    record Cancelled(Order order, Answer answer) implements CancelOrderResult {}

    record Replayed(Answer first) implements CancelOrderResult {}

    record KeyReused() implements CancelOrderResult {}

    record OrderNotFound() implements CancelOrderResult {}

    record VersionMismatch(long version) implements CancelOrderResult {}

    /** The order was refunded in full, or cancelled before. */
    record OrderNotCancellable(OrderStatus status) implements CancelOrderResult {}

    /** There is money to give back, and the call does not say so. */
    record RefundRequired(long refundable) implements CancelOrderResult {}
}
