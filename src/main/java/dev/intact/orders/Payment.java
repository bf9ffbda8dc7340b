package dev.intact.orders;

import dev.intact.shared.Answer;
import java.time.Instant;
import java.util.UUID;

/**
 * The one payment of an order, of its whole total.
 *
 * @param reference the provider's own id; a (provider, reference) is used once, ever
 * @param orderStatus the order's status right after this payment
 */
public record Payment(
        UUID id,
        UUID orderId,
        long amount,
        String currency,
        String provider,
        String reference,
        OrderStatus orderStatus,
        Instant createdAt) {

    /** What the caller is told, now and at each replay: a payment never changes. */
    public Answer answer() {
        return Answer.created("/v1/orders/" + orderId + "/payments/" + id, this);
    }
}
