package dev.intact.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.shared.Pauses;
import dev.intact.support.ServiceTest;
import dev.intact.support.Stores;
import dev.intact.support.Workflows;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A plan that is kept must do for a table of any size. PostgreSQL would rather walk one that was small when it looked, or the
 * whole of an index, and goes on to do so while the table grows; in the checks of foreign keys too. What a workflow looks at
 * before it writes is read elsewhere, and not seen here.
 */
@ServiceTest
class PlansTest {
    /** pgjdbc prepares a statement when it is met for the fifth time. */
    private static final int UNTIL_PREPARED = 6;

    private static final int GROWN = 2000;

    /** Rows of a table that a write reads, with what it looks up to check foreign keys. */
    private static final long MOST_READ = 100;

    private static DataSource pool() {
        return PostgresServer.dataSource();
    }

    private static Stores stores() {
        return PostgresStores.on(PlansTest::pool, Pauses.DEADLINE);
    }

    /** As PostgreSQL does by itself, a minute after something was written. */
    @BeforeAll
    static void look_at_small_tables() throws SQLException {
        Workflows.CREATE_ORDER_FROM_STOCK.prepare(stores()).apply(stores());
        try (var connection = pool().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("analyze");
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_write_walks_a_table_that_has_grown(Workflows workflow) throws SQLException {
        // Each of something else, and all before the first takes a lock.
        var attempts = Stream.generate(() -> workflow.prepare(stores()))
                .limit(UNTIL_PREPARED)
                .toList();
        var attempt = workflow.prepare(stores());
        try (var transaction = pool().getConnection()) {
            transaction.setAutoCommit(false);
            var stores = PostgresStores.on(() -> only(transaction), Pauses.DEADLINE);
            Map<String, Long> before;
            Map<String, Long> after;
            try {
                attempts.forEach(earlier -> earlier.apply(stores));
                grow(transaction);
                before = read(transaction);

                attempt.apply(stores);

                after = read(transaction);
            } finally {
                // The pool would commit what it grew.
                transaction.rollback();
            }
            assertThat(after).allSatisfy((table, rows) -> assertThat(rows - before.getOrDefault(table, 0L))
                    .as(table)
                    .isLessThan(MOST_READ));
        }
    }

    private static void grow(Connection transaction) throws SQLException {
        try (var statement = transaction.createStatement()) {
            statement.execute("""
                    with grown as materialized (select uuidv7() as id, 'grown-' || n as name from generate_series(1, %d) n),
                    ordered as (
                        insert into orders (id, customer_id, status, currency, total, paid, refunded, metadata, version,
                            created_at, updated_at)
                        select id, name, 'placed', 'EUR', 1, 0, 0, 'null', 1, now(), now() from grown),
                    registered as (
                        insert into users (id, email, email_key, name, metadata, team_count, version, created_at, updated_at)
                        select id, name, name, name, 'null', 0, 1, now(), now() from grown)
                    insert into stock (sku, available, supplied, version, updated_at)
                    select name, 1, 1, 1, now() from grown""".formatted(GROWN));
        }
    }

    /** @return where nothing but this connection is to be had */
    private static DataSource only(Connection connection) {
        return new PGSimpleDataSource() {
            @Override
            public Connection getConnection() {
                return held(connection);
            }
        };
    }

    /** The same, which nobody can close. */
    private static Connection held(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                PlansTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("close") ? null : method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** How many rows of each table this connection has read, by a walk or by an index. */
    private static Map<String, Long> read(Connection transaction) throws SQLException {
        var rows = new HashMap<String, Long>();
        Sql.rows(
                transaction,
                "select relname, seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables",
                row -> rows.put(row.getString(1), row.getLong(2)),
                List.of());
        return rows;
    }
}
