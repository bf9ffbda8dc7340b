package dev.intact.benchmark.repositories;

/** Rolls back the transaction that runs, if there is one. */
final class Refused extends RuntimeException {
    private final transient Object result;

    Refused(Object result) {
        super(result.toString());
        this.result = result;
    }

    <R> R as(Class<R> type) {
        return type.cast(result);
    }
}
