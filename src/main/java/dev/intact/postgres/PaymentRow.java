package dev.intact.postgres;

import dev.intact.orders.OrderStatus;
import dev.intact.orders.Payment;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** {@code payment}. */
@Entity
@Table(name = "payment")
class PaymentRow extends PanacheEntityBase {
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

    Payment payment() {
        return new Payment(id, orderId, amount, currency, provider, reference, OrderStatus.of(orderStatus), createdAt);
    }
}
