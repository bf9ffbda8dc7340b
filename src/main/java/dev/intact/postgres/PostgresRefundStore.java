package dev.intact.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.ledger.LedgerTransaction;
import dev.intact.orders.OrderStatus;
import dev.intact.postgres.Decisions.Ends;
import dev.intact.postgres.SqlWrite.Facts;
import dev.intact.refunds.AppliedRefund;
import dev.intact.refunds.NewRefund;
import dev.intact.refunds.NewRefund.Way.ByAmount;
import dev.intact.refunds.NewRefund.Way.ByLines;
import dev.intact.refunds.NewRefund.Way.InFull;
import dev.intact.refunds.RecordRefundResult;
import dev.intact.refunds.RecordRefundResult.DuplicateReference;
import dev.intact.refunds.RecordRefundResult.KeyReused;
import dev.intact.refunds.RecordRefundResult.OrderNotFound;
import dev.intact.refunds.RecordRefundResult.Recorded;
import dev.intact.refunds.RecordRefundResult.Replayed;
import dev.intact.refunds.Refund;
import dev.intact.refunds.RefundPlan;
import dev.intact.refunds.RefundPlan.Balance;
import dev.intact.refunds.RefundPlan.Go;
import dev.intact.refunds.RefundPlan.Refuse;
import dev.intact.refunds.RefundStore;
import dev.intact.shared.Answer;
import dev.intact.shared.Ids;
import dev.intact.shared.Json;
import dev.intact.shared.Kept;
import dev.intact.shared.Page;
import dev.intact.shared.Pauses;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A refund by amount does not look first: the guarded UPDATE decides, and the later steps read the running totals from
 * the row that it has just changed and still holds locked. A refund of units looks, decides in {@link RefundPlan}, and
 * writes guarded by the order's version.
 */
@ApplicationScoped
@StoredIn(Backend.POSTGRESQL)
class PostgresRefundStore implements RefundStore {
    /** Refunds render their answer from their own row, which never changes; no copy is kept. */
    private static final Answer RENDERED_AGAIN = new Answer(201, null, null);

    private final Sql sql;
    private final Reads reads;
    private final Decisions decisions;
    private final Ends<RecordRefundResult> ends = new Ends<>(this::replayed, KeyReused::new, OrderNotFound::new);

    PostgresRefundStore(Sql sql, Reads reads, Decisions decisions) {
        this.sql = sql;
        this.reads = reads;
        this.decisions = decisions;
    }

    @Override
    public RecordRefundResult recordRefund(NewRefund wanted) {
        return switch (wanted.way()) {
            case ByAmount(long amount) -> refundAmount(wanted, amount);
            case ByLines units -> lookThenRefund(wanted);
            case InFull all -> lookThenRefund(wanted);
        };
    }

    @Override
    public Optional<Refund> find(UUID id) {
        return reads.read("refund", () -> RefundRow.withLines(id).map(RefundRow::refund));
    }

    @Override
    public Optional<Page<Refund>> refundsOf(UUID orderId, Page.Request page) {
        var refunds = reads.<RefundRow, Refund>page(
                "refunds",
                page,
                below -> RefundRow.find("orderId = ?1 and id < ?2 order by id desc", orderId, below),
                RefundRow::refund,
                Refund::id);
        var isThere = !refunds.items().isEmpty()
                || reads.read("order", () -> OrderRow.withItems(orderId)).isPresent();
        return isThere ? Optional.of(refunds) : Optional.empty();
    }

    private RecordRefundResult lookThenRefund(NewRefund wanted) {
        return decisions.onOrder(
                wanted.call(), wanted.orderId(), ends, (found, order, pauses) -> switch (RefundPlan.of(order, wanted)) {
                    case Refuse(RecordRefundResult why) -> Optional.of(why);
                    case Go plan -> refund(wanted, AppliedRefund.of(order, wanted, plan, found.provider), pauses);
                });
    }

