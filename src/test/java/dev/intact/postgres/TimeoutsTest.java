package dev.intact.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.support.ServiceTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@ServiceTest
class TimeoutsTest {
    private final DataSource dataSource = PostgresServer.dataSource();

    @Test
    void every_connection_has_them_also_those_that_migrated() throws SQLException {
        var all = new ArrayList<Connection>();
        try {
            for (var i = 0; i < 16; i++) {
                var connection = dataSource.getConnection();
                all.add(connection);
                assertThat(setting(connection, "lock_timeout")).isEqualTo("2s");
                assertThat(setting(connection, "statement_timeout")).isEqualTo("4s");
                assertThat(setting(connection, "transaction_timeout")).isEqualTo("2500ms");
            }
        } finally {
            for (var connection : all) {
                connection.close();
            }
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("show " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
