package dev.intact.support;

import java.util.Random;
import java.util.function.Consumer;

/** Claims about random cases. The seeds are fixed: a failure names its own, and comes again. */
public final class Seeds {
    /** The random numbers of neighbouring seeds begin alike, so the seeds themselves are drawn from this one. */
    private static final long FIRST = 2_147_483_647L;

    private Seeds() {}

    public static void each(int count, Consumer<Random> claim) {
        new Random(FIRST).longs(count).forEach(seed -> holds(seed, claim));
    }

    private static void holds(long seed, Consumer<Random> claim) {
        try {
            claim.accept(new Random(seed));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }
}
