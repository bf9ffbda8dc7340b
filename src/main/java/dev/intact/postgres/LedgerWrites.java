package dev.intact.postgres;

import dev.intact.ledger.LedgerTransaction;
import dev.intact.ledger.LedgerTransaction.Entry;
import java.util.stream.IntStream;

/** Books money as part of the write that moves it. */
final class LedgerWrites {
    private LedgerWrites() {}

    static void book(SqlWrite<?> write, LedgerTransaction transaction) {
        write.run(
                """
                insert into ledger_transaction (id, kind, order_id, refund_id, currency, created_at)
                values (?, ?, ?, ?, ?, ?)""",
                transaction.id(),
                transaction.kind().code(),
                transaction.orderId(),
                transaction.refundId(),
                transaction.currency(),
                transaction.createdAt());
        write.run(
                """
                insert into ledger_entry (transaction_id, position, account, amount)
                select ?::uuid, entry.* from unnest(?::int[], ?::text[], ?::bigint[]) entry""",
                transaction.id(),
                IntStream.rangeClosed(1, transaction.entries().size()).boxed().toArray(Integer[]::new),
                Sql.column(transaction.entries(), Entry::account, String[]::new),
                Sql.column(transaction.entries(), Entry::amount, Long[]::new));
    }
}
