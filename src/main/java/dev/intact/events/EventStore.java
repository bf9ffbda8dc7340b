package dev.intact.events;

import java.util.List;

/** The feed of committed events, in one order that is the same for every reader. */
public interface EventStore {
    /**
     * Reads on from a position. No committed event is ever skipped: one whose turn may still come before a visible one is
     * waited for.
     *
     * @param after where the last read ended; {@link #START} reads from the first event kept
     * @param filter which events to tell; the position also moves over the others
     * @param limit the most events to tell
     * @throws CursorExpired the position is from a state that the store no longer has
     * @throws dev.intact.shared.StoreUnavailable no usable answer
     */
    Read read(String after, Filter filter, int limit);

    /** Before the first event. */
    String START = "";

    /** @param type null tells every type; {@code subject} likewise */
    record Filter(String type, String subject) {}

    /** @param position where the next read goes on; it never goes back */
    record Read(List<Event> events, String position) {}
}
