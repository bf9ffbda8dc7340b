package dev.intact.input;

import dev.intact.support.Api;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A connection to the service that sends what no client library would. */
final class Wire implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 30_000;

    /** @param headers by their names in lower case */
    record Answer(int status, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private Socket socket;
    private InputStream in;

    Answer send(Request request) {
        try {
            if (socket == null) {
                socket = new Socket(InetAddress.getLoopbackAddress(), Api.port());
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(TIMEOUT_MILLIS);
                in = new BufferedInputStream(socket.getInputStream());
            }
            var out = socket.getOutputStream();
            out.write(request.head());
            out.write(request.body());
            var answer = answer();
            if (answer.header("connection").equals("close")) {
                close();
            }
            return answer;
        } catch (IOException e) {
            throw new AssertionError("no answer to\n" + request, e);
        }
    }

    private Answer answer() throws IOException {
        var status = Integer.parseInt(line().split(" ")[1]);
        var headers = new TreeMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var isChunked = "chunked".equals(headers.get("transfer-encoding"));
        var body = isChunked ? chunks() : bytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private byte[] chunks() throws IOException {
        var all = new ByteArrayOutputStream();
        for (var size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.write(bytes(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private byte[] bytes(int count) throws IOException {
        var bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("after " + line);
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        try {
            socket.close();
            socket = null;
        } catch (IOException e) {
            throw new AssertionError("can't be closed", e);
        }
    }
}
