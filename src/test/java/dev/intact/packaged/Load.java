package dev.intact.packaged;

import dev.intact.packaged.Caller.Unanswered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;

/** Clients that call the service all at once, each until it is told to stop or gets no answer. */
final class Load {
    private static final int CLIENTS_OF_AN_INSTANCE = 6;
    private static final int MOST_SECONDS = 60;
    private static final Duration LOOK = Duration.ofMillis(1);

    private final Journal journal;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> clients = new ArrayList<>();
    private volatile boolean isOver;

    private Load(Journal journal) {
        this.journal = journal;
    }

    static Load on(List<PackagedService> instances, Journal journal, Random random) {
        var load = new Load(journal);
        var hotOrder = Scene.hotOrder(new Caller(instances.getFirst(), journal));
        for (var instance : instances) {
            for (var i = 0; i < CLIENTS_OF_AN_INSTANCE; i++) {
                load.add(new Caller(instance, journal), new Random(random.nextLong()), hotOrder);
            }
        }
        return load;
    }

    private void add(Caller caller, Random random, String hotOrder) {
        clients.add(threads.submit(() -> {
            try {
                while (!isOver) {
                    Scene.values()[random.nextInt(Scene.values().length)].play(caller, random, hotOrder);
                }
            } catch (Unanswered expected) {
                // Its call stays open in the journal.
            }
        }));
    }

    /** Until so many writes have been acknowledged. */
    void await(int acknowledged) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK)
                .atMost(Duration.ofSeconds(MOST_SECONDS))
                .until(() -> journal.freshCount() >= acknowledged);
    }

    /** No call is begun any more. */
    void stop() {
        isOver = true;
    }

    /** All calls have ended. */
    void join() {
        threads.shutdown();
        try {
            for (var client : clients) {
                client.get(MOST_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("a client did not end as it should", e);
        }
    }
}
