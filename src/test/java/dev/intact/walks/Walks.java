package dev.intact.walks;

import dev.intact.ledger.LedgerTransaction;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Many walks in one database, several at a time: each keeps to its own names. */
final class Walks {
    /** While one waits for its lists, others walk. */
    private static final int AT_A_TIME = 4;

    private final Supplier<Shop> shops;
    private final Duration listsLag;
    private final String run = "run" + UUID.randomUUID().toString().substring(0, 8);
    private final Tally tally = new Tally();
    private final Map<String, BigInteger> moved = new ConcurrentHashMap<>();
    private final AtomicBoolean isOver = new AtomicBoolean();

    /**
     * @param shops one for each walk, all in the one database
     * @param listsLag for so long their lists may lack a new entry
     */
    Walks(Supplier<Shop> shops, Duration listsLag) {
        this.shops = shops;
        this.listsLag = listsLag;
    }

    Tally tally() {
        return tally;
    }

    /** What the model booked on each account in each currency, the accounts of orders taken together. */
    Map<String, BigInteger> moved() {
        return moved;
    }

    /** @throws AssertionError the first difference that was found; no more are looked for then */
    void walk(long firstSeed, int walks) throws InterruptedException {
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
        var steps = WalkPlan.of(seed, scope);
        var walk = new Walk(shops.get(), listsLag, scope, tally);
        try {
            walk.walk(steps);
        } catch (Difference difference) {
            return isOver.getAndSet(true)
                    ? Optional.empty()
                    : Optional.of(explained(seed, difference, shortest(seed, steps.size(), difference)));
        }
        walk.model().booked().forEach(this::count);
        return Optional.empty();
    }

    private void count(LedgerTransaction booked) {
        for (var entry : booked.entries()) {
            var account = entry.account().startsWith("order:") ? "orders" : entry.account();
            moved.merge(account + " " + booked.currency(), BigInteger.valueOf(entry.amount()), BigInteger::add);
        }
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
        var steps = WalkPlan.of(seed, scope).stream()
                .filter(step -> numbers.contains(step.number()))
                .toList();
        try {
            new Walk(shops.get(), listsLag, scope, new Tally()).walk(steps);
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
