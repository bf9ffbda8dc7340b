package dev.intact.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
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
    private static final String LENGTH = "content-length:";

    private record Tally(AtomicLong next, AtomicLong refused, AtomicLong failed, ConcurrentHistogram latencies) {}

    @Override
    public Counts run(Scene.Place place, Task task) {
        var tally = new Tally(new AtomicLong(), new AtomicLong(), new AtomicLong(), new ConcurrentHistogram(DIGITS));
        var offered = Math.round(perSecond * task.seconds());
        var begin = System.nanoTime();
        var clients = new ArrayList<Thread>();
        for (var i = 0; i < task.clients(); i++) {
            clients.add(Thread.ofPlatform().start(() -> client(place.service().port(), task, offered, begin, tally)));
        }
        join(clients);
        var seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
        return Counts.of(offered, tally.refused().get(), tally.failed().get(), seconds, tally.latencies());
    }

    private void client(int port, Task task, long offered, long begin, Tally tally) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            for (var number = tally.next().getAndIncrement();
                    number < offered;
                    number = tally.next().getAndIncrement()) {
                var due = begin + Math.round(number / perSecond * TimeUnit.SECONDS.toNanos(1));
                for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                socket.getOutputStream().write(request(task, number));
                var status = status(in);
                tally.latencies().recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
                if (status >= SERVER_ERROR) {
                    tally.failed().incrementAndGet();
                } else if (status != CREATED) {
                    tally.refused().incrementAndGet();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] request(Task task, long number) {
        var choice = ThreadLocalRandom.current().nextInt(task.workflow().choices());
        var request = Request.of(task.workflow(), choice, task.firstUser() + number);
        return """
                POST %s HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Idempotency-Key: %s\r
                Content-Length: %d\r
                \r
                %s""".formatted(
                        request.path(),
                        Service.KEY,
                        UUID.randomUUID(),
                        request.body().length(),
                        request.body())
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static int status(InputStream in) throws IOException {
        var status = Integer.parseInt(line(in).split(" ")[1]);
        var length = 0;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        in.readNBytes(length);
        return status;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the service closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
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
