package dev.intact.cancellations;

import static dev.intact.support.OrderBody.item;
import static dev.intact.support.OrderBody.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.intact.support.Api;
import dev.intact.support.OrderBody;
import dev.intact.support.RestTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RestTest
class CancellationResourceTest {
    private static final String WITH_REFUND = "{\"reason\":\"out of tea\",\"refund\":\"full\"}";

    private final String tea = Api.unique();

    private static String cancellationOf(String orderId) {
        return "/v1/orders/" + orderId + "/cancellation";
    }

    private static String refundsOf(String orderId) {
        return "/v1/orders/" + orderId + "/refunds";
    }

    private static void assertBalance(String orderId, int balance) {
        Api.get("/v1/ledger/balances?orderId=" + orderId).then().body("items.balance", contains(balance));
    }

    private static void assertAvailable(String stock, int pieces) {
        Api.get(stock).then().body("available", equalTo(pieces));
    }

    @Test
    void ends_a_placed_order_and_shows_it_under_its_address() {
        var stock = Api.stock(tea, 10);
        var orderId = OrderBody.of(taken(tea, 3, 50), item("mug", 1, 10)).place();

        var cancelled = Api.post(cancellationOf(orderId), "{\"reason\":\"changed their mind\"}");

        cancelled
                .then()
                .statusCode(201)
                .header("Location", endsWith("/v1/orders/" + orderId))
                .body("id", equalTo(orderId))
                .body("status", equalTo("cancelled"))
                .body("total", equalTo(160))
                .body("paid", equalTo(0))
                .body("refunded", equalTo(0))
                .body("items.refundedQuantity", contains(0, 0))
                .body("version", equalTo(2));
        Api.get("/v1/orders/" + orderId).then().header("ETag", "\"2\"").body(equalTo(cancelled.asString()));
        assertAvailable(stock, 10);
        Api.get(refundsOf(orderId)).then().body("items", hasSize(0));
        Api.get("/v1/ledger/transactions?orderId=" + orderId).then().body("items", hasSize(0));
        assertBalance(orderId, 0);
    }

    @Test
    void gives_back_all_money_and_all_pieces_of_a_paid_order() {
        var stock = Api.stock(tea, 10);
        var orderId =
                OrderBody.of(taken(tea, 3, 50), item("mug", 1, 10)).paid(160).place();

        Api.post(cancellationOf(orderId), WITH_REFUND)
                .then()
                .statusCode(201)
                .body("status", equalTo("cancelled"))
                .body("paid", equalTo(160))
                .body("refunded", equalTo(160))
                .body("refundable", equalTo(0))
                .body("items.refundedQuantity", contains(3, 1))
                .body("items.refundedAmount", contains(150, 10))
                .body("version", equalTo(2));

        assertAvailable(stock, 10);
        assertBalance(orderId, 0);
    }

    @Test
    void tells_its_refund_among_those_of_the_order_and_in_the_ledger() {
        var orderId = Api.paidOrder(100);
        Api.post(cancellationOf(orderId), WITH_REFUND).then().statusCode(201);

        var refund = Api.get(refundsOf(orderId));
        refund.then()
                .body("items", hasSize(1))
                .body("items[0].amount", equalTo(100))
                .body("items[0].reason", equalTo("out of tea"))
                .body("items[0].lines", hasSize(1))
                .body("items[0].orderStatus", equalTo("cancelled"))
                .body("items[0].refunded", equalTo(100))
                .body("items[0].refundable", equalTo(0));
        Api.get("/v1/refunds/" + refund.path("items[0].id")).then().statusCode(200);
        Api.get("/v1/ledger/transactions?orderId=" + orderId)
                .then()
                .body("items.kind", contains("refund", "payment"))
                .body("items[0].id", equalTo(refund.path("items[0].ledgerTransactionId")))
                .body("items[0].refundId", equalTo(refund.path("items[0].id")))
                .body("items[0].entries.account", contains("order:" + orderId, "cash:stripe"))
                .body("items[0].entries.amount", contains(-100, 100));
    }

