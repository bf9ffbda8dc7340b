package dev.intact.postgres;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.ledger.Balance;
import dev.intact.ledger.Balance.Collected;
import dev.intact.ledger.LedgerStore;
import dev.intact.ledger.LedgerTransaction;
import dev.intact.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@StoredIn(Backend.POSTGRESQL)
class PostgresLedgerStore implements LedgerStore {
    private final Sql sql;
    private final Reads reads;

    PostgresLedgerStore(Sql sql, Reads reads) {
        this.sql = sql;
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

    @Override
    public List<Balance> balances() {
        return Balance.of(sql.query(
                "select provider, currency, collected from ledger_balance",
                row -> new Collected(
                        row.getString("provider"),
                        row.getString("currency"),
                        row.getBigDecimal("collected").toBigIntegerExact())));
    }

    @Override
    public Optional<Balance> balanceOf(UUID orderId) {
        return sql
                .query(
                        "select currency, paid - refunded as refundable from orders where id = ?",
                        row -> Balance.ofOrder(orderId, row.getString("currency"), row.getLong("refundable")),
                        orderId)
                .stream()
                .findFirst();
    }
}
