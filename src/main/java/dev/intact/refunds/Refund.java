package dev.intact.refunds;

import dev.intact.orders.OrderStatus;
import dev.intact.shared.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A refund as it is stored; never changed, never deleted.
 *
 * @param lines the units that it counts as refunded; none for a refund by amount
 * @param orderStatus the order's status right after this refund; {@code refunded} and {@code refundable} likewise
 */
public record Refund(
        UUID id,
        UUID orderId,
        long amount,
        String currency,
        String reason,
        String reference,
        List<Line> lines,
        OrderStatus orderStatus,
        long refunded,
        long refundable,
        UUID ledgerTransactionId,
        Map<String, String> metadata,
        Instant createdAt) {

    /** @param amount what these units cost, exact to the minor unit over all refunds of the line */
    public record Line(int line, int quantity, long amount) {}

    /** What the caller is told, now and at each replay: a refund never changes, so neither do these bytes. */
    public Answer answer() {
        return Answer.created("/v1/refunds/" + id, this);
    }
}
