package dev.intact.postgres;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.ledger.LedgerStore;
import dev.intact.ledger.LedgerTransaction;
import dev.intact.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
@StoredIn(Backend.POSTGRESQL)
class PostgresLedgerStore implements LedgerStore {
    private final Reads reads;

    PostgresLedgerStore(Reads reads) {
        this.reads = reads;
    }

    @Override
    public Page<LedgerTransaction> transactionsOf(UUID orderId, Page.Request page) {
        return reads.<LedgerTransactionRow, LedgerTransaction>page(
                "ledger transactions",
                page,
                below -> LedgerTransactionRow.find("orderId = ?1 and id < ?2 order by id desc", orderId, below),
                LedgerTransactionRow::transaction,
                LedgerTransaction::id);
    }
}
