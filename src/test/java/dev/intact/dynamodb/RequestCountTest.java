package dev.intact.dynamodb;

import static dev.intact.orders.TestOrders.orderOf;
import static dev.intact.support.TestCalls.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.orders.TestOrders;
import dev.intact.shared.Pauses;
import dev.intact.support.Stores;
import dev.intact.support.Workflows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counted on the wire: how often a workflow asks DynamoDB. */
class RequestCountTest {
    private static DynamoTable table;
    private static Stores stores;

    @BeforeAll
    static void make() {
        table = new DynamoTable();
        stores = table.stores(Pauses.DEADLINE);
    }

    @AfterAll
    static void remove() {
        table.close();
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE_ORDER, 1",
        "CREATE_PAID_ORDER, 1",
        "CREATE_ORDER_FROM_STOCK, 1",
        "REGISTER_USER, 1",
        "CREATE_TEAM, 1",
        "CREATE_API_KEY, 1",
        "REVOKE_API_KEY, 1",
        "REFUND_AMOUNT, 2",
        "REFUND_LINES, 2",
        "REFUND_IN_FULL, 2"
    })
    void asks_no_more_often_than_it_must(Workflows workflow, int requests) {
        // The first of them needs a lane of the feed.
        for (var i = 0; i < 3; i++) {
            var attempt = workflow.prepare(stores);

            table.proxy().reset();
            attempt.apply(stores);

            assertThat(table.proxy().requests()).as("time %d", i).isEqualTo(requests);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 50})
    void asks_once_however_many_items_an_order_has(int items) {
        table.proxy().reset();
        TestOrders.place(stores.orders(), call(TestOrders.OPERATION), orderOf(items));

        assertThat(table.proxy().requests()).isEqualTo(1);
    }

    @Test
    void asks_no_more_to_replay_for_the_refusal_brings_the_first_answer() {
        var attempt = Workflows.CREATE_ORDER.prepare(stores);
        attempt.apply(stores);

        table.proxy().reset();
        attempt.apply(stores);

        assertThat(table.proxy().requests()).isEqualTo(1);
    }

    @Test
    void scans_for_integrity_alone() {
        var workflows = Workflows.values();
        table.proxy().reset();
        for (var workflow : workflows) {
            workflow.prepare(stores).apply(stores);
        }
        assertThat(table.proxy().requests("Scan")).isZero();

        stores.integrity().walk();

        assertThat(table.proxy().requests("Scan")).isPositive();
    }
}
