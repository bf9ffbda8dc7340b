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
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A plan that is kept must do for a table of any size: PostgreSQL would rather walk one that was small when it looked, and goes
 * on to do so while it grows, in the checks of foreign keys too.
 */
@ServiceTest
class PlansTest {
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
    void no_write_walks_a_table(Workflows workflow) throws SQLException {
        var attempt = workflow.prepare(stores());

        try (var transaction = pool().getConnection()) {
            transaction.setAutoCommit(false);
            attempt.apply(PostgresStores.on(() -> only(transaction), Pauses.DEADLINE));

            // Of one row, by which each event is told the epoch.
            assertThat(walked(transaction)).isSubsetOf("feed");
            transaction.rollback();
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

    private static List<String> walked(Connection transaction) throws SQLException {
        return Sql.rows(
                transaction,
                "select relname from pg_stat_xact_user_tables where seq_scan > 0 order by relname",
                row -> row.getString(1),
                List.of());
    }
}
