package dev.intact.cancellations;

import dev.intact.refunds.NewRefund;
import dev.intact.refunds.NewRefund.Way.InFull;
import dev.intact.shared.Call;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A checked cancellation. What it gives back depends on the order as it is stored.
 *
 * @param eventId of the event that tells of it, and the write's own mark on the key: the order is the same for two calls
 * @param withRefund whether money may go back
 */
public record NewCancellation(
        Call call,
        UUID eventId,
        UUID refundId,
        UUID ledgerTransactionId,
        UUID orderId,
        boolean withRefund,
        String reason) {

    public Instant at() {
        return call.at();
    }

    /** The refund of all that is left, if anything is. */
    NewRefund refund() {
        return new NewRefund(
                call, refundId, ledgerTransactionId, orderId, new InFull(), true, Optional.empty(), reason, null, null);
    }
}
