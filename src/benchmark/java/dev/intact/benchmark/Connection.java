package dev.intact.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** One client's connection to the service, made again where it was broken. Far cheaper than the JDK's client. */
final class Connection implements AutoCloseable {
    static final int NO_ANSWER = 0;

    /** That wrk waits too. */
    private static final int MOST_MILLIS = 10_000;

    private static final String LENGTH = "content-length:";

    private final int port;
    private Socket socket;
    private InputStream in;

    Connection(int port) {
        this.port = port;
    }

    /** @return the status of the answer */
    int send(Request request) {
        try {
            if (socket == null) {
                socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(MOST_MILLIS);
                in = new BufferedInputStream(socket.getInputStream());
            }
            socket.getOutputStream().write(bytes(request));
            return status();
        } catch (IOException e) {
            close();
            return NO_ANSWER;
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is broken already.
            }
            socket = null;
        }
    }

    private static byte[] bytes(Request request) {
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

    private int status() throws IOException {
        var status = Integer.parseInt(line().split(" ")[1]);
        var length = -1;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        if (length < 0 || in.readNBytes(length).length < length) {
            throw new IOException("the service closed the connection before its answer's end");
        }
        return status;
    }

    private String line() throws IOException {
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
}
