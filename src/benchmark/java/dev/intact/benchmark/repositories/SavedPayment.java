package dev.intact.benchmark.repositories;

import dev.intact.orders.Payment;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One row of {@code payment}. */
@Entity
@Table(name = "payment")
class SavedPayment {
    @Id
    UUID id;

    @Column(name = "order_id")
    UUID orderId;

    long amount;

    String currency;

    String provider;

    String reference;

    @Column(name = "order_status")
    String orderStatus;

    @Column(name = "created_at")
    Instant createdAt;

    SavedPayment() {}

    SavedPayment(Payment payment) {
        this.id = payment.id();
        this.orderId = payment.orderId();
        this.amount = payment.amount();
        this.currency = payment.currency();
        this.provider = payment.provider();
        this.reference = payment.reference();
        this.orderStatus = payment.orderStatus().code();
        this.createdAt = payment.createdAt();
    }
}
