package dev.intact.history;

import java.util.List;
import java.util.stream.Collectors;

/** What happened to one aggregate. */
record History<S, C>(Aggregate<S, C> aggregate, List<Operation<C>> operations) {
    /** @throws AssertionError with the shortest part that has no order */
    void assertLinearizable(long seed) {
        Linearizability.shortestWithout(aggregate, operations).ifPresent(part -> {
            throw new AssertionError("""
                    No order explains these operations, which begin with %s (-Dtest.seed=%d -Dtest.histories=1):
                    %s""".formatted(
                            aggregate.initial(),
                            seed,
                            part.stream().map(Operation::toString).collect(Collectors.joining("\n"))));
        });
    }
}
