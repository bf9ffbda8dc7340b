package dev.intact.stock;

import dev.intact.shared.Call;
import java.time.Instant;
import java.util.UUID;

/**
 * Checked stock, as it is to be.
 *
 * @param eventId of the event that tells of it, and the write's own mark on the key: the sku is the same for two calls
 */
public record NewStock(Call call, UUID eventId, String sku, long available) {
    public Instant at() {
        return call.at();
    }
}
