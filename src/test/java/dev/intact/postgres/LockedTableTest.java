package dev.intact.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.intact.events.EventStore;
import dev.intact.events.EventStore.Filter;
import dev.intact.orders.CreateOrderResult;
import dev.intact.orders.TestOrders;
import dev.intact.shared.StoreUnavailable;
import dev.intact.shared.StoreUnavailable.Reason;
import dev.intact.support.ServiceTest;
import dev.intact.support.Stores;
import dev.intact.support.TestCalls;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A migration that holds a table locked is no defect of those who wait for it. */
@ServiceTest
class LockedTableTest {
    private static final String START = EventStore.START;
    private static final Filter EVERYTHING = new Filter(null, null);

    private final DataSource dataSource = PostgresServer.dataSource();

    private Stores impatient() {
        return PostgresStores.on(() -> dataSource, Duration.ZERO);
    }

    @Test
    void makes_reads_give_up_as_contended() throws SQLException {
        whileLocked("users", () -> assertContended(() -> impatient().users().getById(UUID.randomUUID())));
        whileLocked("orders", () -> assertContended(() -> impatient().orders().find(UUID.randomUUID())));
        whileLocked("event", () -> assertContended(() -> impatient().events().read(START, EVERYTHING, 1)));
    }

    @Test
    void tells_that_the_same_request_is_still_running() throws SQLException {
        var call = TestCalls.call(TestOrders.OPERATION);
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        insert into request (caller, operation, key, fingerprint, made, status, created_at)
                        values (?, ?, ?, '', gen_random_uuid(), 201, now())""")) {
            connection.setAutoCommit(false);
            statement.setString(1, call.caller());
            statement.setString(2, call.operation());
            statement.setString(3, call.key());
            statement.execute();

            assertThatExceptionOfType(StoreUnavailable.class)
                    .isThrownBy(() -> TestOrders.place(impatient().orders(), call, TestOrders.orderOf(1)))
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.IN_FLIGHT));
            connection.rollback();
        }
        assertThat(TestOrders.place(impatient().orders(), call, TestOrders.orderOf(1)))
                .isInstanceOf(CreateOrderResult.Created.class);
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
