package dev.intact.http;

import dev.intact.shared.InvalidInput;
import dev.intact.shared.Page;
import dev.intact.shared.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/** Cursors are positions, signed together with the list and the filter that they belong to. */
@ApplicationScoped
public class Cursors {
    private static final int SIGNATURE_BYTES = 16;

    private final Secrets secrets;

    Cursors(Secrets secrets) {
        this.secrets = secrets;
    }

    /** @param list the list's name with its filters; the same for writing and reading */
    public String write(String list, String position) {
        var text = position.getBytes(StandardCharsets.UTF_8);
        var signed = Arrays.copyOf(sign(list, position), SIGNATURE_BYTES + text.length);
        System.arraycopy(text, 0, signed, SIGNATURE_BYTES, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /** @param parameter the name of the query parameter that carries the cursor */
    public String read(String parameter, String list, String cursor) {
        var bytes = decode(parameter, cursor);
        if (bytes.length < SIGNATURE_BYTES) {
            throw invalid(parameter);
        }
        var position = new String(bytes, SIGNATURE_BYTES, bytes.length - SIGNATURE_BYTES, StandardCharsets.UTF_8);
        // Compared as written, so that a cursor has one spelling.
        if (!MessageDigest.isEqual(
                write(list, position).getBytes(StandardCharsets.UTF_8), cursor.getBytes(StandardCharsets.UTF_8))) {
            throw invalid(parameter);
        }
        return position;
    }

    /**
     * Which page of a list is asked for.
     *
     * @throws InvalidInput {@code limit} is out of range, or {@code cursor} is none of this list
     */
    public Page.Request request(String list, String limit, String cursor) {
        return new Page.Request(cursor == null ? Page.Request.START : read("cursor", list, cursor), limit(limit));
    }

    /** The page as it is told: its position made a cursor. */
    public <T> Page<T> signed(String list, Page<T> page) {
        return page.nextCursor() == null ? page : new Page<>(page.items(), write(list, page.nextCursor()));
    }

    /** @param limit as the caller gave it; null is the usual */
    public int limit(String limit) {
        if (limit == null) {
            return Page.USUAL;
        }
        if (limit.matches("[0-9]{1,3}")) {
            var number = Integer.parseInt(limit);
            if (number >= 1 && number <= Page.MOST) {
                return number;
            }
        }
        throw InvalidInput.of("limit", "invalid-limit", "must be from 1 to " + Page.MOST);
    }

    private byte[] sign(String list, String position) {
        return Arrays.copyOf(secrets.mac("cursor", list, position), SIGNATURE_BYTES);
    }

    private static byte[] decode(String parameter, String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw invalid(parameter);
        }
    }

    private static InvalidInput invalid(String parameter) {
        return InvalidInput.of(parameter, "invalid-cursor", "is not a cursor of this list with these filters");
    }
}
