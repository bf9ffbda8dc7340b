package dev.intact.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intact.events.Event;
import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Claim;
import dev.intact.shared.Json;
import dev.intact.shared.Kept;
import dev.intact.shared.Pauses;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.postgresql.util.PSQLException;

/**
 * One atomic write, guarded step by step, in one round trip.
 *
 * <p>The steps are sent as one pipelined statement in autocommit mode: PostgreSQL runs everything up to the one Sync as a
 * single transaction. A guarded step that touches another number of rows than it must raises, which rolls back all;
 * its number finds the refusal, and the facts that it saw fill it.
 *
 * <p>Every write begins by claiming its request's key. That settles whatever goes wrong later: an answer that was lost is
 * found by running the same write again.
 *
 * @param <R> the sealed result of the workflow
 */
final class SqlWrite<R> {
    /**
     * pgjdbc splits a pipeline after 255 statements into separate commits; this keeps far away from it. It also splits
     * before a statement whose result may be of any size, once it knows its columns: so no step returns a text.
     */
    private static final int MOST_STEPS = 50;

    private static final int CLAIM = 0;

    private final Sql sql;
    private final Pauses pauses;
    private final List<Step<R>> steps = new ArrayList<>();
    private final Map<String, Supplier<R>> taken = new HashMap<>();
    private Claim<R> claim;

    /** @param pauses of the workflow, which may have looked before it writes */
    SqlWrite(Sql sql, Pauses pauses) {
        this.sql = sql;
        this.pauses = pauses;
    }

    /** @param refusal null for a step that can only succeed or raise an error of the database */
    private record Step<R>(String text, List<Object> parameters, Function<JsonNode, R> refusal) {}

    /**
     * The first step: takes the key, unless a request took it within the days that requests are kept.
     *
     * @param made the id of what this write makes or changes, and its own mark on the key
     * @param answer kept for replays; its body is null where it is rendered again from what was made
     */
    SqlWrite<R> claim(Call call, UUID made, Answer answer, Function<Kept, R> replayed, Supplier<R> keyReused) {
        claim = new Claim<>(call, made, replayed, keyReused);
        return guard(
                1,
                Requests.CLAIM,
                facts -> keyReused.get(),
                call.caller(),
                call.operation(),
                call.key(),
                call.fingerprint(),
                made,
                answer.status(),
                answer.location(),
                answer.body(),
                call.at(),
                call.at());
    }

    /** A step that always does what it says, or raises. */
    SqlWrite<R> run(String statement, Object... parameters) {
        return add(new Step<>(statement, Arrays.asList(parameters), null));
    }

    /** A step that must touch exactly {@code rows} rows, and otherwise refuses the write. */
    SqlWrite<R> guard(int rows, String statement, Function<JsonNode, R> refusal, Object... parameters) {
        return guard(rows, statement, Facts.NONE, refusal, parameters);
    }

    /** What a refusing step saw: a query for one JSON value, run only if the step refuses. */
    record Facts(String query, Object... parameters) {
        static final Facts NONE = new Facts("null::json");
    }

    /** A step that must touch exactly {@code rows} rows, and otherwise refuses the write with what it saw. */
    SqlWrite<R> guard(int rows, String statement, Facts facts, Function<JsonNode, R> refusal, Object... parameters) {
        return expect(rows, statement + " returning 1", facts, refusal, parameters);
    }

    /** A step that must find exactly {@code rows} rows, and locks them until the write is done. */
    SqlWrite<R> lock(int rows, String query, Facts facts, Function<JsonNode, R> refusal, Object... parameters) {
        return expect(rows, query + " for update", facts, refusal, parameters);
    }

    /** What to answer when a step meets a unique constraint: the value that it wanted is taken. */
    SqlWrite<R> ifTaken(String constraint, Supplier<R> refusal) {
        taken.put(constraint, refusal);
        return this;
    }

    /** The last steps: what happened, told in the order given. */
    SqlWrite<R> record(List<Event> events) {
        return run(EventWrites.INSERT, EventWrites.columns(events));
    }

