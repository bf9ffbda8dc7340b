package dev.intact.cancellations;

import static dev.intact.support.OrderBody.payment;
import static dev.intact.support.OrderBody.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import dev.intact.support.Api;
import dev.intact.support.OrderBody;
import dev.intact.support.Race;
import dev.intact.support.Response;
import dev.intact.support.RestTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** A cancellation, a payment and a refund of one order at the same moment: as if one came after the other. */
@RestTest
class RacingCancellationTest {
    private static final int TIMES = 3;
    private static final String MADE = "made";
    private static final String CANCELLED = "cancelled";

    private final String tea = Api.unique();
    private String stock;

    @BeforeEach
    void set_stock() {
        stock = Api.stock(tea, 4);
    }

    @AfterEach
    void no_rule_is_broken() {
        Api.assertNothingIsViolated();
    }

    private String order(boolean isPaid) {
        var order = OrderBody.of(taken(tea, 4, 10));
        return (isPaid ? order.paid(40) : order).place();
    }

    private static Response cancel(String orderId, String body) {
        return Api.post("/v1/orders/" + orderId + "/cancellation", body);
    }

    private static Response pay(String orderId) {
        return Api.post("/v1/orders/" + orderId + "/payments", payment("stripe", Api.unique(), 40));
    }

    private static Response refund(String orderId, String body) {
        return Api.post("/v1/orders/" + orderId + "/refunds", body);
    }

    /** What two calls came to: that the change was made, or the code of the refusal. */
    private record Outcome(String first, String second) {
        static Outcome of(List<Response> answers) {
            return new Outcome(told(answers.getFirst()), told(answers.getLast()));
        }

        private static String told(Response answer) {
            return answer.statusCode() == 201 ? MADE : answer.path("code");
        }
    }

    private void assertEnd(String orderId, String status, int balance, int pieces) {
        Api.get("/v1/orders/" + orderId).then().body("status", equalTo(status));
        Api.get("/v1/ledger/balances?orderId=" + orderId).then().body("items.balance", contains(balance));
        Api.get(stock).then().body("available", equalTo(pieces));
    }

    @RepeatedTest(TIMES)
    void an_order_is_either_paid_or_cancelled() {
        var orderId = order(false);

        var outcome = Outcome.of(Race.of(2, i -> i == 0 ? cancel(orderId, "{}") : pay(orderId)));

        var ends = Map.<Outcome, Runnable>of(
                new Outcome(MADE, "order-not-payable"), () -> assertEnd(orderId, CANCELLED, 0, 4),
                new Outcome("refund-required", MADE), () -> assertEnd(orderId, "paid", 40, 0));
        assertThat(ends).containsKey(outcome);
        ends.get(outcome).run();
    }

    @RepeatedTest(TIMES)
    void money_that_came_just_before_goes_back() {
        var orderId = order(false);

        var outcome = Outcome.of(Race.of(2, i -> i == 0 ? cancel(orderId, "{\"refund\":\"full\"}") : pay(orderId)));

        assertThat(outcome).isIn(new Outcome(MADE, "order-not-payable"), new Outcome(MADE, MADE));
        assertEnd(orderId, CANCELLED, 0, 4);
    }

    @RepeatedTest(TIMES)
    void a_refund_comes_before_the_cancellation_or_not_at_all() {
        var orderId = order(true);

        var outcome = Outcome.of(Race.of(
                2, i -> i == 0 ? cancel(orderId, "{\"refund\":\"full\"}") : refund(orderId, "{\"amount\":15}")));

        assertThat(outcome).isIn(new Outcome(MADE, "order-not-refundable"), new Outcome(MADE, MADE));
        assertEnd(orderId, CANCELLED, 0, 4);
        // In either order, for their ids were made before they raced.
        Api.get("/v1/orders/" + orderId + "/refunds")
                .then()
                .body("items.refunded", outcome.second().equals(MADE) ? containsInAnyOrder(15, 40) : contains(40));
    }

    @RepeatedTest(TIMES)
    void a_full_refund_and_a_cancellation_give_the_pieces_back_once() {
        var orderId = order(true);

        var outcome = Outcome.of(Race.of(
                2,
                i -> i == 0
                        ? cancel(orderId, "{\"refund\":\"full\"}")
                        : refund(orderId, "{\"full\":true,\"restock\":true}")));

        var ends = Map.<Outcome, Runnable>of(
                new Outcome(MADE, "order-not-refundable"), () -> assertEnd(orderId, CANCELLED, 0, 4),
                new Outcome("order-not-cancellable", MADE), () -> assertEnd(orderId, "refunded", 0, 4));
        assertThat(ends).containsKey(outcome);
        ends.get(outcome).run();
    }

    @RepeatedTest(TIMES)
    void one_of_many_cancellations_is_made() {
        var orderId = order(true);

        var answers = Race.of(8, i -> cancel(orderId, "{\"refund\":\"full\"}"));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() != 201).allSatisfy(answer -> answer.then()
                .statusCode(409)
                .body("code", equalTo("order-not-cancellable"))
                .body("orderStatus", equalTo(CANCELLED)));
        assertEnd(orderId, CANCELLED, 0, 4);
    }

    @RepeatedTest(TIMES)
    void all_calls_with_one_key_get_the_one_answer() {
        var orderId = order(true);
        var key = Api.unique();

        var answers = Race.of(
                8, i -> Api.keyed(key).body("{\"refund\":\"full\"}").post("/v1/orders/" + orderId + "/cancellation"));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.getFirst().asString());
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotent-Replayed") == null)
                .hasSize(1);
        assertEnd(orderId, CANCELLED, 0, 4);
    }
}
