package dev.intact.events;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.intact.support.Api;
import dev.intact.support.RestTest;
import dev.intact.support.StoreServer;
import org.junit.jupiter.api.Test;

@RestTest
class EventResourceTest {
    @Test
    void always_has_a_cursor_to_go_on_from() {
        var orderId = Api.paidOrder(100);
        var list = "/v1/events?subject=" + orderId;

        StoreServer.awaitFeed();
        var first = Api.get(list + "&limit=1");
        first.then().body("items", hasSize(1)).body("items[0].type", equalTo("order.placed"));
        var second = Api.get(list + "&limit=1&after=" + first.path("nextCursor"));
        second.then().body("items", hasSize(1)).body("items[0].type", equalTo("order.paid"));
        var third = Api.get(list + "&after=" + second.path("nextCursor"));
        third.then().statusCode(200).body("items", hasSize(0)).body("nextCursor", notNullValue());

        Api.post("/v1/orders/" + orderId + "/refunds", "{\"full\":true}");
        StoreServer.awaitFeed();

        Api.get(list + "&after=" + third.path("nextCursor"))
                .then()
                .body("items", hasSize(2))
                .body("items[0].type", equalTo("refund.recorded"))
                .body("items[0].subjectversion", equalTo(2))
                .body("items[0].data.amount", equalTo(100))
                .body("items[1].type", equalTo("order.refunded"));
    }

    @Test
    void binds_a_cursor_to_its_filter() {
        var cursor = Api.get("/v1/events?limit=1&type=a").<String>path("nextCursor");

        for (var other : new String[] {"", "&type=b", "&type=a&subject=a", "&subject=a"}) {
            Api.get("/v1/events?after=" + cursor + other)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-cursor"));
        }
        Api.get("/v1/events?type=a&after=" + cursor).then().statusCode(200);
    }
}
