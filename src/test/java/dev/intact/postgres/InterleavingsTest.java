package dev.intact.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.history.Kind;
import dev.intact.history.Meeting;
import dev.intact.postgres.SteppedConnection.Fate;
import dev.intact.races.Guard;
import dev.intact.races.Results;
import dev.intact.races.Scene;
import dev.intact.shared.Pauses;
import dev.intact.support.Proof;
import dev.intact.support.Proof.Line;
import dev.intact.support.ServiceTest;
import dev.intact.support.StoreContract;
import dev.intact.support.Stores;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each guard against two calls that meet in the worst order: one has written all and not yet committed, the other comes,
 * and goes on until it waits or ends; then the first commits, or is rolled back and tries again. Either call is the first,
 * at each isolation level that a server may have as its default.
 */
@ServiceTest
class InterleavingsTest extends StoreContract {
    private static final List<String> LEVELS = List.of("read committed", "repeatable read", "serializable");
    /** Of each kind, at each level. */
    private static final int MEETINGS = 10;

    private static final int MOST_SECONDS = 20;
    private static final Duration OFTEN = Duration.ofMillis(2);
    private static final String WAITING = """
            select 1 from pg_stat_activity where application_name = 'second' and wait_event_type = 'Lock'""";

    private final DataSource dataSource = PostgresServer.dataSource();
    private final Stores stores = PostgresStores.on(() -> dataSource, Pauses.DEADLINE);
    private final Sql look = new Sql(() -> dataSource, Pauses.DEADLINE);

    @AutoClose("shutdownNow")
    private final ExecutorService callers = Executors.newFixedThreadPool(2);

    @Override
    protected Stores stores() {
        return stores;
    }

    @ParameterizedTest
    @EnumSource(Guard.class)
    void hold_when_one_call_meets_another_that_has_not_committed(Guard guard) throws SQLException {
        var stage = guard.stage(stores(), 2);
        var stepped = 0;
        for (var level : LEVELS) {
            try (var lines = new Lines(level)) {
                for (var fate : Fate.values()) {
                    for (var actor = 0; actor < 2; actor++) {
                        stepped += step(stage.next(), actor, lines, fate) ? 1 : 0;
                    }
                }
            }
        }
        tell(guard, stepped);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void leave_an_order_that_explains_any_two_operations(Kind kind) throws SQLException {
        var stepped = 0;
        var seed = 0L;
        for (var level : LEVELS) {
            try (var lines = new Lines(level)) {
                for (var fate : Fate.values()) {
                    for (var i = 0; i < MEETINGS; i++) {
                        seed++;
                        stepped += meet(kind, seed, lines, fate) ? 1 : 0;
                    }
                }
            }
        }
        tell(kind, stepped);
    }

    private void tell(Enum<?> source, int stepped) {
        assertThat(stepped).as("stopped before a commit").isPositive();
        Proof.tell(Line.INTERLEAVINGS, getClass().getSimpleName() + "-" + source, stepped);
    }

    /** The connections of both callers. */
    private record Lines(SteppedConnection first, SteppedConnection second) implements AutoCloseable {
        Lines(String level) {
            this(connection("first", level), connection("second", level));
        }

        @Override
        public void close() throws SQLException {
            first.close();
            second.close();
        }
    }

    private static SteppedConnection connection(String name, String level) {
        var connection = PostgresServer.lead(new SteppedConnection());
        connection.setApplicationName(name);
        connection.setOptions("-c default_transaction_isolation=" + level.replace(" ", "\\ "));
        return connection;
    }

    private boolean step(Scene scene, int actor, Lines lines, Fate fate) {
        var results = new ArrayList<>();
        var isStepped = step(
                lines,
                fate,
                () -> scene.act().of(on(lines.first), actor),
                () -> scene.act().of(on(lines.second), 1 - actor),
                results);
        scene.claims().accept(new Results(actor == 0 ? results : results.reversed()));
        return isStepped;
    }

    private boolean meet(Kind kind, long seed, Lines lines, Fate fate) {
        var meeting = Meeting.of(kind, stores, new Random(seed));
        var isStepped =
                step(lines, fate, asking(meeting, 0, lines.first), asking(meeting, 1, lines.second), new ArrayList<>());
        meeting.assertLinearizable(seed, stores);
        return isStepped;
    }

    private static Callable<Object> asking(Meeting<?, ?> meeting, int number, DataSource line) {
        return () -> {
            meeting.ask(number, on(line));
            return number;
        };
    }

    /**
     * @param results what both were told
     * @return whether the first wrote anything, and so was stopped
     */
    private boolean step(
            Lines lines, Fate fate, Callable<Object> first, Callable<Object> second, List<Object> results) {
        var stop = lines.first.stopNext();
        var one = callers.submit(first);
        until(() -> stop.isReached() || one.isDone());
        var other = callers.submit(second);
        until(() -> other.isDone() || isWaiting());
        stop.goOn(fate);
        results.add(end(one));
        results.add(end(other));
        return stop.isReached();
    }

    private static Stores on(DataSource line) {
        return PostgresStores.on(() -> line, Pauses.DEADLINE);
    }

    private boolean isWaiting() {
        return !look.query(WAITING, row -> row.getInt(1)).isEmpty();
    }

    private static void until(BooleanSupplier isSo) {
        Awaitility.await().pollDelay(Duration.ZERO).pollInterval(OFTEN).until(isSo::getAsBoolean);
    }

    private static Object end(Future<Object> call) {
        try {
            return call.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("a call did not end", e);
        }
    }
}
