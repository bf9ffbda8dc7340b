package dev.intact.shared;

import java.time.Duration;
import java.util.UUID;

/**
 * The record of a request that succeeded, written in the very write of what it did.
 *
 * @param made the id of what the request made or changed, the first time
 */
public record Kept(String fingerprint, UUID made, Answer answer) {
    /** For so long a key stands for its first request; an older record counts as absent, in the guard itself. */
    public static final Duration TIME = Duration.ofDays(7);

    /** With another answer: one whose secret was computed again. */
    public Kept answering(Answer other) {
        return new Kept(fingerprint, made, other);
    }

    /** Whether it was the same request, rather than another one with the same key. */
    public boolean isOf(Call call) {
        return fingerprint.equals(call.fingerprint());
    }
}
