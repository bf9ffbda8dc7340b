package dev.intact.shared;

import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a write says of the key that it claims first.
 *
 * @param made the id of what this write makes or changes, and its own mark on the key
 * @param replayed what to answer where the same request was done before
 * @param keyReused what to answer where the key stands for another request
 */
public record Claim<R>(Call call, UUID made, Function<Kept, R> replayed, Supplier<R> keyReused) {
    /**
     * The answer where the key has a record: of this very write, of the same request, or of another.
     *
     * @param sentBefore the answer where an earlier attempt of this write was done, and only its answer was lost
     */
    public R judge(Kept kept, Supplier<R> sentBefore) {
        if (kept.made().equals(made)) {
            return sentBefore.get();
        }
        return kept.judge(call, replayed, keyReused);
    }
}
