package dev.intact.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.postgres.Requests.Kept;
import dev.intact.postgres.SqlWrite.Facts;
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
import dev.intact.shared.Page;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A refund by amount does not look first: the guarded UPDATE decides, and the later steps read the running totals from
 * the row that it has just changed and still holds locked. A refund of units looks, decides in {@link RefundPlan}, and
 * writes guarded by the order's version.
 */
@ApplicationScoped
class PostgresRefundStore implements RefundStore {
    /** Refunds render their answer from their own row, which never changes; no copy is kept. */
    private static final Answer RENDERED_AGAIN = new Answer(201, null, null);

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
        var write = sql.<RecordRefundResult>write("recordRefund");
        claim(write, wanted);
        write.lock(1, "select 1 from orders where id = ?", Facts.NONE, facts -> new OrderNotFound(), wanted.orderId());
        write.guard(
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
        return record(write, wanted, new Go(amount, List.of()));
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
        var looked = look(wanted);
        if (looked.isEmpty()) {
            var used = Requests.find(sql, wanted.call());
            return Optional.of(used.map(kept -> keyTaken(wanted, kept)).orElseGet(OrderNotFound::new));
        }
        var order = looked.get().order();
        return looked.get()
                .kept()
                .map(kept -> Optional.of(keyTaken(wanted, kept)))
                .orElseGet(() -> switch (RefundPlan.of(order, wanted)) {
                    case Refuse(RecordRefundResult why) -> Optional.of(why);
                    case Go plan -> refundPlanned(wanted, order, plan);
                });
    }

    private Optional<RecordRefundResult> refundPlanned(NewRefund wanted, Order order, Go plan) {
        var lost = new OrderNotFound();
        var write = sql.<RecordRefundResult>write("recordRefund");
        claim(write, wanted);
        write.guard(
                1,
                RefundSql.MOVE_TOTALS + " and version = ?",
                facts -> lost,
                plan.amount(),
                plan.amount(),
                wanted.at(),
                order.id(),
                plan.amount(),
                order.version());
        write.run(
                RefundSql.COUNT_UNITS,
                plan.lines().stream().map(Refund.Line::line).toArray(Integer[]::new),
                plan.lines().stream().map(Refund.Line::quantity).toArray(Integer[]::new),
                plan.lines().stream().map(Refund.Line::amount).toArray(Long[]::new),
                order.id());
        var result = record(write, wanted, plan);
        return result == lost ? Optional.empty() : Optional.of(result);
    }

    /** What both kinds write once the order's totals have moved. */
    private RecordRefundResult record(SqlWrite<RecordRefundResult> write, NewRefund wanted, Go plan) {
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
                .ifTaken("refund_reference_key", () -> duplicateReference(wanted.reference()));
        if (!plan.lines().isEmpty()) {
            write.run(
                    RefundSql.INSERT_LINES,
                    wanted.id(),
                    plan.lines().stream().map(Refund.Line::line).toArray(Integer[]::new),
                    plan.lines().stream().map(Refund.Line::quantity).toArray(Integer[]::new),
                    plan.lines().stream().map(Refund.Line::amount).toArray(Long[]::new));
        }
        write.run(RefundSql.BOOK, wanted.id());
        write.run(RefundSql.BOOK_ENTRIES, wanted.id());
        write.run(RefundSql.RECORD_REFUNDED, Ids.next(), wanted.call().actor(), Json.time(wanted.at()), wanted.id());
        write.run(RefundSql.RECORD_ORDER_REFUNDED, Ids.next(), wanted.call().actor(), wanted.id());
        return write.commit(
                RefundSql.TOTALS,
                row -> refund(wanted, plan, row),
                Recorded::new,
                () -> new Recorded(recorded(wanted.id())),
                wanted.id());
    }

    private void claim(SqlWrite<RecordRefundResult> write, NewRefund wanted) {
        write.claim(wanted.call(), wanted.id(), RENDERED_AGAIN, this::replayed, KeyReused::new);
    }

    private RecordRefundResult keyTaken(NewRefund wanted, Kept kept) {
        if (kept.made().equals(wanted.id())) {
            return new Recorded(recorded(wanted.id()));
        }
        return kept.fingerprint().equals(wanted.call().fingerprint()) ? replayed(kept) : new KeyReused();
    }

    private RecordRefundResult replayed(Kept kept) {
        return new Replayed(recorded(kept.made()).answer());
    }

    private Refund recorded(UUID id) {
        return find(id).orElseThrow(() -> new IllegalStateException("a request without its refund: " + id));
    }

    private RecordRefundResult duplicateReference(String reference) {
        return new DuplicateReference(
                sql.query("select id from refund where reference = ?", row -> row.getObject(1, UUID.class), reference)
                        .getFirst());
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
                .setParameter("oldest", call.at().minus(Duration.ofDays(Requests.KEPT_DAYS)))
                .getResultList()
                .stream()
                .findFirst()
                .map(found -> new Looked(
                        ((OrderRow) found[0]).order(),
                        Optional.ofNullable((RequestRow) found[1]).map(RequestRow::kept))));
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

    private static Refund refund(NewRefund wanted, Go plan, ResultSet totals) throws SQLException {
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

    private static Long[] versions(NewRefund wanted) {
        var versions = wanted.call().ifMatch();
        return versions.isEmpty() ? null : versions.toArray(Long[]::new);
    }
}
