package dev.intact.postgres;

import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.shared.Json;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code orders}, with {@code order_item}. */
@Entity
@Table(name = "orders")
class OrderRow extends PanacheEntityBase {
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
    String metadata;
    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @ElementCollection
    @CollectionTable(name = "order_item", joinColumns = @JoinColumn(name = "order_id"))
    @OrderBy("line")
    List<ItemRow> items;

    @Embeddable
    static class ItemRow {
        int line;
        String sku;
        int quantity;

        @Column(name = "unit_amount")
        long unitAmount;

        @Column(name = "discount_amount")
        long discountAmount;

        long amount;

        @Column(name = "take_stock")
        boolean takeStock;

        @Column(name = "refunded_quantity")
        int refundedQuantity;

        @Column(name = "refunded_amount")
        long refundedAmount;

        Order.Item item() {
            return new Order.Item(
                    line,
                    sku,
                    quantity,
                    unitAmount,
                    discountAmount,
                    amount,
                    takeStock,
                    refundedQuantity,
                    refundedAmount);
        }
    }

    static Optional<OrderRow> withItems(UUID id) {
        return find("from OrderRow o left join fetch o.items where o.id = ?1", id)
                .singleResultOptional();
    }

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
                items.stream().map(ItemRow::item).toList(),
                Json.metadata(metadata),
                version,
                createdAt,
                updatedAt);
    }
}
