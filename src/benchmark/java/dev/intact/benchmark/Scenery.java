package dev.intact.benchmark;

import java.util.UUID;

/** What is there before anything is measured. Everything has a number, so that every arm can choose without asking. */
public final class Scenery {
    public static final int SKUS = 10_000;

    /** Paid orders, of which there is enough to refund 1 for ever. */
    public static final int ORDERS = 10_000;

    /** Between the skus of one order; it shares no divisor with {@link #SKUS}, so that 50 lines are 50 skus. */
    public static final int STRIDE = 7919;

    public static final long UNIT_AMOUNT = 450;

    private static final long ORDER = 0x00000000_0000_7000L;
    private static final long USER = 0x00000001_0000_7000L;
    private static final long VARIANT = 0x8000L << 48;

    private Scenery() {}

    /** @param line from 1 */
    public static String sku(long first, int line, int choices) {
        return "sku-" + (first + (long) (line - 1) * STRIDE) % choices;
    }

    /** @param number from 0 */
    public static UUID order(long number) {
        return new UUID(ORDER, VARIANT | number);
    }

    /** A user who has had no trial as long as each number is taken once. */
    public static UUID user(long number) {
        return new UUID(USER, VARIANT | number);
    }
}
