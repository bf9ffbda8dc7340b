package dev.intact.history;

import dev.intact.history.Outcome.Unknown;
import dev.intact.shared.StoreUnavailable;
import dev.intact.support.Stores;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Several workers ask two instances for one thing after another, and write down what they asked and what they were told. */
final class Recording<S, C> {
    /** One in so many calls has no answer. */
    private static final int UNANSWERED = 8;

    private final Aggregate<S, C> aggregate;
    private final List<Stores> instances;
    private final Stores losing;
    private final AtomicLong clock = new AtomicLong();
    private final Queue<Operation<C>> operations = new ConcurrentLinkedQueue<>();

    /** @param losing stores that lose what they are told or asked */
    Recording(Aggregate<S, C> aggregate, List<Stores> instances, Stores losing) {
        this.aggregate = aggregate;
        this.instances = instances;
        this.losing = losing;
    }

    History<S, C> history() {
        return new History<>(aggregate, List.copyOf(operations));
    }

    void work(int worker, int times, Random dice) {
        for (var i = 0; i < times; i++) {
            var command = aggregate.next(dice);
            var attempt = aggregate.attempt(command);
            var isLost = dice.nextInt(UNANSWERED) == 0;
            var isAskedAgain = dice.nextBoolean();
            var instance = instances.get(worker % instances.size());
            var invoked = now();
            var outcome = ask(attempt, isLost ? losing : instance);
            if (outcome instanceof Unknown && isAskedAgain) {
                var askedAgain = now();
                outcome = ask(attempt, instance);
                if (outcome.changedNothing()) {
                    // A refusal is not kept under the key: the first call may still be on its way.
                    add(worker, command, invoked, new Unknown());
                    invoked = askedAgain;
                }
            }
            add(worker, command, invoked, outcome);
        }
    }

    private void add(int worker, C command, long invoked, Outcome outcome) {
        operations.add(new Operation<>(worker, command, invoked, now(), outcome));
    }

    private long now() {
        return clock.incrementAndGet();
    }

    private static Outcome ask(Aggregate.Attempt attempt, Stores stores) {
        try {
            return attempt.on(stores);
        } catch (StoreUnavailable e) {
            return new Unknown();
        }
    }
}
