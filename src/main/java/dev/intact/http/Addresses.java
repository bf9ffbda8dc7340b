package dev.intact.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Refuses addresses that would otherwise be taken for another one: JAX-RS cuts off a segment at a semicolon, and the server
 * makes one and the same character of all bytes that are no UTF-8. Who means such a character encodes it.
 */
class Addresses {
    private static final int MALFORMED = 400;

    /** Before all others that look at the address. */
    private static final int PRIORITY = 300;

    void register(@Observes Filters filters) {
        filters.register(Addresses::check, PRIORITY);
    }

    private static void check(RoutingContext context) {
        if (isUnambiguous(context.request().uri())) {
            context.next();
        } else {
            context.fail(MALFORMED);
        }
    }

    static boolean isUnambiguous(String address) {
        if (address.indexOf(';') >= 0) {
            return false;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(address)));
            return true;
        } catch (CharacterCodingException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    private static byte[] bytes(String address) {
        var bytes = new ByteArrayOutputStream();
        var next = 0;
        while (next < address.length()) {
            if (address.charAt(next) == '%') {
                bytes.write(HexFormat.fromHexDigits(address, next + 1, next + 3));
                next += 3;
            } else {
                // The server tells each byte as a character.
                bytes.write(address.charAt(next));
                next++;
            }
        }
        return bytes.toByteArray();
    }
}
