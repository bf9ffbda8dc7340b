package dev.intact.stock;

import static dev.intact.support.OrderBody.item;
import static dev.intact.support.OrderBody.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.intact.support.Api;
import dev.intact.support.OrderBody;
import dev.intact.support.Race;
import dev.intact.support.Response;
import dev.intact.support.RestTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What orders take from stock, and what comes back. */
@RestTest
class StockOfOrdersTest {
    private final String tea = Api.unique();
    private final String mug = Api.unique();

    private static void assertAvailable(String path, int pieces) {
        Api.get(path).then().statusCode(200).body("available", equalTo(pieces));
    }

    @Test
    void takes_the_pieces_of_all_lines_that_ask_for_it() {
        var stockOfTea = Api.stock(tea, 10);
        var stockOfMugs = Api.stock(mug, 10);

        OrderBody.of(taken(tea, 2, 1), taken(mug, 1, 1), item(mug, 5, 1), taken(tea, 3, 1))
                .place();

        Api.get(stockOfTea).then().body("available", equalTo(5)).body("version", equalTo(2));
        assertAvailable(stockOfMugs, 9);
    }

    @Test
    void takes_the_last_piece_but_no_more() {
        var stock = Api.stock(tea, 2);
        var order = OrderBody.of(taken(tea, 2, 1)).json();

        Api.post("/v1/orders", order).then().statusCode(201);
        Api.post("/v1/orders", order).then().statusCode(409).body("available", equalTo(0));

        assertAvailable(stock, 0);
    }

    @Test
    void takes_nothing_if_the_last_sku_has_too_little() {
        var stockOfTea = Api.stock("a" + tea, 10);
        var stockOfMugs = Api.stock("b" + mug, 3);
        var before =
                List.of(Api.get(stockOfTea).asString(), Api.get(stockOfMugs).asString());

        Api.post(
                        "/v1/orders",
                        OrderBody.of(taken("a" + tea, 1, 1), taken("b" + mug, 4, 1))
                                .json())
                .then()
                .statusCode(409)
                .body("code", equalTo("insufficient-stock"))
                .body("sku", equalTo("b" + mug));

        assertThat(List.of(Api.get(stockOfTea).asString(), Api.get(stockOfMugs).asString()))
                .isEqualTo(before);
    }

    @Test
    void takes_once_for_all_calls_with_one_key() {
        var stock = Api.stock(tea, 10);
        var key = Api.unique();
        var order = OrderBody.of(taken(tea, 2, 1)).json();

        var answers = Race.of(8, i -> Api.keyed(key).body(order).post("/v1/orders"));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertAvailable(stock, 8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/refunds | {\"amount\":4} | 6",
                "/refunds | {\"lines\":[{\"line\":1,\"quantity\":2}]} | 6",
                "/refunds | {\"lines\":[{\"line\":1,\"quantity\":2}],\"restock\":false} | 6",
                "/refunds | {\"lines\":[{\"line\":1,\"quantity\":2}],\"restock\":true} | 8",
                "/refunds | {\"lines\":[{\"line\":2,\"quantity\":2}],\"restock\":true} | 6",
                "/refunds | {\"full\":true} | 6",
                "/refunds | {\"full\":true,\"restock\":true} | 10",
                "/cancellation | {\"refund\":\"full\"} | 10",
            })
    void comes_back_as_far_as_it_is_asked_to(String change, String body, int available) {
        var stock = Api.stock(tea, 10);
        var orderId = OrderBody.of(taken(tea, 4, 1), item(tea, 4, 1)).paid(8).place();

        Api.post("/v1/orders/" + orderId + change, body).then().statusCode(201);

        assertAvailable(stock, available);
        Api.assertNothingIsViolated();
    }

    @Test
    void is_set_anew_between_an_order_and_its_end() {
        var stock = Api.stock(tea, 10);
        var orderId = OrderBody.of(taken(tea, 4, 1)).place();
        Api.put(stock, "{\"available\":100}");

        Api.post("/v1/orders/" + orderId + "/cancellation", "{}").then().statusCode(201);

        Api.get(stock).then().body("available", equalTo(104)).body("version", equalTo(4));
        Api.assertNothingIsViolated();
    }

    @Test
    void has_room_for_what_comes_back_however_much_was_set() {
        Api.stock(tea, 10);
        var orderId = OrderBody.of(taken(tea, 4, 1)).place();
        var stock = Api.stock(tea, 9_007_199_254_740_991L);

        Api.post("/v1/orders/" + orderId + "/cancellation", "{}").then().statusCode(201);

        Api.get(stock).then().body("available", equalTo(9_007_199_254_740_995L));
        Api.assertNothingIsViolated();
    }

    @Test
    void gives_three_pieces_to_three_of_eight_buyers() {
        var stock = Api.stock(tea, 3);
        var order = OrderBody.of(taken(tea, 1, 1)).json();

        var answers = Race.of(8, i -> Api.post("/v1/orders", order));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(3);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .hasSize(5)
                .allSatisfy(answer -> answer.then()
                        .statusCode(409)
                        .body("code", equalTo("insufficient-stock"))
                        .body("requested", equalTo(1))
                        .body("available", equalTo(0)));
        Api.get(stock).then().body("available", equalTo(0)).body("version", equalTo(4));
        Api.assertNothingIsViolated();
    }

    @Test
    void serves_all_buyers_of_two_skus_in_whatever_order_they_name_them() {
        var stockOfTea = Api.stock(tea, 100);
        var stockOfMugs = Api.stock(mug, 100);
        var teaFirst = OrderBody.of(taken(tea, 1, 1), taken(mug, 1, 1)).json();
        var mugFirst = OrderBody.of(taken(mug, 1, 1), taken(tea, 1, 1)).json();

        var answers = Race.of(32, i -> Api.post("/v1/orders", i % 2 == 0 ? teaFirst : mugFirst));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertAvailable(stockOfTea, 68);
        assertAvailable(stockOfMugs, 68);
        Api.assertNothingIsViolated();
    }

    @Test
    void is_adjusted_while_it_is_sold() {
        var stock = Api.stock(tea, 16);
        var order = OrderBody.of(taken(tea, 1, 1)).json();
        var more = "{\"delta\":1,\"reason\":\"delivered\"}";

        var answers =
                Race.of(32, i -> i % 2 == 0 ? Api.post("/v1/orders", order) : Api.post(stock + "/adjustments", more));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200, 201);
        Api.get(stock).then().body("available", equalTo(16)).body("version", equalTo(33));
        Api.assertNothingIsViolated();
    }
}
