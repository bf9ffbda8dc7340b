package dev.intact.postgres;

import dev.intact.orders.Order;
import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Kept;
import dev.intact.shared.Pauses;
import dev.intact.shared.Turns;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Workflows that must look before they write: look at what they change and at the request in one snapshot, decide, and
 * write guarded by the version that was seen. Who loses that race looks again.
 */
@ApplicationScoped
class Decisions {
    /**
     * HQL that joins the request's record. All parameters have types that pgjdbc can tell: it asks the server for others, and
     * from then on waits once more before each statement that returns texts.
     */
    static final String WITH_REQUEST =
            " left join RequestRow r on r.caller = :caller and r.operation = :operation and r.key = :key ";

    private static final String ORDER =
            "select r, o from OrderRow o left join fetch o.items" + WITH_REQUEST + "where o.id = :id";

    private final Sql sql;
    private final Reads reads;
    private final Turns turns;

    Decisions(Sql sql, Reads reads, Turns turns) {
        this.sql = sql;
        this.reads = reads;
        this.turns = turns;
    }

    /** How every such workflow may end before anything is decided. */
    record Ends<R>(Function<Kept, R> replayed, Supplier<R> keyReused, Supplier<R> notFound) {}

    /**
     * Where to look.
     *
     * @param query whose first column is the request's record, by {@link #WITH_REQUEST}
     * @param parameters beside those of the request
     * @param state of at least one row
     */
    record Look<S>(String query, Map<String, Object> parameters, Function<List<Object[]>, S> state) {}

    /** What to do with what was seen; empty if it changed meanwhile. */
    interface Attempt<S, R> {
        Optional<R> of(S state, Pauses pauses);
    }

    /** What to do with the order as it is now; empty if it changed meanwhile. */
    interface OrderAttempt<R> {
        Optional<R> of(OrderRow found, Order order, Pauses pauses);
    }

    <R> R onOrder(Call call, UUID orderId, Ends<R> ends, OrderAttempt<R> attempt) {
        var look = new Look<>(ORDER, Map.of("id", orderId), rows -> (OrderRow) rows.getFirst()[1]);
        return on(call, orderId, ends, look, (found, pauses) -> attempt.of(found, found.order(), pauses));
    }

    /** @param aggregate which others change too */
    <S, R> R on(Call call, UUID aggregate, Ends<R> ends, Look<S> look, Attempt<S, R> attempt) {
        var pauses = sql.pauses(call.operation());
        return turns.inTurn(List.of(aggregate), () -> {
            while (true) {
                var result = attempt(call, ends, look, attempt, pauses);
                if (result.isPresent()) {
                    return result.get();
                }
                pauses.afterLostRace();
            }
        });
    }

    /** The write of what was decided, begun by claiming the key. */
    <R> SqlWrite<Optional<R>> write(Call call, UUID made, Answer answer, Ends<R> ends, Pauses pauses) {
        return sql.<Optional<R>>write(pauses)
                .claim(
                        call,
                        made,
                        answer,
                        kept -> Optional.of(ends.replayed().apply(kept)),
                        () -> Optional.of(ends.keyReused().get()));
    }

    private <S, R> Optional<R> attempt(Call call, Ends<R> ends, Look<S> look, Attempt<S, R> attempt, Pauses pauses) {
        var looked = reads.read(call.operation(), () -> now(call, look));
        // Where there is nothing to join it to, the request's record has not been looked for yet.
        var kept = looked.isPresent() ? looked.get().kept() : Requests.find(sql, call);
        if (kept.isPresent()) {
            return Optional.of(kept.get().judge(call, ends.replayed(), ends.keyReused()));
        }
        return looked.isPresent()
                ? attempt.of(looked.get().state(), pauses)
                : Optional.of(ends.notFound().get());
    }

    private record Looked<S>(S state, Optional<Kept> kept) {}

    private static <S> Optional<Looked<S>> now(Call call, Look<S> look) {
        var query = Panache.getEntityManager()
                .createQuery(look.query(), Object[].class)
                .setParameter("caller", call.caller())
                .setParameter("operation", call.operation())
                .setParameter("key", call.key());
        look.parameters().forEach(query::setParameter);
        var rows = query.getResultList();
        return rows.stream()
                .findFirst()
                .map(first -> new Looked<>(
                        look.state().apply(rows),
                        Optional.ofNullable((RequestRow) first[0])
                                .filter(request -> request.countsFor(call))
                                .map(RequestRow::kept)));
    }
}
