package dev.intact.shared;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Lets the workflows of this instance on one aggregate go one after the other, first come first served, so that those
 * that look before they write seldom lose a race. For speed, never for truth: the guards in the write keep that.
 */
public class Turns {
    /** Two aggregates seldom share a lock, and it harms nothing if they do. */
    private static final int STRIPES = 256;

    private final ReentrantLock[] stripes =
            IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock(true)).toArray(ReentrantLock[]::new);

    public <T> T inTurn(UUID aggregate, Supplier<T> workflow) {
        var stripe = stripes[Math.floorMod(aggregate.hashCode(), STRIPES)];
        var isOurTurn = false;
        try {
            isOurTurn = stripe.tryLock(Pauses.DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
            return workflow.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return workflow.get();
        } finally {
            if (isOurTurn) {
                stripe.unlock();
            }
        }
    }
}