    @Test
    void is_told_in_events_that_belong_to_one_version() {
        var orderId = Api.paidOrder(100);
        Api.post(cancellationOf(orderId), WITH_REFUND);

        Api.eventsOf(orderId)
                .then()
                .body("items.type", contains("order.placed", "order.paid", "refund.recorded", "order.cancelled"))
                .body("items.subjectversion", contains(1, 1, 2, 2));
    }

    /** Of four pieces that the order took, at 10 each. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"amount\":15} | 25 | 4",
                "{\"lines\":[{\"line\":1,\"quantity\":3}],\"restock\":true} | 10 | 4",
                "{\"lines\":[{\"line\":1,\"quantity\":3}]} | 10 | 1",
            })
    void gives_back_what_earlier_refunds_have_left(String refund, int left, int pieces) {
        var stock = Api.stock(tea, 4);
        var orderId = OrderBody.of(taken(tea, 4, 10)).paid(40).place();
        Api.post(refundsOf(orderId), refund).then().statusCode(201);

        Api.post(cancellationOf(orderId), WITH_REFUND)
                .then()
                .statusCode(201)
                .body("refunded", equalTo(40))
                .body("items[0].refundedQuantity", equalTo(4))
                .body("version", equalTo(3));

        Api.get(refundsOf(orderId)).then().body("items.amount", contains(left, 40 - left));
        assertAvailable(stock, pieces);
        assertBalance(orderId, 0);
        Api.assertNothingIsViolated();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"refund\":\"full\"}", "{\"refund\":null}"})
    void needs_no_refund_where_nothing_was_paid(String body) {
        var stock = Api.stock(tea, 4);
        var orderId = OrderBody.of(taken(tea, 4, 0)).place();
        Api.get("/v1/orders/" + orderId).then().body("status", equalTo("paid"));

        Api.post(cancellationOf(orderId), body)
                .then()
                .statusCode(201)
                .body("status", equalTo("cancelled"))
                .body("refunded", equalTo(0));

        Api.get(refundsOf(orderId)).then().body("items", hasSize(0));
        assertAvailable(stock, 4);
        Api.assertNothingIsViolated();
    }

    @Test
    void takes_a_refund_of_a_placed_order_for_whatever_there_is_to_refund() {
        var orderId = Api.placedOrder(100);

        Api.post(cancellationOf(orderId), WITH_REFUND).then().statusCode(201).body("refunded", equalTo(0));

        Api.get(refundsOf(orderId)).then().body("items", hasSize(0));
    }

    @Test
    void gives_the_first_answer_again_whatever_has_happened_since() {
        var stock = Api.stock(tea, 4);
        var orderId = OrderBody.of(taken(tea, 4, 10)).paid(40).place();
        var key = Api.unique();
        var first = Api.keyed(key).body(WITH_REFUND).post(cancellationOf(orderId));
        Api.put(stock, "{\"available\":0}");
        Api.post(cancellationOf(orderId), WITH_REFUND).then().statusCode(409);

        first.then().statusCode(201).header("Idempotent-Replayed", nullValue());
        Api.keyed(key)
                .body(WITH_REFUND)
                .post(cancellationOf(orderId))
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .header("Location", first.header("Location"))
                .body(equalTo(first.asString()));
        assertAvailable(stock, 0);
    }

    @Test
    void changes_only_the_version_that_was_seen() {
        var orderId = Api.paidOrder(100);
        Api.post(refundsOf(orderId), "{\"amount\":1}");
        var cancellation = cancellationOf(orderId);

        for (var version : new int[] {1, 2}) {
            assertThat(Api.keyed(Api.unique())
                            .header("If-Match", "\"%d\"".formatted(version))
                            .body(WITH_REFUND)
                            .post(cancellation)
                            .statusCode())
                    .isEqualTo(version == 1 ? 412 : 201);
        }
    }
}
