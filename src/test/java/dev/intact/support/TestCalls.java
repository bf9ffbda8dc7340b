package dev.intact.support;

import dev.intact.shared.Call;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Calls, each with a key of its own unless the test says otherwise. */
public final class TestCalls {
    private static final String CALLER = "test";

    private TestCalls() {}

    public static Call call(String operation) {
        return call(operation, UUID.randomUUID().toString());
    }

    public static Call call(String operation, String key) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new Call(CALLER, Optional.empty(), operation, key, "asked-for-this", List.of(), now);
    }

    /** The same key for another request. */
    public static Call askingForMore(Call call) {
        return new Call(
                call.caller(), call.onBehalfOf(), call.operation(), call.key(), "asked-for-more", List.of(), call.at());
    }

    public static Call at(Call call, Instant at) {
        return new Call(
                call.caller(), call.onBehalfOf(), call.operation(), call.key(), call.fingerprint(), call.ifMatch(), at);
    }

    public static Call ifMatch(Call call, long... versions) {
        var allowed = java.util.Arrays.stream(versions).boxed().toList();
        return new Call(
                call.caller(), call.onBehalfOf(), call.operation(), call.key(), call.fingerprint(), allowed, call.at());
    }

    public static Call onBehalfOf(Call call, UUID user) {
        return new Call(
                call.caller(),
                Optional.of(user),
                call.operation(),
                call.key(),
                call.fingerprint(),
                call.ifMatch(),
                call.at());
    }
}
