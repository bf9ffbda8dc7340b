package dev.intact.postgres;

import dev.intact.shared.StoreUnavailable;
import dev.intact.shared.StoreUnavailable.Reason;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Plain SQL in autocommit mode: guarded writes, and the few reads that Panache can't express. */
@ApplicationScoped
class Sql {
    /** How long a workflow is tried again before the caller is told to. */
    static final Duration DEADLINE = Duration.ofSeconds(5);
    /** How long one answer is waited for. The server's own limits are shorter, and end a statement without doubt. */
    private static final Duration ANSWER = Duration.ofSeconds(6);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);
    /** For this transaction; the names are those of application.properties. */
    private static final String NO_TIMEOUTS = """
            select set_config(name, '0', true) from pg_settings
            where name in ('statement_timeout', 'transaction_timeout')""";

    private static final Executor SAME_THREAD = Runnable::run;

    private final Supplier<DataSource> dataSource;
    private final Duration deadline;

    @Inject
    Sql(Instance<AgroalDataSource> dataSource) {
        this(dataSource::get, DEADLINE);
    }

    Sql(Supplier<DataSource> dataSource, Duration deadline) {
        this.dataSource = dataSource;
        this.deadline = deadline;
    }

    /** For the proxy that CDI makes. */
    protected Sql() {
        this(() -> null, DEADLINE);
    }

    <R> SqlWrite<R> write(String workflow) {
        return new SqlWrite<>(this, workflow);
    }

    /** One row as a value. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What to do on a connection, as often as it takes. */
    interface Attempt<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Reads rows in one statement, in one round trip. */
    <T> List<T> query(String sql, Row<T> row, Object... parameters) {
        return retrying(sql, connection -> rows(connection, sql, row, Arrays.asList(parameters)));
    }

    static <T> List<T> rows(Connection connection, String sql, Row<T> row, List<?> parameters) throws SQLException {
        try (var statement = prepare(connection, sql, parameters);
                var rows = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        }
    }

    /** Runs an attempt whose statements all see one state of the store, and which may take long. */
    <T> T onSnapshot(String what, Attempt<T> attempt) {
        return retrying(what, connection -> {
            connection.setNetworkTimeout(SAME_THREAD, 0);
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read, read only");
                statement.execute(NO_TIMEOUTS);
                return attempt.on(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    /** Runs an attempt, and again after a failure that may pass, until the deadline. */
    <T> T retrying(String what, Attempt<T> attempt) {
        var pauses = new Pauses(what, deadline);
        while (true) {
            try {
                return once(attempt);
            } catch (SQLException e) {
                pauses.after(e);
            }
        }
    }

    /** Runs an attempt on a connection of its own. */
    <T> T once(Attempt<T> attempt) throws SQLException {
        try (var connection = dataSource.get().getConnection()) {
            connection.setNetworkTimeout(SAME_THREAD, Math.toIntExact(ANSWER.toMillis()));
            return attempt.on(connection);
        }
    }

    Pauses pauses(String what) {
        return new Pauses(what, deadline);
    }

    static PreparedStatement prepare(Connection connection, String sql, List<?> parameters) throws SQLException {
        var statement = connection.prepareStatement(sql);
        try {
            for (var i = 0; i < parameters.size(); i++) {
                set(statement, i + 1, parameters.get(i));
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static void set(PreparedStatement statement, int index, Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.NULL);
            case Instant instant -> statement.setObject(index, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
            case String[] texts ->
                statement.setArray(index, statement.getConnection().createArrayOf("text", texts));
            default -> statement.setObject(index, value);
        }
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Waits between attempts, longer and with more jitter each time, until the deadline. */
    static final class Pauses {
        private final String what;
        private final long end;
        private long pause = FIRST_PAUSE.toNanos();
        private int attempts;

        Pauses(String what, Duration deadline) {
            this.what = what;
            this.end = System.nanoTime() + deadline.toNanos();
        }

        boolean isFirstAttempt() {
            return attempts == 0;
        }

        /** @throws StoreUnavailable the deadline has passed */
        void after(SQLException failure) {
            switch (SqlFailure.of(failure)) {
                case ROLLED_BACK -> next(Reason.CONTENTION, failure);
                case UNKNOWN, UNAVAILABLE -> next(Reason.NO_ANSWER, failure);
                case REFUSED, DEFECT -> throw new IllegalStateException(what + ": " + failure.getSQLState(), failure);
            }
        }

        /** @throws StoreUnavailable the deadline has passed */
        void afterLostRace() {
            next(Reason.CONTENTION, null);
        }

        private void next(Reason reason, Throwable cause) {
            attempts++;
            var wait = ThreadLocalRandom.current().nextLong(pause / 2, pause + 1);
            if (System.nanoTime() + wait >= end) {
                throw new StoreUnavailable(reason, what + ": gave up after " + attempts + " attempts", cause);
            }
            sleep(wait);
            pause = Math.min(pause * 2, LONGEST_PAUSE.toNanos());
        }

        private void sleep(long nanos) {
            try {
                Thread.sleep(Duration.ofNanos(nanos));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoreUnavailable(Reason.NO_ANSWER, what + ": interrupted", e);
            }
        }
    }
}
