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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Workflows that must look before they write: look at order and request in one snapshot, decide, and write
 * guarded by the order's version. Who loses that race looks again.
 */
@ApplicationScoped
class Decisions {
    /**
     * HQL. All parameters have types that pgjdbc can tell: it asks the server for others, and from then on waits once more
     * before each statement that returns texts.
     */
    private static final String LOOK = """
            select o, r from OrderRow o left join fetch o.items
            left join RequestRow r on r.caller = :caller and r.operation = :operation and r.key = :key
            where o.id = :id""";

    private final Sql sql;
    private final Reads reads;
    private final Turns turns;

    Decisions(Sql sql, Reads reads, Turns turns) {
        this.sql = sql;
        this.reads = reads;
        this.turns = turns;
    }

    /** How every change of an order may end before anything is decided. */
    record Ends<R>(Function<Kept, R> replayed, Supplier<R> keyReused, Supplier<R> orderNotFound) {}

    /** What to do with the order as it is now; empty if it changed meanwhile. */
    interface Decision<R> {
        Optional<R> of(OrderRow found, Order order, Pauses pauses);
    }

    <R> R onOrder(Call call, UUID orderId, Ends<R> ends, Decision<R> decision) {
        var pauses = sql.pauses(call.operation());
        return turns.inTurn(List.of(orderId), () -> {
            while (true) {
                var result = attempt(call, orderId, ends, decision, pauses);
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

    private <R> Optional<R> attempt(Call call, UUID orderId, Ends<R> ends, Decision<R> decision, Pauses pauses) {
        var looked = look(call, orderId);
        // Where there is no order to join it to, the request's record has not been looked for yet.
        var kept = looked.isPresent() ? looked.get().kept() : Requests.find(sql, call);
        if (kept.isPresent()) {
            return Optional.of(
                    kept.get().isOf(call)
                            ? ends.replayed().apply(kept.get())
                            : ends.keyReused().get());
        }
        return looked.isPresent()
                ? decision.of(looked.get().found(), looked.get().order(), pauses)
                : Optional.of(ends.orderNotFound().get());
    }

    private record Looked(OrderRow found, Order order, Optional<Kept> kept) {}

    private Optional<Looked> look(Call call, UUID orderId) {
        return reads.read("order and request", () -> Panache.getEntityManager()
                .createQuery(LOOK, Object[].class)
                .setParameter("id", orderId)
                .setParameter("caller", call.caller())
                .setParameter("operation", call.operation())
                .setParameter("key", call.key())
                .getResultList()
                .stream()
                .findFirst()
                .map(found -> new Looked(
                        (OrderRow) found[0],
                        ((OrderRow) found[0]).order(),
                        Optional.ofNullable((RequestRow) found[1])
                                .filter(request -> request.countsFor(call))
                                .map(RequestRow::kept))));
    }
}
