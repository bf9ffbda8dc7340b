package dev.intact.stock;

import dev.intact.shared.Answer;
import dev.intact.shared.Json;
import java.time.Instant;

/**
 * How many pieces of a sku are there to sell.
 *
 * @param version 1 when it was first set, then one more with each change, also by orders
 */
public record Stock(String sku, long available, long version, Instant updatedAt) {
    /** What the caller of a change is told, now and at each replay. */
    public Answer answer() {
        return Answer.changed(Json.write(this));
    }
}
