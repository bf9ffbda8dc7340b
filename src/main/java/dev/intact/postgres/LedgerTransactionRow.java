package dev.intact.postgres;

import dev.intact.ledger.LedgerTransaction;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/** {@code ledger_transaction}, with {@code ledger_entry}. */
@Entity
@Table(name = "ledger_transaction")
class LedgerTransactionRow extends PanacheEntityBase {
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

    /** Read for a whole page at once; entries never change, so a second statement sees the same. */
    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "ledger_entry", joinColumns = @JoinColumn(name = "transaction_id"))
    @OrderBy("position")
    List<EntryRow> entries;

    @Embeddable
    static class EntryRow {
        int position;
        String account;
        long amount;
    }

    LedgerTransaction transaction() {
        return new LedgerTransaction(
                id,
                LedgerTransaction.Kind.of(kind),
                orderId,
                refundId,
                currency,
                entries.stream()
                        .map(entry -> new LedgerTransaction.Entry(entry.account, entry.amount))
                        .toList(),
                createdAt);
    }
}
