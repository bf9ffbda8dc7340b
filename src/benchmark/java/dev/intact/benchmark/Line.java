package dev.intact.benchmark;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A network between a client and PostgreSQL: what is sent arrives half a round trip later, in both directions, however
 * much else is under way. Counts what passes.
 */
final class Line implements Closeable {
    /** In bytes: as much as is taken up at once. */
    private static final int SEGMENT = 65_536;

    private static final int WAITING = 200;

    private final ServerSocket listener;
    private final int serverPort;
    private final AtomicLong roundTrips = new AtomicLong();
    private final AtomicLong statements = new AtomicLong();
    private volatile long oneWayNanos;

    Line(int serverPort) {
        this.serverPort = serverPort;
        try {
            listener = new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("line").start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** @param roundTrip a ping takes that long, beside what the machine itself takes */
    void delay(Duration roundTrip) {
        oneWayNanos = roundTrip.toNanos() / 2;
    }

    /** How often clients have waited for an answer. */
    long roundTrips() {
        return roundTrips.get();
    }

    long statements() {
        return statements.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                connect(listener.accept());
            } catch (IOException e) {
                // Closed.
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            }
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            var server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            carry(client, server, new Messages(roundTrips, statements));
            carry(server, client, null);
        } catch (IOException e) {
            // The server is down, which the client learns.
            client.close();
        }
    }

    private record Segment(byte[] bytes, long due) {}

    private void carry(Socket from, Socket to, Messages counted) {
        var underWay = new LinkedBlockingQueue<Segment>();
        Thread.ofPlatform().daemon().start(() -> take(from, underWay, counted));
        Thread.ofPlatform().daemon().start(() -> deliver(to, underWay));
    }

    private void take(Socket from, BlockingQueue<Segment> underWay, Messages counted) {
        var buffer = new byte[SEGMENT];
        try {
            for (var length = from.getInputStream().read(buffer);
                    length >= 0;
                    length = from.getInputStream().read(buffer)) {
                if (counted != null) {
                    counted.passed(buffer, length);
                }
                underWay.add(new Segment(Arrays.copyOf(buffer, length), System.nanoTime() + oneWayNanos));
            }
        } catch (IOException e) {
            // It was cut: what is under way still arrives.
        }
        underWay.add(new Segment(new byte[0], System.nanoTime() + oneWayNanos));
    }

    private static void deliver(Socket to, BlockingQueue<Segment> underWay) {
        try (to) {
            while (true) {
                var next = underWay.take();
                for (var left = next.due() - System.nanoTime(); left > 0; left = next.due() - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                if (next.bytes().length == 0) {
                    return;
                }
                to.getOutputStream().write(next.bytes());
            }
        } catch (IOException e) {
            // Nobody is there any more.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
