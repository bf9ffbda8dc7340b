package dev.intact.shared;

/** The store gave no usable answer. What was asked may or may not be stored: ask again with the same key. */
public final class StoreUnavailable extends RuntimeException {
    /**
     * {@link #CONTENTION}: others kept changing the same thing until the deadline; {@link #IN_FLIGHT}: another call with the
     * same key had not ended by then.
     */
    public enum Reason {
        NO_ANSWER,
        CONTENTION,
        IN_FLIGHT
    }

    private final Reason reason;

    public StoreUnavailable(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
