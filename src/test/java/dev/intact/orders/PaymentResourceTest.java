package dev.intact.orders;

import static dev.intact.support.OrderBody.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.intact.support.Api;
import dev.intact.support.OrderBody;
import dev.intact.support.Race;
import dev.intact.support.Response;
import dev.intact.support.RestTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RestTest
class PaymentResourceTest {
    private final String reference = Api.unique();

    private static String paymentsOf(String orderId) {
        return "/v1/orders/" + orderId + "/payments";
    }

    private Response pay(String orderId, long amount) {
        return Api.post(paymentsOf(orderId), payment("stripe", reference, amount));
    }

    private static void assertStatus(String orderId, String status) {
        Api.get("/v1/orders/" + orderId).then().body("status", equalTo(status));
    }

    @Test
    void answers_a_payment_with_its_address_and_shows_it_there() {
        var orderId = Api.placedOrder(100);

        var payment = pay(orderId, 100);

        payment.then()
                .statusCode(201)
                .header("Location", endsWith(paymentsOf(orderId) + "/" + payment.path("id")))
                .header("Idempotent-Replayed", nullValue())
                .body("orderId", equalTo(orderId))
                .body("amount", equalTo(100))
                .body("currency", equalTo("EUR"))
                .body("provider", equalTo("stripe"))
                .body("reference", equalTo(reference))
                .body("orderStatus", equalTo("paid"));
        Api.get(paymentsOf(orderId) + "/" + payment.path("id"))
                .then()
                .statusCode(200)
                .body(equalTo(payment.asString()));
        var listed = Api.get(paymentsOf(orderId));
        listed.then().statusCode(200).body("items", hasSize(1)).body("nextCursor", nullValue());
        assertThat(listed.<Object>path("items[0]")).isEqualTo(payment.path(""));
    }

    @Test
    void makes_the_order_one_that_was_paid() {
        var orderId = Api.placedOrder(100);
        pay(orderId, 100);

        Api.get("/v1/orders/" + orderId)
                .then()
                .header("ETag", "\"2\"")
                .body("status", equalTo("paid"))
                .body("paid", equalTo(100))
                .body("refunded", equalTo(0))
                .body("refundable", equalTo(100));
        Api.get("/v1/ledger/transactions?orderId=" + orderId)
                .then()
                .body("items.kind", contains("payment"))
                .body("items[0].refundId", nullValue())
                .body("items[0].entries.account", contains("order:" + orderId, "cash:stripe"))
                .body("items[0].entries.amount", contains(100, -100));
        Api.eventsOf(orderId)
                .then()
                .body("items.type", contains("order.placed", "order.paid"))
                .body("items[1].subjectversion", equalTo(2))
                .body("items[1].data.payment.reference", equalTo(reference));
        Api.post("/v1/orders/" + orderId + "/refunds", "{\"full\":true}")
                .then()
                .statusCode(201)
                .body("amount", equalTo(100));
    }

    @Test
    void has_no_payments_to_tell_of_an_order_that_was_not_paid() {
        Api.get(paymentsOf(Api.placedOrder(100)))
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .body("nextCursor", nullValue());
    }

    @Test
    void pays_with_a_reference_once() {
        var orderId = Api.placedOrder(100);
        var other = Api.placedOrder(100);
        pay(orderId, 100).then().statusCode(201);

        pay(other, 100)
                .then()
                .statusCode(409)
                .body("code", equalTo("duplicate-payment"))
                .body("orderId", equalTo(orderId));
        pay(orderId, 100)
                .then()
                .statusCode(409)
                .body("code", equalTo("order-not-payable"))
                .body("orderStatus", equalTo("paid"));

        assertStatus(other, "placed");
        Api.post(paymentsOf(other), payment("paypal", reference, 100)).then().statusCode(201);
    }

