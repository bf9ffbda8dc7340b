package dev.intact.postgres;

import dev.intact.orders.OrderStatus;
import dev.intact.refunds.NewRefund;
import dev.intact.refunds.RecordRefundResult;
import dev.intact.refunds.RecordRefundResult.DuplicateReference;
import dev.intact.refunds.RecordRefundResult.KeyReused;
import dev.intact.refunds.RecordRefundResult.Recorded;
import dev.intact.refunds.RecordRefundResult.Replayed;
import dev.intact.refunds.Refund;
import dev.intact.refunds.RefundPlan.Go;
import dev.intact.shared.Answer;
import dev.intact.shared.Ids;
import dev.intact.shared.Json;
import dev.intact.shared.Kept;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;

/** One refund's write: the claim that it begins with, and what follows once the order's totals have moved. */
final class RefundWrite {
    /** Refunds render their answer from their own row, which never changes; no copy is kept. */
    private static final Answer RENDERED_AGAIN = new Answer(201, null, null);

    private final Sql sql;
    private final Function<UUID, Refund> recorded;
    private final NewRefund wanted;
    private final SqlWrite<RecordRefundResult> write;

    /** @param recorded finds a refund that was recorded */
    RefundWrite(Sql sql, Function<UUID, Refund> recorded, NewRefund wanted) {
        this.sql = sql;
        this.recorded = recorded;
        this.wanted = wanted;
        this.write = sql.<RecordRefundResult>write("recordRefund")
                .claim(wanted.call(), wanted.id(), RENDERED_AGAIN, this::replayed, KeyReused::new);
    }

    /** The claim, waiting for the steps that move the order's totals. */
    SqlWrite<RecordRefundResult> begun() {
        return write;
    }

    RecordRefundResult record(Go plan) {
        write.run(
                        RefundSql.INSERT,
                        wanted.id(),
                        plan.amount(),
                        wanted.reason(),
                        wanted.reference(),
                        wanted.ledgerTransactionId(),
                        Json.write(wanted.metadata()),
                        wanted.at(),
                        wanted.orderId())
                .ifTaken("refund_reference_key", this::duplicateReference);
        if (!plan.lines().isEmpty()) {
            write.run(
                    RefundSql.INSERT_LINES,
                    wanted.id(),
                    Sql.column(plan.lines(), Refund.Line::line, Integer[]::new),
                    Sql.column(plan.lines(), Refund.Line::quantity, Integer[]::new),
                    Sql.column(plan.lines(), Refund.Line::amount, Long[]::new));
        }
        write.run(RefundSql.BOOK, wanted.id());
        write.run(RefundSql.BOOK_ENTRIES, wanted.id());
        write.run(RefundSql.RECORD_REFUNDED, Ids.next(), wanted.call().actor(), Json.time(wanted.at()), wanted.id());
        write.run(RefundSql.RECORD_ORDER_REFUNDED, Ids.next(), wanted.call().actor(), wanted.id());
        return write.commit(RefundSql.TOTALS, row -> refund(plan, row), Recorded::new, this::sentBefore, wanted.id());
    }

    /** The answer where the request's record was found before anything was written. */
    RecordRefundResult keyTaken(Kept kept) {
        return write.keyTaken(kept, this::sentBefore);
    }

    private RecordRefundResult sentBefore() {
        return new Recorded(recorded.apply(wanted.id()));
    }

    private RecordRefundResult replayed(Kept kept) {
        return new Replayed(recorded.apply(kept.made()).answer());
    }

    private RecordRefundResult duplicateReference() {
        return new DuplicateReference(sql.id("select id from refund where reference = ?", wanted.reference()));
    }

    private Refund refund(Go plan, ResultSet totals) throws SQLException {
        return new Refund(
                wanted.id(),
                wanted.orderId(),
                plan.amount(),
                totals.getString("currency"),
                wanted.reason(),
                wanted.reference(),
                plan.lines(),
                OrderStatus.of(totals.getString("order_status")),
                totals.getLong("refunded"),
                totals.getLong("refundable"),
                wanted.ledgerTransactionId(),
                wanted.metadata(),
                wanted.at());
    }
}
