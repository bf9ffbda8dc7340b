package dev.intact.benchmark.store;

import dev.intact.benchmark.Counts;
import dev.intact.benchmark.Workflow;
import dev.intact.shared.StoreUnavailable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Clients within the service that call its stores, each again as soon as it has its answer. */
@Singleton
class StoreLoop {
    private static final int DIGITS = 3;
    private static final long NANOS_PER_MICRO = 1000;

    private final StoreCalls calls;

    StoreLoop(StoreCalls calls) {
        this.calls = calls;
    }

    private record Client(Histogram latencies, long refused, long failed) {}

    /** @param firstUser the first that nobody has made an owner */
    Counts run(Workflow workflow, int clients, Duration time, long firstUser) throws InterruptedException {
        var begin = System.nanoTime();
        var end = begin + time.toNanos();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var running = IntStream.range(0, clients)
                    .mapToObj(number -> threads.submit(
                            () -> client(workflow, new StoreCalls.Numbers(firstUser + number, clients), end)))
                    .toList();
            return sum(running, begin);
        }
    }

    private static Counts sum(Iterable<Future<Client>> running, long begin) throws InterruptedException {
        var latencies = new Histogram(DIGITS);
        var refused = 0L;
        var failed = 0L;
        for (var one : running) {
            try {
                latencies.add(one.get().latencies());
                refused += one.get().refused();
                failed += one.get().failed();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a client ended", e);
            }
        }
        var seconds =
                (System.nanoTime() - begin) / (double) Duration.ofSeconds(1).toNanos();
        return Counts.of(latencies.getTotalCount(), refused, failed, seconds, latencies);
    }

    private Client client(Workflow workflow, StoreCalls.Numbers users, long end) {
        var next = calls.of(workflow, users);
        var latencies = new Histogram(DIGITS);
        var refused = 0L;
        var failed = 0L;
        for (var at = System.nanoTime(); at < end; ) {
            try {
                refused += next.call() ? 0 : 1;
            } catch (StoreUnavailable e) {
                failed++;
            }
            var now = System.nanoTime();
            latencies.recordValue((now - at) / NANOS_PER_MICRO);
            at = now;
        }
        return new Client(latencies, refused, failed);
    }
}
