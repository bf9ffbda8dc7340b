package dev.intact.orders;

import dev.intact.shared.Call;
import java.time.Instant;
import java.util.UUID;

/**
 * A checked payment of an order that was placed without one.
 *
 * @param eventId of the event that tells of it, and the write's own mark on the key
 */
public record NewPayment(
        Call call,
        UUID eventId,
        UUID id,
        UUID ledgerTransactionId,
        UUID orderId,
        String provider,
        String reference,
        long amount) {

    public Instant at() {
        return call.at();
    }
}
