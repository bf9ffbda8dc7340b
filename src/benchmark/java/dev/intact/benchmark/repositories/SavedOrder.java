package dev.intact.benchmark.repositories;

import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.shared.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One row of {@code orders}. */
@Entity
@Table(name = "orders")
class SavedOrder {
    @Id
    UUID id;

    @Column(name = "external_id")
    String externalId;

    @Column(name = "customer_id")
    String customerId;

    String status;

    String currency;

    long total;

    long paid;

    long refunded;

    String provider;

    String metadata;

    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    SavedOrder() {}

    SavedOrder(Order order) {
        this.id = order.id();
        this.externalId = order.externalId();
        this.customerId = order.customerId();
        this.currency = order.currency();
        this.total = order.total();
        this.metadata = Json.write(order.metadata());
        this.createdAt = order.createdAt();
        become(order);
    }

    /** What changes of an order. */
    final void become(Order order) {
        this.status = order.status().code();
        this.paid = order.paid();
        this.refunded = order.refunded();
        this.version = order.version();
        this.updatedAt = order.updatedAt();
    }

    /** Without its items, which no refund by amount looks at. */
    Order order() {
        return new Order(
                id,
                externalId,
                customerId,
                OrderStatus.of(status),
                currency,
                total,
                paid,
                refunded,
                paid - refunded,
                List.of(),
                Json.metadata(metadata),
                version,
                createdAt,
                updatedAt);
    }
}
