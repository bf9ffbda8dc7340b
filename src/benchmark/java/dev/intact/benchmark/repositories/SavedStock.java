package dev.intact.benchmark.repositories;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One row of {@code stock}. */
@Entity
@Table(name = "stock")
class SavedStock {
    @Id
    String sku;

    long available;

    long supplied;

    long version;

    @Column(name = "updated_at")
    Instant updatedAt;

    void take(int pieces, Instant at) {
        available -= pieces;
        version++;
        updatedAt = at;
    }
}