    private Optional<RecordRefundResult> refund(NewRefund wanted, AppliedRefund applied, Pauses pauses) {
        var write = decisions.write(wanted.call(), wanted.id(), RENDERED_AGAIN, ends, pauses);
        OrderWrites.change(write, applied.order(), null, Optional::empty);
        RefundWrites.insert(write, applied, wanted.restock());
        write.ifTaken("refund_reference_key", () -> Optional.of(duplicateReference(wanted)));
        StockWrites.giveBack(write, applied.givenBack(), wanted.at());
        LedgerWrites.moveBalance(write, applied.booked());
        write.record(applied.events());
        return write.commit(Optional.of(new Recorded(applied.refund())));
    }

    private RecordRefundResult refundAmount(NewRefund wanted, long amount) {
        var write = sql.<RecordRefundResult>write("recordRefund");
        write.claim(wanted.call(), wanted.id(), RENDERED_AGAIN, this::replayed, KeyReused::new);
        moveTotals(write, wanted, amount);
        write.run(
                        RefundSql.INSERT,
                        wanted.id(),
                        amount,
                        wanted.reason(),
                        wanted.reference(),
                        wanted.ledgerTransactionId(),
                        Json.write(wanted.metadata()),
                        wanted.at(),
                        wanted.orderId())
                .ifTaken("refund_reference_key", () -> duplicateReference(wanted));
        write.run(RefundSql.BOOK, wanted.id());
        write.run(RefundSql.BOOK_ENTRIES, wanted.id());
        write.guard(
                1,
                RefundSql.TAKE_FROM_BALANCE,
                facts -> LedgerWrites.noBalance(),
                amount,
                wanted.orderId(),
                LedgerTransaction.shareOf(wanted.orderId()));
        write.run(RefundSql.RECORD_REFUNDED, Ids.next(), wanted.call().actor(), Json.time(wanted.at()), wanted.id());
        write.run(RefundSql.RECORD_ORDER_REFUNDED, Ids.next(), wanted.call().actor(), wanted.id());
        return write.commit(
                RefundSql.TOTALS,
                row -> refund(wanted, amount, row),
                Recorded::new,
                () -> new Recorded(recorded(wanted.id())),
                wanted.id());
    }

    private static void moveTotals(SqlWrite<RecordRefundResult> write, NewRefund wanted, long amount) {
        write.lock(1, "select 1 from orders where id = ?", Facts.NONE, facts -> new OrderNotFound(), wanted.orderId());
        write.guard(
                1,
                RefundSql.MOVE_TOTALS,
                new Facts(RefundSql.BALANCE, wanted.orderId()),
                facts -> refusal(facts, wanted, amount),
                amount,
                amount,
                wanted.at(),
                wanted.orderId(),
                amount,
                wanted.expectedRefunded().orElse(null),
                wanted.expectedRefunded().orElse(null),
                Sql.versions(wanted.call()),
                Sql.versions(wanted.call()));
    }

    private RecordRefundResult replayed(Kept kept) {
        return new Replayed(recorded(kept.made()).answer());
    }

    private Refund recorded(UUID id) {
        return find(id).orElseThrow(() -> new IllegalStateException("a request without its refund: " + id));
    }

    private RecordRefundResult duplicateReference(NewRefund wanted) {
        return new DuplicateReference(sql.id("select id from refund where reference = ?", wanted.reference()));
    }

    private static Refund refund(NewRefund wanted, long amount, ResultSet totals) throws SQLException {
        return new Refund(
                wanted.id(),
                wanted.orderId(),
                amount,
                totals.getString("currency"),
                wanted.reason(),
                wanted.reference(),
                List.of(),
                OrderStatus.of(totals.getString("order_status")),
                totals.getLong("refunded"),
                totals.getLong("refundable"),
                wanted.ledgerTransactionId(),
                wanted.metadata(),
                wanted.at());
    }

    private static RecordRefundResult refusal(JsonNode facts, NewRefund wanted, long amount) {
        var balance = new Balance(
                OrderStatus.of(facts.get("status").textValue()),
                facts.get("paid").longValue(),
                facts.get("refunded").longValue(),
                facts.get("version").longValue());
        return RefundPlan.refusal(balance, wanted, amount)
                .orElseThrow(() -> new IllegalStateException("refused without a reason: " + balance + " " + wanted));
    }
}
