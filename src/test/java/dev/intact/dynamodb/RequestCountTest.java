package dev.intact.dynamodb;

import static dev.intact.orders.TestOrders.orderOf;
import static dev.intact.support.TestCalls.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intact.orders.TestOrders;
import dev.intact.shared.Pauses;
import dev.intact.support.Stores;
import dev.intact.support.Workflows;
import dev.intact.support.dynamodb.DynamoProxy.Sent;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
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
    @CsvFileSource(resources = "/round-trips.csv", useHeadersInDisplayName = true)
    void asks_no_more_often_than_it_must(Workflows workflow, int onPostgres, int requests) {
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

    /** The ledger and refunds are put where there is nothing, and never touched again. */
    @Test
    void never_changes_or_deletes_what_was_booked() {
        table.proxy().reset();
        for (var workflow : Workflows.values()) {
            workflow.prepare(stores).apply(stores);
        }

        var booked = table.proxy().sent().stream()
                .filter(sent -> sent.operation().equals("TransactWriteItems"))
                .flatMap(sent ->
                        StreamSupport.stream(sent.body().get("TransactItems").spliterator(), false))
                .filter(action -> isBooked(action.iterator().next()))
                .toList();

        assertThat(booked).hasSizeGreaterThan(15).allSatisfy(action -> {
            assertThat(action.has("Put")).isTrue();
            assertThat(action.get("Put").get("ConditionExpression").textValue()).isEqualTo("attribute_not_exists(#pk)");
        });
        assertThat(table.proxy().sent())
                .extracting(Sent::operation)
                .doesNotContain("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem");
    }

    private static boolean isBooked(JsonNode target) {
        var key = target.has("Item") ? target.get("Item") : target.get("Key");
        var sort = key.get("sk").get("S").textValue();
        return sort.startsWith(Keys.LEDGER) || sort.startsWith(Keys.REFUNDS);
    }
}
