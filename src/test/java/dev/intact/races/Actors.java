package dev.intact.races;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Threads that stay for many races: to make them anew would take longer than to race. */
final class Actors implements AutoCloseable {
    private static final int MOST_SECONDS = 60;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** @return what each was told, in their order */
    List<Object> race(int actors, IntFunction<Object> act) {
        var start = new CyclicBarrier(actors);
        var acting = new ArrayList<Future<Object>>();
        for (var i = 0; i < actors; i++) {
            var actor = i;
            acting.add(threads.submit(() -> {
                await(start);
                return act.apply(actor);
            }));
        }
        return acting.stream().map(Actors::end).toList();
    }

    private static void await(CyclicBarrier start) throws InterruptedException {
        try {
            start.await();
        } catch (BrokenBarrierException e) {
            throw new AssertionError("another actor did not come", e);
        }
    }

    private static Object end(Future<Object> acting) {
        try {
            return acting.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("an actor failed: " + e.getCause(), e);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("an actor did not end", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
