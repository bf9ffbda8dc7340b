package dev.intact.input;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request as it goes over the wire.
 *
 * @param target path and query, encoded as they are to be
 */
record Request(String method, String target, List<Header> headers, byte[] body) {
    private static final int SHOWN = 2000;

    record Header(String name, String value) {}

    byte[] head() {
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        if (body.length > 0 || method.startsWith("P")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        var text = new String(head(), StandardCharsets.UTF_8) + new String(body, StandardCharsets.UTF_8);
        return text.substring(0, Math.min(text.length(), SHOWN));
    }
}
