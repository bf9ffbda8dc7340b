package dev.intact.benchmark.repositories;

import dev.intact.ledger.LedgerTransaction;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** One row of {@code ledger_entry}. */
@Entity
@Table(name = "ledger_entry")
@IdClass(SavedLedgerEntry.Key.class)
class SavedLedgerEntry {
    @Id
    @Column(name = "transaction_id")
    UUID transactionId;

    @Id
    int position;

    String account;

    long amount;

    record Key(UUID transactionId, int position) implements Serializable {}

    SavedLedgerEntry() {}

    SavedLedgerEntry(UUID transactionId, int position, LedgerTransaction.Entry entry) {
        this.transactionId = transactionId;
        this.position = position;
        this.account = entry.account();
        this.amount = entry.amount();
    }
}
