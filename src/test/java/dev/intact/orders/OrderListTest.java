package dev.intact.orders;

import static dev.intact.support.OrderBody.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.intact.support.Api;
import dev.intact.support.OrderBody;
import dev.intact.support.RestTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RestTest
class OrderListTest {
    /** An entry may be missing for so long. */
    private static final Duration LAG = Duration.ofSeconds(1);

    private final String customer = Api.unique();
    private final String ofCustomer = "/v1/orders?customerId=" + customer;

    private OrderBody order() {
        return OrderBody.of(item("tea", 1, 100)).by(customer);
    }

    private static List<String> newestFirst(List<String> placed) {
        return placed.reversed();
    }

    private List<String> place(int orders) {
        return IntStream.range(0, orders).mapToObj(i -> order().place()).toList();
    }

    private static void change(String orderId, String change, String body) {
        Api.post("/v1/orders/" + orderId + change, body).then().statusCode(201);
    }

    private static List<String> idsOf(String list) {
        return Api.get(list).then().statusCode(200).extract().path("items.id");
    }

    private static void awaitList(String list, List<String> ids) {
        await().atMost(LAG).untilAsserted(() -> assertThat(idsOf(list)).containsExactlyElementsOf(ids));
    }

    @Test
    void tells_the_orders_of_a_customer_newest_first_and_as_they_are() {
        var placed = place(3);
        OrderBody.of(item("tea", 1, 100)).by(Api.unique()).place();

        awaitList(ofCustomer, newestFirst(placed));
        var listed = Api.get(ofCustomer);
        listed.then().body("nextCursor", nullValue());
        assertThat(listed.<Object>path("items[0]"))
                .isEqualTo(Api.get("/v1/orders/" + placed.getLast()).path(""));
        change(placed.getFirst(), "/cancellation", "{}");
        Api.get(ofCustomer)
                .then()
                .body("items.status", contains("placed", "placed", "cancelled"))
                .body("items[2].version", equalTo(2));
    }

    @Test
    void tells_all_orders_newest_first() {
        var placed = place(3);

        await().atMost(LAG).untilAsserted(() -> assertThat(idsOf("/v1/orders?limit=3"))
                .containsExactlyElementsOf(newestFirst(placed)));
    }

