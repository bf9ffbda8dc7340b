package dev.intact.shared;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param nextCursor where the next page starts; null after the last
 */
public record Page<T>(List<T> items, String nextCursor) {
    /** Entries asked for where the caller says nothing. */
    public static final int USUAL = 20;
    /** The most entries of one page. */
    public static final int MOST = 100;

    /**
     * Which part is asked for.
     *
     * @param after the position where the page before ended; empty starts at the first entry
     * @param limit the most entries to tell, 1 to {@link #MOST}
     */
    public record Request(String after, int limit) {
        public static final String START = "";

        /** @param beforeAll the position to read from where the first page is asked for */
        public String afterOr(String beforeAll) {
            return after.equals(START) ? beforeAll : after;
        }
    }

    /** Of up to {@code limit + 1} entries found, the first {@code limit}: one more tells that there is a next page. */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, Object> position) {
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(
                        found.subList(0, limit),
                        position.apply(found.get(limit - 1)).toString());
    }
}
