package dev.intact.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Lets calls begin at the same moment. */
public final class Race {
    private static final int MOST_SECONDS = 60;

    private Race() {}

    /** @return what each runner got, in their order */
    public static <T> List<T> of(int runners, IntFunction<T> run) {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(runners)) {
            var running = new ArrayList<Future<T>>();
            for (var i = 0; i < runners; i++) {
                var number = i;
                running.add(threads.submit(() -> {
                    start.await();
                    return run.apply(number);
                }));
            }
            start.countDown();
            var results = new ArrayList<T>();
            for (var runner : running) {
                results.add(runner.get(MOST_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("a runner did not arrive", e);
        }
    }
}
