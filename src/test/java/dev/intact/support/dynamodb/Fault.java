package dev.intact.support.dynamodb;

/**
 * @param operation as {@code TransactWriteItems}; null for any
 * @param nth the first request that is affected, from 1, counted from arming among those of this operation
 * @param times how many in a row are affected
 */
public record Fault(String operation, int nth, int times, Effect effect) {
    public Fault {
        if (nth < 1 || times < 1) {
            throw new IllegalArgumentException("nth and times count from 1: " + nth + ", " + times);
        }
    }

    /** The next request of this operation, once. */
    public static Fault next(String operation, Effect effect) {
        return new Fault(operation, 1, 1, effect);
    }

    boolean concerns(String requested) {
        return operation == null || operation.equals(requested);
    }
}
