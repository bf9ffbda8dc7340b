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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counted on the wire: how often a workflow waits for PostgreSQL. */
@ServiceTest
class RoundTripTest {
    private final DataSource dataSource = PostgresServer.dataSource();

    private Stores stores() {
        return PostgresStores.on(() -> dataSource, Pauses.DEADLINE);
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE_ORDER, 1",
        "CREATE_PAID_ORDER, 1",
        "CREATE_ORDER_FROM_STOCK, 1",
        "RECORD_PAYMENT, 2",
        "CANCEL_ORDER, 2",
        "CANCEL_PAID_ORDER, 2",
        "SET_STOCK, 1",
        "ADJUST_STOCK, 1",
        "REGISTER_USER, 1",
        "CREATE_TEAM, 1",
        "CHANGE_BIO, 2",
        "CHANGE_EMAIL, 2",
        "DELETE_USER, 2",
        "DELETE_MEMBER, 2",
        "INVITE_MEMBER, 2",
        "RESEND_INVITATION, 2",
        "REVOKE_INVITATION, 2",
        "JOIN_TEAM, 2",
        "CHANGE_ROLE, 2",
        "REMOVE_MEMBER, 2",
        "TRANSFER_OWNERSHIP, 2",
        "ACTIVATE_SUBSCRIPTION, 2",
        "CHANGE_SEATS, 2",
        "CANCEL_SUBSCRIPTION, 2",
        "RESUME_SUBSCRIPTION, 2",
        "END_SUBSCRIPTION, 2",
        "EXPIRE_INVITATION, 2",
        "CREATE_SLOT, 1",
        "RESERVE_SLOT, 2",
        "CANCEL_RESERVATION, 2",
        "CHECK_IN, 2",
        "CHECK_OUT, 2",
        "CLOSE_SLOT, 2",
        "SETTLE_SLOT, 2",
        "CREATE_API_KEY, 1",
        "REVOKE_API_KEY, 1",
        "REFUND_AMOUNT, 1",
        "REFUND_LINES, 2",
        "REFUND_IN_FULL, 2",
        "REFUND_TO_STOCK, 2"
    })
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
