package dev.intact.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.intact.support.Api;
import dev.intact.support.Race;
import dev.intact.support.RestTest;
import org.junit.jupiter.api.Test;

@RestTest
class OrderResourceTest {
    private static String order(String more) {
        return """
                {"customerId":"customer-1","currency":"EUR",
                 "items":[{"sku":"tea","quantity":3,"unitAmount":450,"discountAmount":100},
                          {"sku":"mug","quantity":1,"unitAmount":1200}]%s}""".formatted(more);
    }

    private static String payment(String reference, int amount) {
        return ",\"payment\":{\"provider\":\"stripe\",\"reference\":\"%s\",\"amount\":%d}".formatted(reference, amount);
    }

    @Test
    void answers_a_placed_order_with_its_address_and_shows_it_there() {
        var placed = Api.post("/v1/orders", order(""));

        placed.then()
                .statusCode(201)
                .header("Location", endsWith("/v1/orders/" + placed.path("id")))
                .header("Idempotent-Replayed", nullValue())
                .body("status", equalTo("placed"))
                .body("total", equalTo(2450))
                .body("paid", equalTo(0))
                .body("externalId", nullValue())
                .body("metadata", nullValue())
                .body("items", hasSize(2))
                .body("items[0].line", equalTo(1))
                .body("items[0].amount", equalTo(1250))
                .body("items[1].discountAmount", equalTo(0))
                .body("version", equalTo(1));
        Api.get("/v1/orders/" + placed.path("id"))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body(equalTo(placed.asString()));
    }

    @Test
    void tells_the_payment_that_came_with_the_order() {
        var reference = Api.unique();
        var placed = Api.post("/v1/orders", order(payment(reference, 2450)));

        placed.then().statusCode(201).body("status", equalTo("paid")).body("refundable", equalTo(2450));
        Api.get("/v1/orders/" + placed.path("id") + "/payments")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].reference", equalTo(reference))
                .body("items[0].orderStatus", equalTo("paid"))
                .body("nextCursor", nullValue());
    }

    @Test
    void tells_the_total_that_a_payment_must_have() {
        Api.post("/v1/orders", order(payment(Api.unique(), 2449)))
                .then()
                .statusCode(400)
                .body("code", equalTo("amount-mismatch"))
                .body("total", equalTo(2450));
    }

    @Test
    void gives_the_very_same_bytes_again_however_the_request_is_spelt() {
        var key = Api.unique();
        var first = Api.keyed(key)
                .body("{\"customerId\":\"c\",\"currency\":\"EUR\",\"items\":"
                        + "[{\"sku\":\"a\",\"quantity\":1,\"unitAmount\":1}],\"metadata\":{\"p\":\"1\",\"q\":\"2\"}}")
                .post("/v1/orders");

        var again = Api.keyed(key)
                .body(
                        "{ \"currency\" : \"EUR\", \"externalId\":null, \"items\": [{\"unitAmount\":1,"
                                + "\"sku\":\"\\u0061\",\"quantity\":1}],\"customerId\":\"c\",\"metadata\":{\"q\":\"2\",\"p\":\"1\"}}")
                .post("/v1/orders");

        again.then().statusCode(201).header("Idempotent-Replayed", "true").body(equalTo(first.asString()));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.contentType()).isEqualTo(first.contentType());
    }

    @Test
    void refuses_a_key_for_another_body_actor_or_version() {
        var key = Api.unique();
        Api.keyed(key).body(order("")).post("/v1/orders").then().statusCode(201);

        Api.keyed(key)
                .body(order(",\"externalId\":\"x\""))
                .post("/v1/orders")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
        Api.keyed(key)
                .header("Intact-Actor", Api.unique())
                .body(order(""))
                .post("/v1/orders")
                .then()
                .statusCode(422);
        Api.keyed(key)
                .header("If-Match", "\"1\"")
                .body(order(""))
                .post("/v1/orders")
                .then()
                .statusCode(422);
    }

    @Test
    void names_the_holder_of_what_is_taken() {
        var externalId = Api.unique();
        var reference = Api.unique();
        var more = ",\"externalId\":\"" + externalId + "\"" + payment(reference, 2450);
        var holder = Api.post("/v1/orders", order(more)).<String>path("id");

        Api.post("/v1/orders", order(more))
                .then()
                .statusCode(409)
                .body("code", equalTo("duplicate-external-id"))
                .body("orderId", equalTo(holder));
        Api.post("/v1/orders", order(payment(reference, 2450)))
                .then()
                .statusCode(409)
                .body("code", equalTo("duplicate-payment"))
                .body("orderId", equalTo(holder));
    }

    @Test
    void takes_stock_only_of_what_is_tracked() {
        Api.post("/v1/orders", order("").replace("1200}", "1200,\"takeStock\":true}"))
                .then()
                .statusCode(409)
                .body("code", equalTo("sku-not-tracked"))
                .body("sku", equalTo("mug"));
    }

    @Test
    void gives_one_order_and_one_answer_to_sixteen_calls_with_one_key() {
        var key = Api.unique();
        var customer = Api.unique();
        var body = order("").replace("customer-1", customer);

        var answers = Race.of(16, i -> Api.keyed(key).body(body).post("/v1/orders"));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(answers)
                .extracting(answer -> answer.asString())
                .containsOnly(answers.getFirst().asString());
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotent-Replayed") == null)
                .hasSize(1);
    }

    @Test
    void records_on_whose_behalf_it_was_placed() {
        var actor = Api.unique();
        var placed = Api.keyed(Api.unique())
                .header("Intact-Actor", actor)
                .body(order(""))
                .post("/v1/orders");

        Api.eventsOf(placed.path("id"))
                .then()
                .body("items", hasSize(1))
                .body("items[0].actor", equalTo(actor))
                .body("items[0].specversion", equalTo("1.0"))
                .body("items[0].type", equalTo("order.placed"))
                .body("items[0].subjectversion", equalTo(1))
                .body("items[0].data.id", equalTo(placed.path("id")));
    }
}
