package dev.intact.dynamodb;

import dev.intact.orders.Order;
import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Kept;
import dev.intact.shared.Pauses;
import dev.intact.shared.Turns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Workflows that must look before they write: look at an item and the request's record in one moment, decide, and write
 * guarded by the item's version. Who loses that race decides again, from the item that the refusal brought back.
 */
@ApplicationScoped
class Decisions {
    private final Table table;
    private final Turns turns;

    Decisions(Table table, Turns turns) {
        this.table = table;
        this.turns = turns;
    }

    /** How every such workflow may end before anything is decided. */
    record Ends<R>(Function<Kept, R> replayed, Supplier<R> keyReused) {}

    sealed interface Outcome<R> {
        record Told<R>(R result) implements Outcome<R> {}

        /** Between look and write. */
        record Changed<R>(Optional<Item> now) implements Outcome<R> {}
    }

    /** What to do with the item as it is now; empty if there is none. */
    interface Decision<R> {
        Outcome<R> of(Optional<Item> found, Pauses pauses);
    }

    /** What to do with the order as it is now. */
    interface OrderDecision<R> {
        Outcome<R> of(Item found, Order order, Pauses pauses);
    }

    <R> R onOrder(Call call, UUID orderId, Ends<R> ends, Supplier<R> orderNotFound, OrderDecision<R> decision) {
        return onItem(
                call,
                Keys.order(orderId),
                ends,
                (found, pauses) -> found.isPresent()
                        ? decision.of(found.get(), OrderItems.order(found.get()), pauses)
                        : new Outcome.Told<>(orderNotFound.get()));
    }

    <R> R onItem(Call call, Key key, Ends<R> ends, Decision<R> decision) {
        var pauses = table.pauses(call.operation());
        return turns.inTurn(List.of(key), () -> {
            var looked = table.getTogether(pauses, key, Keys.request(call));
            return first(call, looked.get(1), ends).orElseGet(() -> decide(looked.get(0), pauses, decision));
        });
    }

    /** What was looked at beside the request's record, all of it no earlier than what is decided from. */
    record Looked<S>(S state, Optional<Item> request) {}

    /** Looks at all that counts. */
    interface Look<S> {
        Looked<S> now(Pauses pauses);
    }

    /** What to do with what was seen. */
    interface StateDecision<S, R> {
        Outcome<R> of(S state, Pauses pauses);
    }

    /** Where several items count. Who loses a race looks at all of them again. */
    <S, R> R onState(Call call, Key aggregate, Ends<R> ends, Look<S> look, StateDecision<S, R> decision) {
        var pauses = table.pauses(call.operation());
        return turns.inTurn(List.of(aggregate), () -> {
            while (true) {
                var looked = look.now(pauses);
                var first = first(call, looked.request(), ends);
                if (first.isPresent()) {
                    return first.get();
                }
                if (decision.of(looked.state(), pauses) instanceof Outcome.Told<R>(R result)) {
                    return result;
                }
                pauses.afterLostRace();
            }
        });
    }

    /** Likewise, of a call that needs no other look. */
    <R> Optional<R> first(Call call, Ends<R> ends) {
        return first(call, table.get(Keys.request(call)), ends);
    }

    /** The end of a call whose key has a record. */
    private static <R> Optional<R> first(Call call, Optional<Item> request, Ends<R> ends) {
        return request.filter(item -> RequestItems.countsFor(call, item))
                .map(RequestItems::kept)
                .map(kept -> kept.judge(call, ends.replayed(), ends.keyReused()));
    }

    private static <R> R decide(Optional<Item> looked, Pauses pauses, Decision<R> decision) {
        var found = looked;
        while (true) {
            switch (decision.of(found, pauses)) {
                case Outcome.Told<R>(R result) -> {
                    return result;
                }
                case Outcome.Changed<R>(Optional<Item> now) -> found = now;
            }
            pauses.atOnce();
        }
    }

    /** The write of what was decided, begun by claiming the key. */
    <R> AtomicWrite<Outcome<R>> write(Call call, UUID made, Answer answer, Ends<R> ends, Pauses pauses) {
        return table.<Outcome<R>>write(pauses)
                .claim(
                        call,
                        made,
                        answer,
                        kept -> new Outcome.Told<>(ends.replayed().apply(kept)),
                        () -> new Outcome.Told<>(ends.keyReused().get()));
    }
}
