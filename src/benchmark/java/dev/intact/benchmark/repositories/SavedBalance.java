package dev.intact.benchmark.repositories;

import dev.intact.ledger.LedgerTransaction;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;

/** One row of {@code ledger_balance}. */
@Entity
@Table(name = "ledger_balance")
@IdClass(SavedBalance.Key.class)
class SavedBalance {
    @Id
    String provider;

    @Id
    String currency;

    @Id
    int share;

    BigDecimal collected;

    record Key(String provider, String currency, int share) implements Serializable {}

    static Key keyOf(LedgerTransaction booked) {
        return new Key(booked.provider(), booked.currency(), LedgerTransaction.shareOf(booked.orderId()));
    }

    void move(LedgerTransaction booked) {
        collected = collected.add(BigDecimal.valueOf(booked.collected()));
    }
}
