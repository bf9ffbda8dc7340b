package dev.intact.benchmark.repositories;

import dev.intact.ledger.LedgerTransaction;
import jakarta.inject.Singleton;
import java.util.stream.IntStream;

/** Books money and moves its balance, which the payments have begun. */
@Singleton
class Books {
    private final LedgerTransactionRepository transactions;
    private final LedgerEntryRepository entries;
    private final BalanceRepository balances;

    Books(LedgerTransactionRepository transactions, LedgerEntryRepository entries, BalanceRepository balances) {
        this.transactions = transactions;
        this.entries = entries;
        this.balances = balances;
    }

    void book(LedgerTransaction booked) {
        transactions.insert(new SavedLedgerTransaction(booked));
        entries.insertAll(IntStream.range(0, booked.entries().size())
                .mapToObj(i -> new SavedLedgerEntry(
                        booked.id(), i + 1, booked.entries().get(i)))
                .toList());
        var balance = balances.findForUpdate(SavedBalance.keyOf(booked)).orElseThrow();
        balance.move(booked);
        balances.save(balance);
    }
}
