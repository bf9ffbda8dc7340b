package dev.intact.refunds;

import dev.intact.orders.OrderStatus;
import dev.intact.shared.Answer;
import java.util.UUID;

/** Every way to end {@link RefundStore#recordRefund}. Only {@link Recorded} has written anything. */
public sealed interface RecordRefundResult {
    record Recorded(Refund refund) implements RecordRefundResult {}

    record Replayed(Answer first) implements RecordRefundResult {}

    record KeyReused() implements RecordRefundResult {}

    record OrderNotFound() implements RecordRefundResult {}

    record VersionMismatch(long version) implements RecordRefundResult {}

    /** The order was never paid, or is cancelled. */
    record OrderNotRefundable(OrderStatus status) implements RecordRefundResult {}

    record LineNotFound(int line) implements RecordRefundResult {}

    record LineQuantityExceeded(int line, int refundableQuantity) implements RecordRefundResult {}

    record RefundedAmountChanged(long refunded) implements RecordRefundResult {}

    record NothingToRefund() implements RecordRefundResult {}

    record RefundExceedsPaid(long paid, long refunded, long refundable) implements RecordRefundResult {}

    /** @param holder the refund that has this reference */
    record DuplicateReference(UUID holder) implements RecordRefundResult {}
}
