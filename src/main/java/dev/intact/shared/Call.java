package dev.intact.shared;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One call that changes state: who makes it, and under which key it may be made again.
 *
 * @param caller the id of the API key that was presented, or the service itself
 * @param onBehalfOf the user named by {@code Intact-Actor}
 * @param operation the workflow; the same key may serve once for each
 * @param key the {@code Idempotency-Key}
 * @param fingerprint a SHA-256 over what the call asks for: path ids, parsed body, actor and {@code If-Match}
 * @param ifMatch the versions that {@code If-Match} allows; empty allows every version
 * @param at when it came: the time of all that it does
 */
public record Call(
        String caller,
        Optional<UUID> onBehalfOf,
        String operation,
        String key,
        String fingerprint,
        List<Long> ifMatch,
        Instant at) {

    /** Who acts where time alone has. No API key has this id. */
    private static final String SERVICE = "system";

    /** A call that the service makes by itself. */
    public static Call ofService(String operation, String key, Instant at) {
        return new Call(SERVICE, Optional.empty(), operation, key, operation, List.of(), at);
    }

    /** Who is recorded in events: the user on whose behalf, or else the API key itself, or the service. */
    public String actor() {
        return onBehalfOf.map(UUID::toString).orElse(caller.equals(SERVICE) ? SERVICE : "key:" + caller);
    }

    public boolean allows(long version) {
        return ifMatch.isEmpty() || ifMatch.contains(version);
    }
}
