package dev.intact.postgres;

import dev.intact.orders.Order;
import dev.intact.orders.OrderFilter;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    /** Of the payment; null for an order that was not paid, or of nothing. */
    String provider;

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

    /** In one statement, so that each order is told with its items as they are at one moment. */
    static List<Order> newestFirst(OrderFilter filter, UUID below, int limit) {
        var where = new StringBuilder("p.id < :below");
        var parameters = new HashMap<String, Object>(Map.of("below", below));
        if (filter.customerId() != null) {
            where.append(" and p.customerId = :customerId");
            parameters.put("customerId", filter.customerId());
        }
        if (filter.status() != null) {
            // Not as a parameter: most orders stand in one or two of them, and a plan must know which one is asked for.
            where.append(" and p.status = '").append(filter.status().code()).append("'");
        }
        if (filter.externalId() != null) {
            where.append(" and p.externalId = :externalId");
            parameters.put("externalId", filter.externalId());
        }
        var found = "select p.id from OrderRow p where " + where + " order by p.id desc limit " + limit;
        return OrderRow.<OrderRow>list(
                        "from OrderRow o left join fetch o.items where o.id in (" + found + ") order by o.id desc",
                        parameters)
                .stream()
                .map(OrderRow::order)
                .toList();
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
