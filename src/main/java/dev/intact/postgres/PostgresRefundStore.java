package dev.intact.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.postgres.SqlWrite.Facts;
import dev.intact.refunds.NewRefund;
import dev.intact.refunds.NewRefund.Way.ByAmount;
import dev.intact.refunds.NewRefund.Way.ByLines;
import dev.intact.refunds.NewRefund.Way.InFull;
import dev.intact.refunds.RecordRefundResult;
import dev.intact.refunds.RecordRefundResult.OrderNotFound;
import dev.intact.refunds.Refund;
import dev.intact.refunds.RefundPlan;
import dev.intact.refunds.RefundPlan.Balance;
import dev.intact.refunds.RefundPlan.Go;
import dev.intact.refunds.RefundPlan.Refuse;
import dev.intact.refunds.RefundStore;
import dev.intact.shared.Kept;
import dev.intact.shared.Page;
import dev.intact.shared.Turns;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
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
    private final Sql sql;
    private final Reads reads;
    private final Turns turns;

    PostgresRefundStore(Sql sql, Reads reads, Turns turns) {
        this.sql = sql;
        this.reads = reads;
        this.turns = turns;
    }

    @Override
    public RecordRefundResult recordRefund(NewRefund wanted) {
        return switch (wanted.way()) {
            case ByAmount(long amount) -> refundAmount(wanted, amount);
            case ByLines units -> turns.inTurn(wanted.orderId(), () -> lookThenRefund(wanted));
            case InFull all -> turns.inTurn(wanted.orderId(), () -> lookThenRefund(wanted));
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

    private RecordRefundResult refundAmount(NewRefund wanted, long amount) {
        var refund = new RefundWrite(sql, this::recorded, wanted);
        refund.begun()
                .lock(
                        1,
                        "select 1 from orders where id = ?",
                        Facts.NONE,
                        facts -> new OrderNotFound(),
                        wanted.orderId())
                .guard(
                        1,
                        RefundSql.MOVE_TOTALS
                                + " and (?::bigint is null or refunded = ?::bigint)"
                                + " and (?::bigint[] is null or version = any(?::bigint[]))",
                        new Facts(RefundSql.BALANCE, wanted.orderId()),
                        facts -> refusal(facts, wanted, amount),
                        amount,
                        amount,
                        wanted.at(),
                        wanted.orderId(),
                        amount,
                        wanted.expectedRefunded().orElse(null),
                        wanted.expectedRefunded().orElse(null),
                        versions(wanted),
                        versions(wanted));
        return refund.record(new Go(amount, List.of()));
    }

    private RecordRefundResult lookThenRefund(NewRefund wanted) {
        var pauses = sql.pauses("recordRefund");
        while (true) {
            var result = decide(wanted);
            if (result.isPresent()) {
                return result.get();
            }
            pauses.afterLostRace();
        }
    }

    /** Empty if the order changed between look and write. */
    private Optional<RecordRefundResult> decide(NewRefund wanted) {
        var refund = new RefundWrite(sql, this::recorded, wanted);
        var looked = look(wanted);
        // Where there is no order to join it to, the request's record has not been looked for yet.
        var kept = looked.isPresent() ? looked.get().kept() : Requests.find(sql, wanted.call());
        if (kept.isPresent()) {
            return Optional.of(refund.keyTaken(kept.get()));
        }
        if (looked.isEmpty()) {
            return Optional.of(new OrderNotFound());
        }
        var order = looked.get().order();
        return switch (RefundPlan.of(order, wanted)) {
            case Refuse(RecordRefundResult why) -> Optional.of(why);
            case Go plan -> refundPlanned(refund, wanted, order, plan);
        };
    }

    private static Optional<RecordRefundResult> refundPlanned(
            RefundWrite refund, NewRefund wanted, Order order, Go plan) {
        var lost = new OrderNotFound();
        refund.begun()
                .guard(
                        1,
                        RefundSql.MOVE_TOTALS + " and version = ?",
                        facts -> lost,
                        plan.amount(),
                        plan.amount(),
                        wanted.at(),
                        order.id(),
                        plan.amount(),
                        order.version())
                .run(
                        RefundSql.COUNT_UNITS,
                        Sql.column(plan.lines(), Refund.Line::line, Integer[]::new),
                        Sql.column(plan.lines(), Refund.Line::quantity, Integer[]::new),
                        Sql.column(plan.lines(), Refund.Line::amount, Long[]::new),
                        order.id());
        var result = refund.record(plan);
        return result == lost ? Optional.empty() : Optional.of(result);
    }

    private Refund recorded(UUID id) {
        return find(id).orElseThrow(() -> new IllegalStateException("a request without its refund: " + id));
    }

    private record Looked(Order order, Optional<Kept> kept) {}

    /** The order and the request's record in one statement, so in one snapshot. */
    private Optional<Looked> look(NewRefund wanted) {
        var call = wanted.call();
        return reads.read("order and request", () -> Panache.getEntityManager()
                .createQuery(RefundSql.LOOK, Object[].class)
                .setParameter("id", wanted.orderId())
                .setParameter("caller", call.caller())
                .setParameter("operation", call.operation())
                .setParameter("key", call.key())
                .getResultList()
                .stream()
                .findFirst()
                .map(found -> new Looked(
                        ((OrderRow) found[0]).order(),
                        Optional.ofNullable((RequestRow) found[1])
                                .filter(request -> request.countsFor(call))
                                .map(RequestRow::kept))));
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

    private static Long[] versions(NewRefund wanted) {
        var versions = wanted.call().ifMatch();
        return versions.isEmpty() ? null : versions.toArray(Long[]::new);
    }
}
