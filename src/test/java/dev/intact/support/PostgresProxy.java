package dev.intact.support;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands between a client and PostgreSQL, understands just enough of what they say to count round trips and statements,
 * and can delay them or cut the line at a chosen place.
 *
 * <p>Source: PostgreSQL documentation, "Frontend/Backend Protocol". Encryption must be off.
 */
public final class PostgresProxy implements Closeable {
    private static final int EXECUTE = 'E';
    private static final int SYNC = 'S';
    private static final int QUERY = 'Q';
    private static final int READY_FOR_QUERY = 'Z';

    /** In bytes: as much as comes at once. */
    private static final int SEGMENT = 65_536;

    /** Where the line breaks. */
    public enum Moment {
        /** The server never gets the statement. */
        BEFORE_STATEMENT,
        /** The server gets the statement, but not the Sync that would commit it. */
        AFTER_STATEMENT,
        /** The server has committed; the client never learns it. */
        ANSWER_LOST,
        /** The server gets the statements, but until {@link #letGo} not the Sync that would commit them; then the line breaks. */
        REQUEST_HELD,
        /** The server has committed; until {@link #letGo} the client hears nothing, then the line breaks. */
        ANSWER_HELD
    }

    /** @param statement from 1, counted from now on; for what happens to a whole round trip the number of that */
    public record Cut(int statement, Moment moment) {}

    private final ServerSocket listener;
    private final int serverPort;
    private final AtomicLong roundTrips = new AtomicLong();
    private final AtomicLong statements = new AtomicLong();
    private final AtomicReference<Cut> armed = new AtomicReference<>();
    private final AtomicLong untilCut = new AtomicLong();
    private volatile Duration delay = Duration.ZERO;
    private volatile int segment = SEGMENT;
    private volatile CountDownLatch held = new CountDownLatch(1);

    public PostgresProxy(int serverPort) {
        this.serverPort = serverPort;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    public void reset() {
        roundTrips.set(0);
        statements.set(0);
        armed.set(null);
        delay = Duration.ZERO;
        segment = SEGMENT;
        letGo();
    }

    /** How often a client has waited for an answer. */
    public long roundTrips() {
        return roundTrips.get();
    }

    /** How many statements were executed within those round trips. */
    public long statements() {
        return statements.get();
    }

    /** Cuts the line once. */
    public void arm(Cut cut) {
        untilCut.set(cut.statement());
        armed.set(cut);
    }

    public boolean isArmed() {
        return armed.get() != null;
    }

    /** Holds back each round trip for so long. */
    public void delay(Duration each) {
        delay = each;
    }

    /** Sends each byte by itself, on the lines that are open too. */
    public void oneByteAtATime() {
        segment = 1;
    }

    /** Breaks the lines that stand still. */
    public void letGo() {
        held.countDown();
        held = new CountDownLatch(1);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                new Line(listener.accept(), new Socket(InetAddress.getLoopbackAddress(), serverPort)).open();
            } catch (IOException e) {
                // The server is down, or this proxy is closed: whoever called learns it by a closed line.
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            }
        }
    }

    private boolean isTurnOf(Moment... moments) {
        var cut = armed.get();
        if (cut == null || !java.util.List.of(moments).contains(cut.moment())) {
            return false;
        }
        return untilCut.decrementAndGet() == 0;
    }

    /** Writes in pieces of the size that is asked for at the time. */
    private final class Segments extends FilterOutputStream {
        Segments(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (var sent = 0; sent < length; sent += segment) {
                out.write(bytes, offset + sent, Math.min(segment, length - sent));
            }
        }
    }

    private final class Line {
        private final Socket client;
        private final Socket server;
        private volatile Moment fateOfAnswer;

        Line(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        void open() {
            Thread.ofVirtual().start(() -> pump(this::requests));
            Thread.ofVirtual().start(() -> pump(this::answers));
        }

        private interface Pump {
            void run() throws IOException;
        }

        private void pump(Pump pump) {
            try {
                pump.run();
            } catch (IOException e) {
                // Either end closed the line, or a cut did.
                cut();
            }
        }

        private void cut() {
            try (client;
                    server) {
                client.setSoLinger(true, 0);
            } catch (IOException closedAlready) {
                // Then there is nothing to cut.
            }
        }

        private void requests() throws IOException {
            var in = new DataInputStream(new BufferedInputStream(client.getInputStream(), SEGMENT));
            var out = new DataOutputStream(new BufferedOutputStream(new Segments(server.getOutputStream()), SEGMENT));
            forward(in, out, Optional.empty());
            while (true) {
                if (in.available() == 0) {
                    out.flush();
                }
                var type = in.readUnsignedByte();
                if (type == EXECUTE) {
                    statements.incrementAndGet();
                    var cut = armed.get();
                    if (isTurnOf(Moment.BEFORE_STATEMENT, Moment.AFTER_STATEMENT)) {
                        armed.set(null);
                        if (cut.moment() == Moment.AFTER_STATEMENT) {
                            forward(in, out, Optional.of(type));
                            out.flush();
                        }
                        throw new IOException("cut");
                    }
                }
                if (type == SYNC || type == QUERY) {
                    roundTrips.incrementAndGet();
                    LockSupport.parkNanos(delay.toNanos());
                    fateOfAnswer = fateOfAnswer();
                    if (fateOfAnswer == Moment.REQUEST_HELD) {
                        out.flush();
                        hold();
                    }
                }
                forward(in, out, Optional.of(type));
            }
        }

        private void answers() throws IOException {
            var in = new DataInputStream(new BufferedInputStream(server.getInputStream(), SEGMENT));
            var out = new DataOutputStream(new BufferedOutputStream(new Segments(client.getOutputStream()), SEGMENT));
            while (true) {
                if (in.available() == 0 && fateOfAnswer == null) {
                    out.flush();
                }
                var type = in.readUnsignedByte();
                if (fateOfAnswer != null && type == READY_FOR_QUERY) {
                    if (fateOfAnswer == Moment.ANSWER_HELD) {
                        hold();
                    }
                    throw new IOException("cut");
                }
                forward(in, out, Optional.of(type));
            }
        }

        /** Decided before the server answers: a client that does not wait for that has met its cut all the same. */
        private Moment fateOfAnswer() {
            var cut = armed.get();
            if (!isTurnOf(Moment.ANSWER_LOST, Moment.REQUEST_HELD, Moment.ANSWER_HELD)) {
                return null;
            }
            armed.set(null);
            return cut.moment();
        }

        private void hold() throws IOException {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("held, and cut");
        }

        private static void forward(DataInputStream in, DataOutputStream out, Optional<Integer> type)
                throws IOException {
            var length = in.readInt();
            var body = in.readNBytes(length - 4);
            if (type.isPresent()) {
                out.writeByte(type.get());
            }
            out.writeInt(length);
            out.write(body);
        }
    }
}