    /**
     * Sends the write.
     *
     * @param done the result if everything was written, by this attempt or by one whose answer was lost
     * @throws dev.intact.shared.StoreUnavailable no usable answer until the deadline
     */
    R commit(R done) {
        return commit(sent -> done, () -> done);
    }

    /**
     * Sends the write and a last query for what it made.
     *
     * @param query its columns have types of a fixed size; before others pgjdbc ends the pipeline, and so the transaction
     * @param sentBefore finds what was made by an attempt whose answer was lost
     */
    <T> R commit(String query, Sql.Row<T> row, Function<T, R> done, Supplier<R> sentBefore, Object... parameters) {
        run(query, parameters);
        return commit(sent -> done.apply(only(sent, row)), sentBefore);
    }

    private interface Outcome<R> {
        R of(PreparedStatement sent) throws SQLException;
    }

    private R commit(Outcome<R> outcome, Supplier<R> sentBefore) {
        if (claim == null) {
            throw new IllegalStateException(pauses.what() + " claims no key");
        }
        while (true) {
            try {
                return sql.once(connection -> {
                    try (var statement = Sql.prepare(connection, text(), parameters())) {
                        statement.execute();
                        return outcome.of(statement);
                    }
                });
            } catch (SQLException e) {
                var refusal = refusal(e, sentBefore);
                if (refusal.isPresent()) {
                    return refusal.get();
                }
                if (isKeyGone(e)) {
                    pauses.afterLostRace();
                } else {
                    SqlFailure.pause(pauses, e);
                }
            }
        }
    }

    /** The key was taken a moment ago, and its record was purged since. */
    private static boolean isKeyGone(SQLException failure) {
        return SqlFailure.GUARD.equals(failure.getSQLState());
    }

    /** The answer that belongs to a failure; empty where the write is to run again, or is defective. */
    private Optional<R> refusal(SQLException failure, Supplier<R> sentBefore) {
        if (SqlFailure.of(failure) != SqlFailure.REFUSED || !(failure instanceof PSQLException refused)) {
            return Optional.empty();
        }
        var error = refused.getServerErrorMessage();
        if (!SqlFailure.GUARD.equals(failure.getSQLState())) {
            return Optional.ofNullable(taken.get(error.getConstraint())).map(Supplier::get);
        }
        var number = Integer.parseInt(error.getMessage());
        return number == CLAIM
                ? keyTaken(sentBefore)
                : Optional.of(steps.get(number).refusal().apply(Json.tree(error.getDetail())));
    }

    private Optional<R> keyTaken(Supplier<R> sentBefore) {
        return Requests.find(sql, claim.call()).map(kept -> keyTaken(kept, sentBefore));
    }

    /** The answer where the key has a record. */
    R keyTaken(Kept kept, Supplier<R> sentBefore) {
        return claim.judge(kept, sentBefore);
    }

    private static <T> T only(PreparedStatement sent, Sql.Row<T> row) throws SQLException {
        // One result for each step, in their order; the query is the last.
        var rows = sent.getResultSet();
        while (sent.getMoreResults(Statement.KEEP_CURRENT_RESULT) || sent.getUpdateCount() != -1) {
            rows = sent.getResultSet();
        }
        rows.next();
        return row.read(rows);
    }

    private SqlWrite<R> expect(
            int rows, String step, Facts facts, Function<JsonNode, R> refusal, Object... parameters) {
        var text = "with step as (" + step + ") select refuse(" + steps.size() + ", (" + facts.query()
                + ")) from step having count(*) <> " + rows;
        var all = new ArrayList<>(Arrays.asList(parameters));
        all.addAll(Arrays.asList(facts.parameters()));
        return add(new Step<>(text, all, refusal));
    }

    private SqlWrite<R> add(Step<R> step) {
        if (steps.size() == MOST_STEPS) {
            throw new IllegalStateException(pauses.what() + " has more than " + MOST_STEPS + " steps");
        }
        steps.add(step);
        return this;
    }

    private String text() {
        var text = new StringBuilder();
        for (var step : steps) {
            text.append(step.text()).append(";\n");
        }
        return text.toString();
    }

    private List<Object> parameters() {
        return steps.stream().flatMap(step -> step.parameters().stream()).toList();
    }
}
