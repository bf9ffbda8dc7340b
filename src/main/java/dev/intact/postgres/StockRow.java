package dev.intact.postgres;

import dev.intact.stock.Stock;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** {@code stock}. */
@Entity
@Table(name = "stock")
class StockRow extends PanacheEntityBase {
    @Id
    String sku;

    long available;
    long version;

    @Column(name = "updated_at")
    Instant updatedAt;

    Stock stock() {
        return new Stock(sku, available, version, updatedAt);
    }
}
