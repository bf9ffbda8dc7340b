package dev.intact.postgres;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The statements of a refund by amount. Those after the first read what it made of the order: its row is locked until the
 * end.
 */
final class RefundSql {
    private RefundSql() {}

    static final String MOVE_TOTALS = """
            update orders
            set refunded = refunded + ?,
                status = case when refunded + ? = paid then 'refunded' else 'partially_refunded' end,
                version = version + 1, updated_at = ?
            where id = ? and status in ('paid', 'partially_refunded') and refunded < paid and refunded + ? <= paid
                and (?::bigint is null or refunded = ?::bigint) and (?::bigint[] is null or version = any(?::bigint[]))""";

    static final String BALANCE = """
            select json_build_object('status', status, 'paid', paid, 'refunded', refunded, 'version', version)
            from orders where id = ?""";

    static final String INSERT = """
            insert into refund (id, order_id, order_version, amount, currency, reason, reference, order_status, refunded,
                refundable, ledger_transaction_id, metadata, created_at)
            select ?, id, version, ?, currency, ?, ?, status, refunded, paid - refunded, ?, ?, ? from orders where id = ?""";

    static final String BOOK = """
            insert into ledger_transaction (id, kind, order_id, refund_id, currency, created_at)
            select ledger_transaction_id, 'refund', order_id, id, currency, created_at from refund where id = ?""";

    static final String BOOK_ENTRIES = """
            insert into ledger_entry (transaction_id, position, account, amount)
            select refund.ledger_transaction_id, entry.*
            from refund join orders on orders.id = refund.order_id,
                lateral (values (1, 'order:' || orders.id, -refund.amount),
                                (2, 'cash:' || orders.provider, refund.amount)) entry
            where refund.id = ?""";

    static final String TAKE_FROM_BALANCE = """
            update ledger_balance kept set collected = collected - ?
            from orders
            where orders.id = ? and kept.provider = orders.provider and kept.currency = orders.currency and share = ?""";

    static final String RECORD_REFUNDED = """
            insert into event (id, type, subject, subject_version, time, actor, data)
            select ?, 'refund.recorded', order_id::text, order_version, created_at, ?, json_build_object(
                'id', id, 'orderId', order_id, 'amount', amount, 'currency', currency, 'reason', reason,
                'reference', reference,
                'lines', json_build_array(),
                'orderStatus', order_status, 'refunded', refunded, 'refundable', refundable,
                'ledgerTransactionId', ledger_transaction_id, 'metadata', metadata::json, 'createdAt', ?::text,
                'restocked', json_build_array())::text
            from refund where id = ?""";

    static final String RECORD_ORDER_REFUNDED = """
            insert into event (id, type, subject, subject_version, time, actor, data)
            select ?, 'order.refunded', order_id::text, order_version, created_at, ?, json_build_object(
                'orderId', order_id, 'refundId', id, 'currency', currency, 'refunded', refunded)::text
            from refund where id = ? and refundable = 0""";

    /** Columns of fixed size only, see {@link SqlWrite#commit(String, Sql.Row, Function, Supplier, Object...)}. */
    static final String TOTALS =
            "select currency::name, order_status::name, refunded, refundable from refund where id = ?";
}
