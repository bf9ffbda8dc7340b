package dev.intact.postgres;

import dev.intact.shared.Call;
import dev.intact.shared.Pauses;
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
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Plain SQL in autocommit mode: guarded writes, and the few reads that Panache can't express. */
@ApplicationScoped
class Sql {
    /** For this transaction, which may walk over whole tables; the names are those of application.properties. */
    private static final String UNBOUNDED = """
            select set_config(name, case when name like '%timeout' then '0' else reset_val end, true) from pg_settings
            where name in ('statement_timeout', 'transaction_timeout', 'plan_cache_mode', 'enable_seqscan',
                'enable_hashjoin', 'enable_mergejoin', 'jit')""";

    private static final Executor SAME_THREAD = Runnable::run;

    private final Supplier<DataSource> dataSource;
    private final Duration deadline;

    @Inject
    Sql(Instance<AgroalDataSource> dataSource) {
        this(dataSource::get, Pauses.DEADLINE);
    }

    Sql(Supplier<DataSource> dataSource, Duration deadline) {
        this.dataSource = dataSource;
        this.deadline = deadline;
    }

    <R> SqlWrite<R> write(String workflow) {
        return write(pauses(workflow));
    }

    /** @param pauses of a workflow that has begun by looking */
    <R> SqlWrite<R> write(Pauses pauses) {
        return new SqlWrite<>(this, pauses);
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

    /** The one id that a query finds. */
    UUID id(String sql, Object... parameters) {
        return query(sql, row -> row.getObject(1, UUID.class), parameters).getFirst();
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
                statement.execute(UNBOUNDED);
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
                SqlFailure.pause(pauses, e);
            }
        }
    }

    /** Runs an attempt on a connection of its own. */
    <T> T once(Attempt<T> attempt) throws SQLException {
        try (var connection = dataSource.get().getConnection()) {
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

    /** One value of each, as the array that {@code unnest} makes a column of. */
    static <T, V> V[] column(List<T> rows, Function<T, V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    /** The versions that a call allows, as an array; null allows every version. */
    static Long[] versions(Call call) {
        return call.ifMatch().isEmpty() ? null : call.ifMatch().toArray(Long[]::new);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
