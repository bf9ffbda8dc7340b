package dev.intact.refunds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.intact.support.Api;
import dev.intact.support.Race;
import dev.intact.support.Response;
import dev.intact.support.RestTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RestTest
class RefundResourceTest {
    private static String refundsOf(String orderId) {
        return "/v1/orders/" + orderId + "/refunds";
    }

    @Test
    void answers_a_refund_with_its_address_and_shows_it_there() {
        var orderId = Api.paidOrder(100);

        var refund =
                Api.post(refundsOf(orderId), "{\"amount\":60,\"reason\":\"broken\",\"reference\":\"" + orderId + "\"}");

        refund.then()
                .statusCode(201)
                .header("Location", endsWith("/v1/refunds/" + refund.path("id")))
                .body("orderId", equalTo(orderId))
                .body("amount", equalTo(60))
                .body("currency", equalTo("EUR"))
                .body("reason", equalTo("broken"))
                .body("reference", equalTo(orderId))
                .body("lines", hasSize(0))
                .body("orderStatus", equalTo("partially_refunded"))
                .body("refunded", equalTo(60))
                .body("refundable", equalTo(40));
        Api.get("/v1/refunds/" + refund.path("id")).then().statusCode(200).body(equalTo(refund.asString()));
        Api.get(refundsOf(orderId))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].amount", equalTo(60));
        Api.get("/v1/orders/" + orderId).then().header("ETag", "\"2\"").body("refundable", equalTo(40));
    }

    @Test
    void tells_why_and_how_much_is_left() {
        var orderId = Api.paidOrder(100);
        Api.post(refundsOf(orderId), "{\"amount\":60}");

        Api.post(refundsOf(orderId), "{\"amount\":41}")
                .then()
                .statusCode(409)
                .body("code", equalTo("refund-exceeds-paid"))
                .body("paid", equalTo(100))
                .body("refunded", equalTo(60))
                .body("refundable", equalTo(40));
        Api.post(refundsOf(orderId), "{\"amount\":1,\"expectedRefunded\":0}")
                .then()
                .statusCode(409)
                .body("code", equalTo("refunded-amount-changed"))
                .body("refunded", equalTo(60));
        Api.post(refundsOf(orderId), "{\"lines\":[{\"line\":2,\"quantity\":1}]}")
                .then()
                .statusCode(404)
                .body("code", equalTo("line-not-found"));
        Api.post(refundsOf(orderId), "{\"lines\":[{\"line\":1,\"quantity\":2}]}")
                .then()
                .statusCode(409)
                .body("code", equalTo("line-quantity-exceeded"))
                .body("refundableQuantity", equalTo(1));
        Api.post(refundsOf(orderId), "{\"full\":true}").then().statusCode(201).body("amount", equalTo(40));
        Api.post(refundsOf(orderId), "{\"full\":true}")
                .then()
                .statusCode(409)
                .body("code", equalTo("nothing-to-refund"));
        Api.post(refundsOf(Api.unique()), "{\"full\":true}")
                .then()
                .statusCode(404)
                .body("code", equalTo("order-not-found"));
        Api.post(refundsOf("123"), "{\"full\":true}").then().statusCode(404).body("code", equalTo("order-not-found"));
    }

    @Test
    void refunds_only_what_was_paid() {
        var placed = Api.post(
                "/v1/orders",
                "{\"customerId\":\"c\",\"currency\":\"EUR\",\"items\":[{\"sku\":\"a\",\"quantity\":1,\"unitAmount\":1}]}");

        Api.post(refundsOf(placed.path("id")), "{\"full\":true}")
                .then()
                .statusCode(409)
                .body("code", equalTo("order-not-refundable"))
                .body("orderStatus", equalTo("placed"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | invalid-refund-amount",
                "{\"amount\":1,\"full\":true} | invalid-refund-amount",
                "{\"amount\":0} | invalid-refund-amount",
                "{\"amount\":-1} | invalid-refund-amount",
                "{\"full\":false} | invalid-refund-amount",
                "{\"lines\":[]} | invalid-refund-amount",
                "{\"lines\":[null]} | invalid-refund-amount",
                "{\"lines\":[{\"line\":1,\"quantity\":0}]} | invalid-quantity",
                "{\"amount\":9007199254740992} | amount-out-of-range",
                "{\"amount\":1.5} | invalid-request",
                "{\"amount\":1,\"expectedRefunded\":-1} | invalid-amount",
                "{\"amount\":1,\"restock\":true} | invalid-request",
                "{\"amount\":1,\"reference\":\"\"} | invalid-request",
                "{\"amount\":1,\"extra\":1} | invalid-request",
            })
    void takes_exactly_one_way_to_refund(String body, String code) {
        Api.post(refundsOf(Api.unique()), body).then().statusCode(400).body("code", equalTo(code));
    }

    @Test
    void refuses_a_change_of_another_version_than_was_seen() {
        var orderId = Api.paidOrder(100);
        Api.post(refundsOf(orderId), "{\"amount\":1}");

        Api.keyed(Api.unique())
                .header("If-Match", "\"1\"")
                .body("{\"amount\":1}")
                .post(refundsOf(orderId))
                .then()
                .statusCode(412)
                .body("code", equalTo("version-mismatch"))
                .body("version", equalTo(2));
        Api.keyed(Api.unique())
                .header("If-Match", "\"2\"")
                .body("{\"amount\":1}")
                .post(refundsOf(orderId))
                .then()
                .statusCode(201);
        Api.keyed(Api.unique())
                .header("If-Match", "*")
                .body("{\"amount\":1}")
                .post(refundsOf(orderId))
                .then()
                .statusCode(201);
        Api.keyed(Api.unique())
                .header("If-Match", "\"3\", \"4\",")
                .body("{\"amount\":1}")
                .post(refundsOf(orderId))
                .then()
                .statusCode(201);
        for (var malformed : new String[] {"5", "", ",", "\"5"}) {
            Api.keyed(Api.unique())
                    .header("If-Match", malformed)
                    .body("{\"amount\":1}")
                    .post(refundsOf(orderId))
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void gives_the_first_answer_again_whatever_has_happened_since() {
        for (var body : new String[] {"{\"amount\":10}", "{\"full\":true}"}) {
            var orderId = Api.paidOrder(100);
            var key = Api.unique();
            var first = Api.keyed(key).body(body).post(refundsOf(orderId));
            Api.post(refundsOf(orderId), "{\"full\":true}");

            Api.keyed(key)
                    .body(body)
                    .post(refundsOf(orderId))
                    .then()
                    .statusCode(201)
                    .header("Idempotent-Replayed", "true")
                    .header("Location", first.header("Location"))
                    .body(equalTo(first.asString()));
        }
    }

    @Test
    void lets_one_of_twenty_racing_refunds_of_sixty_have_the_hundred() {
        var orderId = Api.paidOrder(100);

        var answers = Race.of(20, i -> Api.post(refundsOf(orderId), "{\"amount\":60}"));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).hasSize(19);
        Api.get("/v1/orders/" + orderId).then().body("refunded", equalTo(60));
    }

    @Test
    void lets_three_of_twenty_four_racing_refunds_of_thirty_have_the_hundred() {
        var orderId = Api.paidOrder(100);

        var answers = Race.of(24, i -> Api.post(refundsOf(orderId), "{\"amount\":30}"));

        assertThat(runningTotals(answers)).containsExactlyInAnyOrder(30, 60, 90);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .hasSize(21)
                .allSatisfy(answer -> answer.then()
                        .statusCode(409)
                        .body("code", equalTo("refund-exceeds-paid"))
                        .body("refundable", equalTo(10)));
        Api.get("/v1/orders/" + orderId)
                .then()
                .body("refunded", equalTo(90))
                .body("refundable", equalTo(10))
                .body("version", equalTo(4));
    }

    @Test
    void refuses_none_of_thirty_two_racing_refunds_that_all_fit() {
        var orderId = Api.paidOrder(100);

        var answers = Race.of(32, i -> Api.post(refundsOf(orderId), "{\"amount\":3}"));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(runningTotals(answers))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 32).mapToObj(i -> 3 * i).toList());
        assertThat(answers)
                .allMatch(answer -> answer.<Integer>path("refunded") + answer.<Integer>path("refundable") == 100);
        Api.get("/v1/orders/" + orderId).then().body("refunded", equalTo(96)).body("version", equalTo(33));
        Api.assertNothingIsViolated();
    }

    private static List<Integer> runningTotals(List<Response> answers) {
        return answers.stream()
                .filter(answer -> answer.statusCode() == 201)
                .map(answer -> answer.<Integer>path("refunded"))
                .toList();
    }

    @Test
    void lists_the_ledger_of_an_order_page_by_page() {
        var orderId = Api.paidOrder(100);
        Api.post(refundsOf(orderId), "{\"amount\":60}");
        var list = "/v1/ledger/transactions?orderId=" + orderId + "&limit=1";

        var first = Api.get(list);
        first.then().body("items", hasSize(1)).body("items[0].kind", equalTo("refund"));
        var cursor = first.<String>path("nextCursor");
        Api.get(list + "&cursor=" + cursor)
                .then()
                .body("items[0].kind", equalTo("payment"))
                .body("nextCursor", equalTo(null));
        Api.get("/v1/ledger/transactions?orderId=" + Api.unique() + "&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-cursor"));
        Api.get("/v1/ledger/transactions").then().statusCode(400).body("code", equalTo("invalid-request"));
        Api.get("/v1/ledger/transactions?orderId=1").then().statusCode(400).body("code", equalTo("invalid-id"));
    }
}
