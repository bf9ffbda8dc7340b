package dev.intact.benchmark.repositories;

import dev.intact.orders.Order;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** One row of {@code order_item}. */
@Entity
@Table(name = "order_item")
@IdClass(SavedItem.Key.class)
class SavedItem {
    @Id
    @Column(name = "order_id")
    UUID orderId;

    @Id
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

    record Key(UUID orderId, int line) implements Serializable {}

    SavedItem() {}

    SavedItem(UUID orderId, Order.Item item) {
        this.orderId = orderId;
        this.line = item.line();
        this.sku = item.sku();
        this.quantity = item.quantity();
        this.unitAmount = item.unitAmount();
        this.discountAmount = item.discountAmount();
        this.amount = item.amount();
        this.takeStock = item.takeStock();
        this.refundedQuantity = item.refundedQuantity();
        this.refundedAmount = item.refundedAmount();
    }
}
