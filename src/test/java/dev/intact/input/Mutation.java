package dev.intact.input;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * One thing that is wrong with a request.
 *
 * @param isAlwaysRefused else only where the schema of the body is broken by it
 * @param otherStatus that the operation need not document, as the request is not for it any more
 * @param change false if there is nothing in the request that it could be done to
 */
record Mutation(String name, boolean isAlwaysRefused, int otherStatus, BiPredicate<Draft, RandomGenerator> change) {
    static final Mutation NONE = new Mutation("none", false, 0, (draft, random) -> true);

    static final List<Mutation> ALL = Stream.of(
                    BodyMutations.OF_FIELDS, BodyMutations.OF_TEXTS, HeaderMutations.ALL, AddressMutations.ALL)
            .flatMap(List::stream)
            .toList();

    /** What must be refused wherever it can be done. */
    static Mutation of(String name, BiPredicate<Draft, RandomGenerator> change) {
        return new Mutation(name, true, 0, change);
    }

    static <T> T pick(List<T> choices, RandomGenerator random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
