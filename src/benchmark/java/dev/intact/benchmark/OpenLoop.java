package dev.intact.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.DoubleStream;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Sends requests by a schedule, whether or not earlier ones were answered. A latency counts from when its request was to be
 * sent, so that one that had to wait for its turn is told so.
 *
 * @param perSecond how many are offered
 */
record OpenLoop(double perSecond) implements Load {
    private static final int DIGITS = 3;
    private static final int CREATED = 201;
    private static final int SERVER_ERROR = 500;

    /** Of the schedule, so that each run has the same gaps. */
    private static final int SEED = 1;

    /** @param due when each request is to be sent, in nanoseconds from the beginning */
    private record Tally(
            long[] due, AtomicInteger next, AtomicLong refused, AtomicLong failed, ConcurrentHistogram latencies) {}

    @Override
    public Counts run(Scene.Place place, Task task) {
        var tally = new Tally(
                schedule(task.seconds()),
                new AtomicInteger(),
                new AtomicLong(),
                new AtomicLong(),
                new ConcurrentHistogram(DIGITS));
        var begin = System.nanoTime();
        var clients = new ArrayList<Thread>();
        for (var i = 0; i < task.clients(); i++) {
            clients.add(Thread.ofPlatform().start(() -> client(place.service().port(), task, begin, tally)));
        }
        join(clients);
        var seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
        return Counts.of(
                tally.due().length, tally.refused().get(), tally.failed().get(), seconds, tally.latencies());
    }

    /** Callers do not know of each other: the gaps between them are exponential, as pgbench has them. */
    private long[] schedule(int seconds) {
        var random = new Random(SEED);
        var mean = TimeUnit.SECONDS.toNanos(1) / perSecond;
        var end = TimeUnit.SECONDS.toNanos(seconds);
        return DoubleStream.iterate(0, due -> due < end, due -> due - Math.log(1 - random.nextDouble()) * mean)
                .mapToLong(Math::round)
                .toArray();
    }

    private static void client(int port, Task task, long begin, Tally tally) {
        try (var connection = new Connection(port)) {
            for (var number = tally.next().getAndIncrement();
                    number < tally.due().length;
                    number = tally.next().getAndIncrement()) {
                var due = begin + tally.due()[number];
                for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                var choice = ThreadLocalRandom.current().nextInt(task.workflow().choices());
                var status = connection.send(Request.of(task.workflow(), choice, task.firstUser() + number));
                tally.latencies().recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
                if (status == Connection.NO_ANSWER || status >= SERVER_ERROR) {
                    tally.failed().incrementAndGet();
                } else if (status != CREATED) {
                    tally.refused().incrementAndGet();
                }
            }
        }
    }

    private static void join(List<Thread> clients) {
        for (var client : clients) {
            try {
                client.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
