package dev.intact.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.intact.support.Api;
import dev.intact.support.OrderBody;
import dev.intact.support.RestTest;
import dev.intact.support.StoreServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RestTest
class StockResourceTest {
    private static final String SEVEN = "{\"available\":7}";

    private static String by(int delta) {
        return """
                {"delta":%d,"reason":"counted"}""".formatted(delta);
    }

    @Test
    void shows_what_was_set_under_the_same_address() {
        var sku = Api.unique();

        var set = Api.put("/v1/stock/" + sku, SEVEN);

        set.then()
                .statusCode(200)
                .header("Location", nullValue())
                .header("Idempotent-Replayed", nullValue())
                .body("sku", equalTo(sku))
                .body("available", equalTo(7))
                .body("version", equalTo(1));
        Api.get("/v1/stock/" + sku)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body(equalTo(set.asString()));
    }

    @Test
    void adds_and_takes_away() {
        var path = Api.stock(Api.unique(), 7);

        Api.post(path + "/adjustments", by(3)).then().statusCode(200).body("available", equalTo(10));
        Api.post(path + "/adjustments", by(-10))
                .then()
                .statusCode(200)
                .body("available", equalTo(0))
                .body("version", equalTo(3));

        Api.get(path).then().header("ETag", "\"3\"").body("available", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "/",
                "//",
                "../stock",
                "tea & mug",
                " ",
                " tea ",
                "Ä",
                "A\u0308",
                "茶",
                "🍵",
                "100%",
                "%2F",
                "%25",
                "a+b",
                "what?",
                "#1",
                "\"tea\"",
                "a;b=c",
                "a:b",
                "a\\b",
                "{sku}",
                "tea/adjustments",
                "..."
            })
    void finds_any_sku_by_its_percent_encoded_address(String sku) {
        var path = Api.stock(sku, 7);

        var adjusted = Api.post(path + "/adjustments", by(-2));

        adjusted.then().statusCode(200).body("sku", equalTo(sku)).body("available", equalTo(5));
        Api.get(path).then().statusCode(200).body(equalTo(adjusted.asString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2E", "%2E%2E", "%2e", "%2e%2e"})
    void takes_dots_for_the_path_that_they_stand_for(String segment) throws IOException {
        var answer = sendAsItIs("""
                PUT /v1/stock/%s HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                Connection: close\r
                \r
                %s""".formatted(segment, StoreServer.ADMIN_KEY, SEVEN.length(), SEVEN));

        assertThat(answer).startsWith("HTTP/1.1 40").contains("application/problem+json");
    }

    /** Client libraries resolve dots before they send them. */
    private static String sendAsItIs(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), Api.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void is_taken_under_the_very_name_that_an_order_gives() {
        var sku = "50% \"Ä/茶\"";
        var path = Api.stock(sku, 7);

        OrderBody.of(OrderBody.taken(sku, 2, 1)).place();

        Api.get(path).then().body("sku", equalTo(sku)).body("available", equalTo(5));
    }

    @Test
    void changes_only_the_version_that_was_seen() {
        var path = Api.stock(Api.unique(), 3);

        Api.admin()
                .header("If-Match", "\"1\"")
                .body(SEVEN)
                .put(path)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        Api.admin().header("If-Match", "\"1\"").body(SEVEN).put(path).then().statusCode(412);
        Api.keyed(Api.unique())
                .header("If-Match", "\"2\"")
                .body(by(1))
                .post(path + "/adjustments")
                .then()
                .statusCode(200)
                .body("version", equalTo(3));
        Api.admin()
                .header("If-Match", "\"1\", \"3\"")
                .body(SEVEN)
                .put(path)
                .then()
                .statusCode(200);
    }

    @Test
    void gives_the_first_answer_again_whatever_has_happened_since() {
        for (var change : List.of("", "/adjustments")) {
            var path = Api.stock(Api.unique(), 3);
            var method = change.isEmpty() ? "PUT" : "POST";
            var body = change.isEmpty() ? SEVEN : by(-3);
            var key = Api.unique();
            var first = Api.keyed(key).body(body).request(method, path + change);
            Api.put(path, "{\"available\":0}").then().body("version", equalTo(3));

            Api.keyed(key)
                    .body(body)
                    .request(method, path + change)
                    .then()
                    .statusCode(200)
                    .header("Idempotent-Replayed", "true")
                    .body(equalTo(first.asString()));
            Api.get(path).then().body("available", equalTo(0)).body("version", equalTo(3));
        }
    }

    @Test
    void takes_each_put_without_a_key_for_a_change_of_its_own() {
        var path = Api.stock(Api.unique(), 7);

        Api.put(path, SEVEN)
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", nullValue())
                .body("version", equalTo(2));
    }

    @Test
    void is_listed_page_by_page_in_the_order_of_skus() {
        var prefix = Api.unique();
        // By code points: in UTF-16 the cup would come before the wide letter.
        var skus = Stream.of("", " ", "!", "B", "a", "b", "é", "茶", "Ａ", "🍵")
                .map(prefix::concat)
                .toList();
        skus.reversed().forEach(sku -> Api.stock(sku, 7));

        await().atMost(Duration.ofSeconds(1))
                .until(() -> Api.everyPage("/v1/stock?limit=100", "sku").containsAll(skus));
        var listed = Api.everyPage("/v1/stock?limit=7", "sku");

        assertThat(listed).doesNotHaveDuplicates();
        assertThat(listed.stream().filter(sku -> sku.startsWith(prefix))).containsExactlyElementsOf(skus);
    }

    @Test
    void takes_a_cursor_only_as_it_was_given_out() {
        Api.stock(Api.unique(), 1);
        Api.stock(Api.unique(), 1);
        await().atMost(Duration.ofSeconds(1))
                .until(() -> Api.get("/v1/stock?limit=1").path("nextCursor") != null);
        var cursor = Api.get("/v1/stock?limit=1").<String>path("nextCursor");

        Api.get("/v1/stock?limit=5&cursor=" + cursor).then().statusCode(200);
        Api.get("/v1/stock?cursor=A" + cursor).then().statusCode(400).body("code", equalTo("invalid-cursor"));
        Api.get("/v1/orders?cursor=" + cursor).then().statusCode(400).body("code", equalTo("invalid-cursor"));
    }
}
