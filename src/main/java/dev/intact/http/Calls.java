package dev.intact.http;

import dev.intact.shared.Call;
import dev.intact.shared.Checks;
import dev.intact.shared.Ids;
import dev.intact.shared.InvalidInput;
import dev.intact.shared.Json;
import dev.intact.shared.Secrets;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads from a request who calls, and under which idempotency key. */
@ApplicationScoped
public class Calls {
    static final String KEY = "Idempotency-Key";
    static final String ACTOR = "Intact-Actor";

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern ENTITY_TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"");
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");
    /** No version of anything: what another service's entity tag, or a weak one, can only be. */
    private static final long NEVER = 0;

    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;
    private final Clock clock;

    Calls(SecurityIdentity identity, CurrentVertxRequest request, Clock clock) {
        this.identity = identity;
        this.request = request;
        this.clock = clock;
    }

    /**
     * A POST that changes state.
     *
     * @param body as it was parsed; null if the request had none
     * @param pathIds the ids in the path, which are part of what is asked
     * @throws InvalidInput a header is missing or malformed, or the body is missing
     */
    public Call post(String operation, Object body, Object... pathIds) {
        var key = only(KEY, "invalid-idempotency-key");
        if (key == null || key.isEmpty()) {
            throw InvalidInput.of(KEY, "idempotency-key-required", "is required");
        }
        return call(operation, visible(key), body, pathIds);
    }

    /** A PUT. Without a key it gets one of its own, so that the retries made within the service settle. */
    public Call put(String operation, Object body, Object... pathIds) {
        var key = only(KEY, "invalid-idempotency-key");
        return call(operation, key == null ? Ids.next().toString() : visible(key), body, pathIds);
    }

    /** A DELETE, likewise. */
    public Call delete(String operation, Object... pathIds) {
        return put(operation, "", pathIds);
    }

    private Call call(String operation, String key, Object body, Object... pathIds) {
        if (body == null) {
            throw InvalidInput.of("", Checks.INVALID_REQUEST, "a JSON object is required");
        }
        var actor = actor();
        var ifMatch = ifMatch();
        var asked = Json.canonical(Arrays.asList(Arrays.asList(pathIds), body, actor.orElse(null), ifMatch));
        return new Call(
                identity.getPrincipal().getName(),
                actor,
                operation,
                key,
                Secrets.sha256(asked),
                ifMatch,
                clock.instant());
    }

    private MultiMap headers() {
        return request.getCurrent().request().headers();
    }

    /** The header's value, null if there is none. Of two, nobody can know which was meant. */
    private String only(String header, String code) {
        var values = headers().getAll(header);
        if (values.size() > 1) {
            throw InvalidInput.of(header, code, "must be given once");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    private static String visible(String key) {
        if (!VISIBLE.matcher(key).matches()) {
            throw InvalidInput.of(KEY, "invalid-idempotency-key", "must be 1 to 255 visible ASCII characters");
        }
        return key;
    }

    private Optional<UUID> actor() {
        var actor = only(ACTOR, "invalid-id");
        if (actor == null) {
            return Optional.empty();
        }
        return Optional.of(
                Ids.parse(actor).orElseThrow(() -> InvalidInput.of(ACTOR, "invalid-id", "must be the id of a user")));
    }

    private List<Long> ifMatch() {
        var given = headers().getAll(HttpHeaders.IF_MATCH);
        var tags = Arrays.stream(String.join(",", given).split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
        if (given.isEmpty() || tags.equals(List.of("*"))) {
            return List.of();
        }
        if (tags.isEmpty()) {
            // Who sends one believes in a guard.
            throw InvalidInput.of(HttpHeaders.IF_MATCH, Checks.INVALID_REQUEST, "must not be empty");
        }
        return tags.stream().map(Calls::version).toList();
    }

    private static long version(String tag) {
        var matcher = ENTITY_TAG.matcher(tag);
        if (!matcher.matches()) {
            throw InvalidInput.of(
                    HttpHeaders.IF_MATCH, Checks.INVALID_REQUEST, "must be entity tags in double quotes, or *");
        }
        var isOurs =
                matcher.group(1) == null && VERSION.matcher(matcher.group(2)).matches();
        return isOurs ? Long.parseLong(matcher.group(2)) : NEVER;
    }
}