    @Test
    void tells_those_that_fit_all_that_is_asked() {
        var externalId = Api.unique();
        var paid = order().named(externalId).paid(100).place();
        var placed = order().place();
        awaitList(ofCustomer, List.of(placed, paid));

        awaitList(ofCustomer + "&status=paid", List.of(paid));
        awaitList(ofCustomer + "&status=placed", List.of(placed));
        awaitList(ofCustomer + "&status=refunded", List.of());
        awaitList("/v1/orders?status=paid&limit=1", List.of(paid));
        for (var fitting : List.of("", "&status=paid", "&customerId=" + customer, "&limit=1")) {
            // Found by the external id, which never lags.
            assertThat(idsOf("/v1/orders?externalId=" + externalId + fitting)).containsExactly(paid);
        }
        for (var other : List.of("&status=placed", "&customerId=" + Api.unique())) {
            assertThat(idsOf("/v1/orders?externalId=" + externalId + other)).isEmpty();
        }
        assertThat(idsOf("/v1/orders?externalId=" + Api.unique())).isEmpty();
        assertThat(idsOf("/v1/orders?customerId=" + Api.unique())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"&status=placed", ""})
    void tells_each_order_once_while_others_are_placed(String filter) {
        var placed = place(7);
        awaitList(ofCustomer + filter, newestFirst(placed));

        var told = Api.everyPage(ofCustomer + filter + "&limit=2", "id", () -> order().place());

        assertThat(told).containsExactlyElementsOf(newestFirst(placed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?status=cancelled&", "?"})
    void tells_each_order_of_all_customers_once_while_others_change(String filter) {
        var placed = place(5);
        placed.forEach(id -> change(id, "/cancellation", "{}"));
        await().atMost(LAG)
                .until(() -> idsOf("/v1/orders" + filter + "limit=100").containsAll(placed));

        var told = new ArrayList<String>();
        var cursor = "";
        while (cursor != null && !told.containsAll(placed)) {
            var page = Api.get("/v1/orders" + filter + "limit=2" + cursor);
            told.addAll(page.<List<String>>path("items.id"));
            cursor = page.path("nextCursor") == null ? null : "&cursor=" + page.path("nextCursor");
            change(order().place(), "/cancellation", "{}");
        }

        assertThat(told).containsAll(placed).doesNotHaveDuplicates();
        assertThat(told.stream().filter(placed::contains)).containsExactlyElementsOf(newestFirst(placed));
    }

    @Test
    void takes_a_cursor_only_with_the_filter_that_it_was_given_for() {
        awaitList(ofCustomer, newestFirst(place(2)));
        var cursor = "&cursor=" + Api.get(ofCustomer + "&limit=1").path("nextCursor");

        Api.get(ofCustomer + "&limit=5" + cursor).then().statusCode(200).body("items", hasSize(1));
        for (var foreign : List.of(
                "/v1/orders?customerId=" + Api.unique(),
                "/v1/orders?externalId=" + customer,
                ofCustomer + "&status=placed",
                "/v1/orders?status=placed",
                "/v1/orders?limit=1",
                "/v1/stock?limit=1")) {
            Api.get(foreign + cursor)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-cursor"))
                    .body("errors[0].pointer", equalTo("cursor"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a&b=c", "50% \"Ä/茶\"", "%25", "a+b", " ", "#1", "?", "🍵", "CUSTOMER#1", "'; drop table"})
    void finds_customers_and_external_ids_of_any_characters(String text) {
        var oddCustomer = text + Api.unique();
        var externalId = Api.unique() + text;
        var placed = OrderBody.of(item("tea", 1, 100))
                .by(oddCustomer)
                .named(externalId)
                .place();

        assertThat(idsOf("/v1/orders?externalId=" + Api.encoded(externalId))).containsExactly(placed);
        awaitList("/v1/orders?customerId=" + Api.encoded(oddCustomer), List.of(placed));
        awaitList("/v1/orders?status=placed&customerId=" + Api.encoded(oddCustomer), List.of(placed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost", "PAID", "paid%20", "partially-refunded", "placed,paid"})
    void names_the_status_that_there_is_not(String status) {
        Api.get("/v1/orders?status=" + status)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"))
                .body("errors[0].pointer", equalTo("status"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"customerId=", "externalId=", "status=", "customerId=a&customerId=b", "status=paid&status=placed"
            })
    void never_takes_a_missing_value_for_all(String query) {
        Api.get("/v1/orders?" + query).then().statusCode(400).body("code", equalTo("invalid-request"));
    }

    @Test
    void moves_an_order_from_one_status_to_the_next() {
        var first = order().place();
        awaitStatus(first, "placed", "paid");
        change(first, "/payments", OrderBody.payment("stripe", Api.unique(), 100));
        awaitStatus(first, "paid", "placed");
        change(first, "/refunds", "{\"amount\":1}");
        awaitStatus(first, "partially_refunded", "paid");
        change(first, "/refunds", "{\"full\":true}");
        awaitStatus(first, "refunded", "partially_refunded");

        var second = order().paid(100).place();
        awaitStatus(second, "paid", "placed");
        change(second, "/cancellation", "{\"refund\":\"full\"}");
        awaitStatus(second, "cancelled", "paid");
    }

    /** The newest order is the first of its list. */
    private static void awaitStatus(String newest, String status, String former) {
        await().atMost(LAG)
                .until(() -> idsOf("/v1/orders?limit=1&status=" + status).contains(newest));
        await().atMost(LAG)
                .until(() -> !idsOf("/v1/orders?limit=1&status=" + former).contains(newest));
    }
}
