package dev.intact.history;

import dev.intact.history.Outcome.Unknown;

/**
 * One operation of a history.
 *
 * @param returned by the same clock as {@code invoked}; that of an unknown outcome does not count
 */
record Operation<C>(int worker, C command, long invoked, long returned, Outcome outcome) {
    boolean isKnown() {
        return !(outcome instanceof Unknown);
    }

    /** Whether it must take its place in the order before that time. */
    boolean endsBefore(long time) {
        return isKnown() && returned < time;
    }

    /** Whether it certainly changed nothing: the others then have an order only if they have one without it. */
    boolean changedNothing() {
        return outcome.changedNothing();
    }

    /** As somebody saw it at an earlier time. */
    Operation<C> asOf(long time) {
        return endsBefore(time) ? this : new Operation<>(worker, command, invoked, time, new Unknown());
    }

    @Override
    public String toString() {
        var end = isKnown() ? Long.toString(returned) : "?";
        return "%d..%s worker %d: %s -> %s".formatted(invoked, end, worker, command, outcome);
    }
}
