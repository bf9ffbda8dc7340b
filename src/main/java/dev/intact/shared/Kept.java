package dev.intact.shared;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

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

    /** The answer to a call with its key: the same request is answered as the first time, another one is not done. */
    public <R> R judge(Call call, Function<Kept, R> replayed, Supplier<R> keyReused) {
        return fingerprint.equals(call.fingerprint()) ? replayed.apply(this) : keyReused.get();
    }
}