    @Test
    void keeps_a_reference_taken_after_its_order_came_to_an_end() {
        var orderId = Api.placedOrder(100);
        pay(orderId, 100);
        Api.post("/v1/orders/" + orderId + "/cancellation", "{\"refund\":\"full\"}");

        pay(Api.placedOrder(100), 100).then().statusCode(409).body("orderId", equalTo(orderId));
        Api.post(
                        "/v1/orders",
                        OrderBody.of(OrderBody.item("tea", 1, 100))
                                .paid("stripe", reference, 100)
                                .json())
                .then()
                .statusCode(409)
                .body("orderId", equalTo(orderId));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 99, 101, 9_007_199_254_740_991L})
    void takes_the_whole_total_and_no_more(long amount) {
        var orderId = Api.placedOrder(100);

        pay(orderId, amount)
                .then()
                .statusCode(409)
                .body("code", equalTo("amount-not-due"))
                .body("total", equalTo(100));

        assertStatus(orderId, "placed");
        pay(orderId, 100).then().statusCode(201);
    }

    @Test
    void pays_only_what_is_still_to_be_paid() {
        var cancelled = Api.placedOrder(100);
        Api.post("/v1/orders/" + cancelled + "/cancellation", "{}");
        var refunded = Api.paidOrder(100);
        Api.post("/v1/orders/" + refunded + "/refunds", "{\"full\":true}");
        var free = Api.placedOrder(0);

        pay(cancelled, 100).then().statusCode(409).body("orderStatus", equalTo("cancelled"));
        pay(refunded, 100).then().statusCode(409).body("orderStatus", equalTo("refunded"));
        pay(free, 0).then().statusCode(409).body("orderStatus", equalTo("paid"));
    }

    @Test
    void changes_only_the_version_that_was_seen() {
        var orderId = Api.placedOrder(100);
        var body = payment("stripe", reference, 100);

        Api.keyed(Api.unique())
                .header("If-Match", "\"2\"")
                .body(body)
                .post(paymentsOf(orderId))
                .then()
                .statusCode(412)
                .body("version", equalTo(1));
        Api.keyed(Api.unique())
                .header("If-Match", "\"1\"")
                .body(body)
                .post(paymentsOf(orderId))
                .then()
                .statusCode(201);
    }

    @Test
    void gives_the_first_answer_again_whatever_has_happened_since() {
        var orderId = Api.placedOrder(100);
        var key = Api.unique();
        var body = payment("stripe", reference, 100);
        var first = Api.keyed(key).body(body).post(paymentsOf(orderId));
        Api.post("/v1/orders/" + orderId + "/cancellation", "{\"refund\":\"full\"}");

        Api.keyed(key)
                .body(body)
                .post(paymentsOf(orderId))
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .header("Location", first.header("Location"))
                .body(equalTo(first.asString()));
        assertStatus(orderId, "cancelled");
    }

    @Test
    void gives_one_payment_and_one_answer_to_sixteen_calls_with_one_key() {
        var orderId = Api.placedOrder(100);
        var key = Api.unique();
        var body = payment("stripe", reference, 100);

        var answers = Race.of(16, i -> Api.keyed(key).body(body).post(paymentsOf(orderId)));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.getFirst().asString());
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotent-Replayed") == null)
                .hasSize(1);
        Api.get(paymentsOf(orderId)).then().body("items", hasSize(1));
    }

    @Test
    void takes_one_of_sixteen_payments_of_an_order() {
        var orderId = Api.placedOrder(100);

        var answers = Race.of(16, i -> Api.post(paymentsOf(orderId), payment("stripe", reference + i, 100)));

        assertOneIsMade(answers, "order-not-payable");
        Api.get(paymentsOf(orderId)).then().body("items", hasSize(1));
        Api.get("/v1/ledger/balances?orderId=" + orderId).then().body("items.balance", contains(100));
    }

    @Test
    void pays_one_of_eight_orders_with_one_reference() {
        var orders = Race.of(8, i -> Api.placedOrder(100));

        var answers = Race.of(8, i -> pay(orders.get(i), 100));

        assertOneIsMade(answers, "duplicate-payment");
        assertThat(orders.stream().map(id -> Api.get("/v1/orders/" + id).<String>path("status")))
                .containsOnlyOnce("paid")
                .containsOnly("paid", "placed");
    }

    private static void assertOneIsMade(List<Response> answers, String codeOfTheOthers) {
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .allSatisfy(answer -> answer.then().statusCode(409).body("code", equalTo(codeOfTheOthers)));
    }
}
