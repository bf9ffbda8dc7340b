package dev.intact.benchmark.repositories;

import dev.intact.refunds.Refund;
import dev.intact.shared.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One row of {@code refund}. */
@Entity
@Table(name = "refund")
class SavedRefund {
    @Id
    UUID id;

    @Column(name = "order_id")
    UUID orderId;

    @Column(name = "order_version")
    long orderVersion;

    long amount;

    String currency;

    String reason;

    String reference;

    @Column(name = "order_status")
    String orderStatus;

    long refunded;

    long refundable;

    @Column(name = "ledger_transaction_id")
    UUID ledgerTransactionId;

    boolean restock;

    String metadata;

    @Column(name = "created_at")
    Instant createdAt;

    SavedRefund() {}

    SavedRefund(Refund refund, long orderVersion) {
        this.id = refund.id();
        this.orderId = refund.orderId();
        this.orderVersion = orderVersion;
        this.amount = refund.amount();
        this.currency = refund.currency();
        this.reason = refund.reason();
        this.reference = refund.reference();
        this.orderStatus = refund.orderStatus().code();
        this.refunded = refund.refunded();
        this.refundable = refund.refundable();
        this.ledgerTransactionId = refund.ledgerTransactionId();
        this.metadata = Json.write(refund.metadata());
        this.createdAt = refund.createdAt();
    }
}
