package dev.intact.walks;

import java.util.List;
import java.util.Random;

/** What chance decides, the same for the same seed. */
public final class Dice {
    /** Neighbouring seeds begin alike in {@link Random}; multiplied by this they don't. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final Random random;

    public Dice(long seed) {
        this.random = new Random(seed * SPREAD);
    }

    /** Of one part of what a seed stands for. */
    public static Dice of(long seed, int part) {
        return new Dice(31 * seed + part);
    }

    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** From 0 to less than {@code bound}. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** From {@code least} to {@code most}, both included. */
    public long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    public <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** Null otherwise, as requests leave out a field. */
    public <T> T maybe(int percent, T value) {
        return chance(percent) ? value : null;
    }
}
