package dev.intact.support.dynamodb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.zip.CRC32;

/** What the server and the proxy have in common as HTTP servers. */
final class Loopback {
    static final String CONTENT_TYPE = "application/x-amz-json-1.0";

    /** The length of a name is the business of {@link WireValues}, not of the parser. */
    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNameLength(Sizes.LARGEST_BATCH)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Loopback() {}

    /**
     * Must run before the first server is made. Without it an answer may wait 40 ms for an acknowledgement, and a line
     * that was idle for 30 s is closed just when a client uses it again.
     */
    static void prepare() {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.idleInterval", "600");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    }

    static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        var sum = new CRC32();
        sum.update(body);
        exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
        exchange.getResponseHeaders().set("x-amz-crc32", Long.toString(sum.getValue()));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
