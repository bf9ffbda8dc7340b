package dev.intact.postgres;

import dev.intact.ledger.LedgerTransaction;
import dev.intact.ledger.LedgerTransaction.Entry;
import java.util.stream.IntStream;

/** Books money as part of the write that moves it. */
final class LedgerWrites {
    private static final String ADD_TO_BALANCE = """
            insert into ledger_balance as kept (provider, currency, share, collected) values (?, ?, ?, ?)
            on conflict (provider, currency, share) do update set collected = kept.collected + excluded.collected""";

    private static final String TAKE_FROM_BALANCE = """
            update ledger_balance kept set collected = kept.collected - part.collected
            from (values (?, ?, ?::int, ?::bigint)) part (provider, currency, share, collected)
            where (kept.provider, kept.currency, kept.share) = (part.provider, part.currency, part.share)""";

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

    /** Takes the last lock of a write: others wait for it who have nothing to do with this order. */
    static <R> void moveBalance(SqlWrite<R> write, LedgerTransaction booked) {
        write.guard(
                1,
                switch (booked.kind()) {
                    case PAYMENT -> ADD_TO_BALANCE;
                    case REFUND -> TAKE_FROM_BALANCE;
                },
                facts -> noBalance(),
                booked.provider(),
                booked.currency(),
                LedgerTransaction.shareOf(booked.orderId()),
                Math.abs(booked.collected()));
    }

    /** What was paid is there to be taken from. */
    static <R> R noBalance() {
        throw new IllegalStateException("a refund of what no balance has");
    }
}
