package dev.intact.refunds;

import dev.intact.shared.Call;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/**
 * A checked refund. How much it comes to may depend on the order as it is stored.
 *
 * @param expectedRefunded what must have been refunded before; empty accepts anything
 */
public record NewRefund(
        Call call,
        UUID id,
        UUID ledgerTransactionId,
        UUID orderId,
        Way way,
        boolean restock,
        Optional<Long> expectedRefunded,
        String reason,
        String reference,
        Map<String, String> metadata) {

    public Instant at() {
        return call.at();
    }

    /** What is to be refunded. */
    public sealed interface Way {
        /** Money, not allocated to any line. */
        record ByAmount(long amount) implements Way {}

        /** Units of lines, by line number. */
        record ByLines(SortedMap<Integer, Integer> units) implements Way {}

        /** All that is left, of money and of units. */
        record InFull() implements Way {}
    }
}
