package dev.intact.shared;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets the workflows of this instance on one aggregate go one after the other, first come first served, so that those
 * that look before they write seldom lose a race. For speed, never for truth: the guards in the write keep that.
 */
public class Turns {
    private final ConcurrentMap<Object, Turn> turns = new ConcurrentHashMap<>();

    /** Kept as long as somebody has it or waits for it. */
    private static final class Turn {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int users;

        private Turn joined() {
            users++;
            return this;
        }

        /** Null where nobody needs it any more. */
        private Turn left() {
            users--;
            return users == 0 ? null : this;
        }
    }

    /** @param aggregates what the workflow changes, and many others change too */
    public <T> T inTurn(Collection<?> aggregates, Supplier<T> workflow) {
        var taken = new ArrayDeque<Object>();
        try {
            var end = System.nanoTime() + Pauses.DEADLINE.toNanos();
            // Always in the same order, or two workflows would wait for each other.
            for (var aggregate : aggregates.stream()
                    .sorted(Comparator.comparing(Object::toString))
                    .toList()) {
                if (take(aggregate, end - System.nanoTime())) {
                    taken.push(aggregate);
                }
            }
            return workflow.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return workflow.get();
        } finally {
            taken.forEach(this::giveUp);
        }
    }

    private boolean take(Object aggregate, long nanos) throws InterruptedException {
        var turn = turns.compute(aggregate, (any, known) -> (known == null ? new Turn() : known).joined());
        var isTaken = false;
        try {
            isTaken = turn.lock.tryLock(nanos, TimeUnit.NANOSECONDS);
            return isTaken;
        } finally {
            if (!isTaken) {
                turns.computeIfPresent(aggregate, (any, known) -> known.left());
            }
        }
    }

    private void giveUp(Object aggregate) {
        turns.computeIfPresent(aggregate, (any, known) -> {
            known.lock.unlock();
            return known.left();
        });
    }
}
