package dev.intact.walks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Many walks in one database, several at a time: each keeps to its own names.
 *
 * @param <S> a step
 */
public final class Walks<S> {
    /** While one waits for its lists, others walk. */
    private static final int AT_A_TIME = 4;

    /** What is walked, and on what. */
    public interface Kind<S> {
        /** The same steps for the same seed, in whatever scope. */
        List<S> plan(long seed, Scope scope);

        /** From 1. */
        int number(S step);

        /** @throws Difference the database says something else than the model */
        void walk(long seed, List<S> steps, Scope scope, Tally tally);
    }

    private final Kind<S> kind;
    private final String run = "run" + UUID.randomUUID().toString().substring(0, 8);
    private final Tally tally = new Tally();
    private final AtomicBoolean isOver = new AtomicBoolean();

    public Walks(Kind<S> kind) {
        this.kind = kind;
    }

    public Tally tally() {
        return tally;
    }

    /** @throws AssertionError the first difference that was found; no more are looked for then */
    public void walk(long firstSeed, int walks) throws InterruptedException {
        var all = LongStream.range(firstSeed, firstSeed + walks)
                .<Callable<Optional<String>>>mapToObj(seed -> () -> walk(seed))
                .toList();
        try (var walkers = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (var walk : walkers.invokeAll(all)) {
                walk.get().ifPresent(difference -> {
                    throw new AssertionError(difference);
                });
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a walk did not end", e.getCause());
        }
    }

    /** @return what is to be told of the first difference */
    private Optional<String> walk(long seed) {
        if (isOver.get()) {
            return Optional.empty();
        }
        var scope = new Scope(run, run + "-" + seed);
        var steps = kind.plan(seed, scope);
        try {
            kind.walk(seed, steps, scope, tally);
        } catch (Difference difference) {
            return isOver.getAndSet(true)
                    ? Optional.empty()
                    : Optional.of(explained(seed, difference, shortest(seed, steps.size(), difference)));
        }
        return Optional.empty();
    }

    /** Leaves out step after step, the last one first, as long as what is left still makes a difference. */
    private Difference shortest(long seed, int length, Difference difference) {
        var numbers = IntStream.rangeClosed(1, length).boxed().collect(Collectors.toCollection(TreeSet::new));
        var shortest = difference;
        for (var number = length; number > 0; number--) {
            numbers.remove(number);
            var found = differenceOf(seed, numbers, number);
            if (found.isPresent()) {
                shortest = found.get();
            } else {
                numbers.add(number);
            }
        }
        return shortest;
    }

    private Optional<Difference> differenceOf(long seed, Set<Integer> numbers, int leftOut) {
        var scope = new Scope(run, run + "-" + seed + "-without-" + leftOut);
        var steps = kind.plan(seed, scope).stream()
                .filter(step -> numbers.contains(kind.number(step)))
                .toList();
        try {
            kind.walk(seed, steps, scope, new Tally());
            return Optional.empty();
        } catch (Difference difference) {
            return Optional.of(difference);
        }
    }

    private static String explained(long seed, Difference difference, Difference shortest) {
        return """
                The walk of seed %d (-Dtest.seed=%d -Dtest.walks=1 walks it alone) made a difference %s

                The shortest that makes one, with the same numbers: %s""".formatted(seed, seed, difference.getMessage(), shortest.getMessage());
    }
}
