package dev.intact.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.shared.Pauses;
import dev.intact.support.ServiceTest;
import dev.intact.support.Workflows;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was booked stays as it was booked: the database itself refuses to change it, also to the owner of the tables. */
@ServiceTest
class AppendOnlyTest {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final DataSource dataSource = PostgresServer.dataSource();

    @ParameterizedTest
    @CsvSource({
        "ledger_transaction, created_at = now()",
        "ledger_entry, amount = amount",
        "refund, amount = amount + 1",
        "refund_line, quantity = quantity + 1"
    })
    void refuses_to_change_or_delete_a_row(String table, String change) {
        var stores = PostgresStores.on(() -> dataSource, Pauses.DEADLINE);
        Workflows.REFUND_LINES.prepare(stores).apply(stores);
        var before = stores.everything();

        for (var statement : List.of(
                "update " + table + " set " + change,
                "delete from " + table,
                "delete from " + table + " where false",
                "truncate " + table + " cascade")) {
            assertThatThrownBy(() -> execute(statement))
                    .as(statement)
                    .hasMessageContaining("append-only")
                    .extracting("SQLState")
                    .isEqualTo(INSUFFICIENT_PRIVILEGE);
        }

        assertThat(stores.everything()).isEqualTo(before);
    }

    private void execute(String statement) throws SQLException {
        try (var connection = dataSource.getConnection();
                var running = connection.createStatement()) {
            running.execute(statement);
        }
    }
}
