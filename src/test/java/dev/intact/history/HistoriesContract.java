package dev.intact.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.support.Proof;
import dev.intact.support.Proof.Line;
import dev.intact.support.StoreContract;
import dev.intact.support.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever several callers of two instances do to one aggregate at once, and whichever answers are lost: there is an order,
 * one after another, in which each would have been told what it was told.
 *
 * <p>{@code test.histories} says how many of each kind, {@code test.seed} the seed of the first; each of the others has the
 * next seed.
 */
public abstract class HistoriesContract extends StoreContract {
    private static final int USUAL_HISTORIES = 30;
    private static final int HISTORIES = Integer.getInteger("test.histories", USUAL_HISTORIES);
    private static final long SEED = Long.getLong("test.seed", 1);
    private static final int WORKERS = 4;
    private static final int OPERATIONS = 60;
    private static final int MOST_SECONDS = 60;

    @AutoClose("shutdownNow")
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);

    /** Stores of one more instance, which loses each question or answer of a write, and does not ask again. */
    protected abstract Stores losing();

    @ParameterizedTest
    @EnumSource(Kind.class)
    void have_an_order_that_explains_all_answers(Kind kind) {
        var instances = List.of(stores(), stores().ofAnotherInstance());
        var losing = losing();
        var operations = 0;
        var unknown = 0;
        for (var seed = SEED; seed < SEED + HISTORIES; seed++) {
            var history = record(kind.make(stores()), instances, losing, seed);
            history.assertLinearizable(seed);
            operations += history.operations().size();
            unknown += (int) history.operations().stream()
                    .filter(operation -> !operation.isKnown())
                    .count();
        }
        assertThat(unknown).as("operations without an answer").isPositive();
        Proof.tell(Line.HISTORIES, getClass().getSimpleName() + "-" + kind, HISTORIES);
        Proof.tell(Line.HISTORY_OPERATIONS, getClass().getSimpleName() + "-" + kind, operations);
    }

    private <S, C> History<S, C> record(Aggregate<S, C> aggregate, List<Stores> instances, Stores losing, long seed) {
        var recording = new Recording<>(aggregate, instances, losing);
        var dice = new Random(seed);
        var working = new ArrayList<Future<?>>(IntStream.range(0, WORKERS)
                .mapToObj(worker -> {
                    var its = new Random(dice.nextLong());
                    return workers.submit(() -> recording.work(worker, OPERATIONS / WORKERS, its));
                })
                .toList());
        working.forEach(HistoriesContract::end);
        return recording.history();
    }

    private static void end(Future<?> working) {
        try {
            working.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("a worker did not end", e);
        }
    }
}
