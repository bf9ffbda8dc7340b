package dev.intact.orders;

import dev.intact.shared.Answer;
import java.util.UUID;

/** Every way to end {@link OrderStore#recordPayment}. Only {@link Recorded} has written anything. */
public sealed interface RecordPaymentResult {
    record Recorded(Payment payment) implements RecordPaymentResult {}

    record Replayed(Answer first) implements RecordPaymentResult {}

    record KeyReused() implements RecordPaymentResult {}

    record OrderNotFound() implements RecordPaymentResult {}

    record VersionMismatch(long version) implements RecordPaymentResult {}

    /** The order was paid before, or is cancelled. */
    record OrderNotPayable(OrderStatus status) implements RecordPaymentResult {}

    /** A payment pays the whole order. */
    record AmountNotDue(long total) implements RecordPaymentResult {}

    /** @param holder the order that was paid with this (provider, reference) */
    record DuplicatePayment(UUID holder) implements RecordPaymentResult {}
}
