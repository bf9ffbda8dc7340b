package dev.intact.stock;

import dev.intact.shared.Call;
import java.time.Instant;
import java.util.UUID;

/**
 * A checked change of stock by so many pieces.
 *
 * @param eventId of the event that tells of it, and the write's own mark on the key: the sku is the same for two calls
 */
public record NewAdjustment(Call call, UUID eventId, String sku, long delta, String reason) {
    public Instant at() {
        return call.at();
    }
}
