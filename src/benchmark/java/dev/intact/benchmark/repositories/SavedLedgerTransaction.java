package dev.intact.benchmark.repositories;

import dev.intact.ledger.LedgerTransaction;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One row of {@code ledger_transaction}. */
@Entity
@Table(name = "ledger_transaction")
class SavedLedgerTransaction {
    @Id
    UUID id;

    String kind;

    @Column(name = "order_id")
    UUID orderId;

    @Column(name = "refund_id")
    UUID refundId;

    String currency;

    @Column(name = "created_at")
    Instant createdAt;

    SavedLedgerTransaction() {}

    SavedLedgerTransaction(LedgerTransaction booked) {
        this.id = booked.id();
        this.kind = booked.kind().code();
        this.orderId = booked.orderId();
        this.refundId = booked.refundId();
        this.currency = booked.currency();
        this.createdAt = booked.createdAt();
    }
}
