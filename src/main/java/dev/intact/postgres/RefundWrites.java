package dev.intact.postgres;

import dev.intact.refunds.AppliedRefund;
import dev.intact.refunds.Refund;
import dev.intact.shared.Json;

/** Writes a refund that was decided beforehand, as steps of the workflow that makes it. */
final class RefundWrites {
    private RefundWrites() {}

    /** @param restock whether the pieces went back to stock */
    static void insert(SqlWrite<?> write, AppliedRefund applied, boolean restock) {
        var refund = applied.refund();
        countUnits(write, refund);
        write.run(
                """
                insert into refund (id, order_id, order_version, amount, currency, reason, reference, order_status, refunded,
                    refundable, ledger_transaction_id, restock, metadata, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                refund.id(),
                refund.orderId(),
                applied.order().version(),
                refund.amount(),
                refund.currency(),
                refund.reason(),
                refund.reference(),
                refund.orderStatus().code(),
                refund.refunded(),
                refund.refundable(),
                refund.ledgerTransactionId(),
                restock,
                Json.write(refund.metadata()),
                refund.createdAt());
        write.run(
                """
                insert into refund_line (refund_id, line, quantity, amount)
                select ?::uuid, unit.* from unnest(?::int[], ?::int[], ?::bigint[]) unit""",
                refund.id(),
                Sql.column(refund.lines(), Refund.Line::line, Integer[]::new),
                Sql.column(refund.lines(), Refund.Line::quantity, Integer[]::new),
                Sql.column(refund.lines(), Refund.Line::amount, Long[]::new));
        LedgerWrites.book(write, applied.booked());
    }

    private static void countUnits(SqlWrite<?> write, Refund refund) {
        write.run(
                """
                update order_item item
                set refunded_quantity = item.refunded_quantity + unit.quantity,
                    refunded_amount = item.refunded_amount + unit.amount
                from unnest(?::int[], ?::int[], ?::bigint[]) unit (line, quantity, amount)
                where item.order_id = ? and item.line = unit.line""",
                Sql.column(refund.lines(), Refund.Line::line, Integer[]::new),
                Sql.column(refund.lines(), Refund.Line::quantity, Integer[]::new),
                Sql.column(refund.lines(), Refund.Line::amount, Long[]::new),
                refund.orderId());
    }
}
