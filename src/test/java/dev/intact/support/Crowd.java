package dev.intact.support;

import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Several at a time, on threads of their own: those of a parallel stream are JUnit's, which may wait for each other. */
public final class Crowd {
    private static final int AT_A_TIME = 4;

    private Crowd() {}

    /** Returns when all are done. */
    public static <T> void each(Collection<T> all, Consumer<T> action) {
        try (var threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            var running = all.stream()
                    .map(one -> threads.submit(() -> action.accept(one)))
                    .toList();
            for (var one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
