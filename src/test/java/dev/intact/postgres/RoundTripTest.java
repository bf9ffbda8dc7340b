package dev.intact.postgres;

import static dev.intact.support.TestCalls.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.orders.TestOrders;
import dev.intact.shared.Pauses;
import dev.intact.support.ServiceTest;
import dev.intact.support.Stores;
import dev.intact.support.Workflows;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counted on the wire: how often a workflow waits for PostgreSQL. */
@ServiceTest
class RoundTripTest {
    private final DataSource dataSource = PostgresServer.dataSource();

    private Stores stores() {
        return PostgresStores.on(() -> dataSource, Pauses.DEADLINE);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/round-trips.csv", useHeadersInDisplayName = true)
    void waits_no_more_often_than_it_must(Workflows workflow, int trips) {
        // The first time may need a new connection.
        workflow.prepare(stores()).apply(stores());
        // After five times pgjdbc prepares statements on the server, and its pipeline is another.
        for (var i = 0; i < 12; i++) {
            var attempt = workflow.prepare(stores());

            PostgresServer.proxy().reset();
            attempt.apply(stores());

            assertThat(PostgresServer.proxy().roundTrips()).as("time %d", i).isEqualTo(trips);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 50})
    void waits_once_however_many_items_an_order_has(int items) {
        TestOrders.placed(stores().orders(), TestOrders.orderOf(1));

        PostgresServer.proxy().reset();
        TestOrders.place(stores().orders(), call(TestOrders.OPERATION), TestOrders.orderOf(items));

        assertThat(PostgresServer.proxy().roundTrips()).isEqualTo(1);
    }

    @Test
    void waits_once_more_to_replay() {
        var attempt = Workflows.CREATE_ORDER.prepare(stores());
        attempt.apply(stores());

        PostgresServer.proxy().reset();
        attempt.apply(stores());

        assertThat(PostgresServer.proxy().roundTrips()).isEqualTo(2);
    }
}
