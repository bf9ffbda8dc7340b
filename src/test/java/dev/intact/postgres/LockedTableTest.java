package dev.intact.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.intact.events.EventStore;
import dev.intact.events.EventStore.Filter;
import dev.intact.shared.StoreUnavailable;
import dev.intact.shared.StoreUnavailable.Reason;
import dev.intact.support.RestTest;
import dev.intact.support.Stores;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A migration that holds a table locked is no defect of those who wait for it. */
@RestTest
class LockedTableTest {
    private static final String START = EventStore.START;
    private static final Filter EVERYTHING = new Filter(null, null);

    @Inject
    AgroalDataSource dataSource;

    private Stores impatient() {
        return PostgresStores.on(() -> dataSource, Duration.ZERO);
    }

    @Test
    void makes_reads_give_up_as_contended() throws SQLException {
        whileLocked("users", () -> assertContended(() -> impatient().users().getById(UUID.randomUUID())));
        whileLocked("orders", () -> assertContended(() -> impatient().orders().find(UUID.randomUUID())));
        whileLocked("event", () -> assertContended(() -> impatient().events().read(START, EVERYTHING, 1)));
    }

    private static void assertContended(Runnable read) {
        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(read::run).satisfies(e -> assertThat(e.reason())
                .isEqualTo(Reason.CONTENTION));
    }

    private void whileLocked(String table, Runnable run) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table " + table + " in access exclusive mode");
            run.run();
            connection.rollback();
        }
    }
}
