package dev.intact.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.intact.support.Api;
import dev.intact.support.Response;
import dev.intact.support.RestTest;
import dev.intact.support.StoreServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the answer is a problem with a name: never a 500, a stack trace or a word of SQL. */
@RestTest
class BadInputTest {
    private static final String ITEM = "{\"sku\":\"a\",\"quantity\":1,\"unitAmount\":1}";

    private static String order(String items) {
        return "{\"customerId\":\"c\",\"currency\":\"EUR\",\"items\":[" + items + "]}";
    }

    private static String item(String field, String value) {
        return order(
                ITEM.replaceAll("\"" + field + "\":[^,}]*", Matcher.quoteReplacement("\"" + field + "\":" + value)));
    }

    private static String with(String field, String value) {
        return "{\"" + field + "\":" + value + "," + order(ITEM).substring(1);
    }

    private static String text(int length) {
        return "\"" + "x".repeat(length) + "\"";
    }

    private static void isProblem(Response response, int status, String code) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + code))
                .body("code", equalTo(code))
                .body("status", equalTo(status))
                .body(not(containsString("Exception")))
                .body(not(containsString("dev.intact")))
                .body(not(containsString("insert into")));
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("", ""),
                Arguments.of("  ", ""),
                Arguments.of("null", ""),
                Arguments.of("[]", ""),
                Arguments.of("\"text\"", ""),
                Arguments.of("{\"customerId\":", ""),
                Arguments.of("{'customerId':'c'}", ""),
                Arguments.of(order(ITEM) + " x", ""),
                Arguments.of(order(ITEM) + "{}", ""),
                Arguments.of("{\"customerId\":\"c\",\"customerId\":\"d\"}", "/customerId"),
                Arguments.of(order(ITEM + "," + ITEM.replace("}", ",\"sku\":\"b\"}")), "/items/1/sku"),
                Arguments.of(with("metadata", "{\"a\":\"b\",\"\\u0061\":\"c\"}"), "/metadata/a"),
                Arguments.of("{\"customer\":\"c\"}", "/customer"),
                Arguments.of(order(ITEM.replace("sku", "SKU")), "/items/0/SKU"),
                Arguments.of(with("metadata", "{\"a\":\"1\",\"a\":\"2\"}"), ""),
                Arguments.of(item("unitAmount", "1.0"), "/items/0/unitAmount"),
                Arguments.of(item("unitAmount", "1e3"), "/items/0/unitAmount"),
                Arguments.of(item("unitAmount", "1e999999999"), "/items/0/unitAmount"),
                Arguments.of(item("unitAmount", "\"1\""), "/items/0/unitAmount"),
                Arguments.of(item("quantity", "true"), "/items/0/quantity"),
                Arguments.of(item("sku", "5"), "/items/0/sku"),
                Arguments.of(order(ITEM.replace("}", ",\"takeStock\":\"true\"}")), "/items/0/takeStock"),
                Arguments.of(order(ITEM.replace("}", ",\"takeStock\":1}")), "/items/0/takeStock"),
                Arguments.of(with("metadata", "[]"), "/metadata"),
                Arguments.of(with("metadata", "{\"a\":1}"), "/metadata/a"),
                Arguments.of(with("metadata", "{\"a\":null}"), "/metadata/a"),
                Arguments.of(with("metadata", "{\"" + "k".repeat(41) + "\":\"v\"}"), "/metadata/" + "k".repeat(41)),
                Arguments.of(with("metadata", "{\"a~/b\":" + text(501) + "}"), "/metadata/a~0~1b"),
                Arguments.of(with("payment", "[]"), "/payment"),
                Arguments.of(with("externalId", "\"\""), "/externalId"),
                Arguments.of(with("externalId", text(129)), "/externalId"),
                Arguments.of(order(ITEM).replace("\"c\"", "\"\""), "/customerId"),
                Arguments.of(order(ITEM).replace("\"c\"", text(129)), "/customerId"),
                Arguments.of(order(ITEM).replace("\"c\"", "\"a\\u0000b\""), "/customerId"),
                Arguments.of(order(ITEM).replace("\"c\"", "\"a\\ud800b\""), "/customerId"),
                Arguments.of(with("metadata", "{\"a\\u0000\":\"b\"}"), "/metadata"),
                Arguments.of("[".repeat(100_000), ""),
                Arguments.of("{\"metadata\":".repeat(10_000), "/metadata"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void names_the_place_that_is_not_well_formed(String body, String pointer) {
        var response = Api.post("/v1/orders", body);

        isProblem(response, 400, "invalid-request");
        assertThat(response.<String>path("errors[0].pointer")).startsWith(pointer);
    }

    static Stream<Arguments> outOfBounds() {
        var most = "9007199254740991";
        var more = "9007199254740992";
        return Stream.of(
                Arguments.of(order(""), "invalid-items", "/items"),
                Arguments.of(order("null"), "invalid-items", "/items/0"),
                Arguments.of("{\"customerId\":\"c\",\"currency\":\"EUR\"}", "invalid-items", "/items"),
                Arguments.of(order((ITEM + ",").repeat(50) + ITEM), "invalid-items", "/items"),
                Arguments.of(item("quantity", "0"), "invalid-quantity", "/items/0/quantity"),
                Arguments.of(item("quantity", "10001"), "invalid-quantity", "/items/0/quantity"),
                Arguments.of(item("quantity", "null"), "invalid-quantity", "/items/0/quantity"),
                Arguments.of(item("quantity", "9".repeat(5000)), "invalid-quantity", "/items/0/quantity"),
                Arguments.of(item("unitAmount", "-1"), "invalid-amount", "/items/0/unitAmount"),
                Arguments.of(item("unitAmount", "null"), "invalid-amount", "/items/0/unitAmount"),
                Arguments.of(item("unitAmount", more), "amount-out-of-range", "/items/0/unitAmount"),
                Arguments.of(item("unitAmount", "9".repeat(20_000)), "amount-out-of-range", "/items/0/unitAmount"),
                Arguments.of(item("unitAmount", "18446744073709551617"), "amount-out-of-range", "/items/0/unitAmount"),
                Arguments.of(
                        item("unitAmount", most).replace("\"quantity\":1", "\"quantity\":2"),
                        "amount-out-of-range",
                        "/items/0"),
                Arguments.of(
                        order(ITEM + "," + ITEM.replace("unitAmount\":1", "unitAmount\":" + most)),
                        "amount-out-of-range",
                        "/items"),
                Arguments.of(
                        order(ITEM.replace("}", ",\"discountAmount\":2}")),
                        "invalid-amount",
                        "/items/0/discountAmount"),
                Arguments.of(
                        order(ITEM.replace("}", ",\"discountAmount\":-1}")),
                        "invalid-amount",
                        "/items/0/discountAmount"),
                Arguments.of(item("sku", "\"\""), "invalid-sku", "/items/0/sku"),
                Arguments.of(item("sku", text(65)), "invalid-sku", "/items/0/sku"),
                Arguments.of(item("sku", "\"a\\tb\""), "invalid-sku", "/items/0/sku"),
                Arguments.of(order(ITEM).replace("EUR", "eur"), "invalid-currency", "/currency"),
                Arguments.of(order(ITEM).replace("EUR", "XXX"), "invalid-currency", "/currency"),
                Arguments.of(order(ITEM).replace("\"EUR\"", "null"), "invalid-currency", "/currency"),
                Arguments.of(
                        with("payment", "{\"provider\":\"stripe\",\"reference\":\"r\",\"amount\":2}"),
                        "amount-mismatch",
                        "/payment/amount"),
                Arguments.of(
                        with("payment", "{\"provider\":\"Stripe\",\"reference\":\"r\",\"amount\":1}"),
                        "invalid-request",
                        "/payment/provider"),
                Arguments.of(
                        with("payment", "{\"provider\":\"stripe\",\"reference\":\"\",\"amount\":1}"),
                        "invalid-request",
                        "/payment/reference"));
    }

    @ParameterizedTest
    @MethodSource("outOfBounds")
    void names_the_rule_that_a_value_breaks(String body, String code, String pointer) {
        var response = Api.post("/v1/orders", body);

        isProblem(response, 400, code);
        assertThat(response.<String>path("errors[0].pointer")).isEqualTo(pointer);
        assertThat(response.<String>path("errors[0].code")).isEqualTo(code);
    }

    @Test
    void tells_everything_that_is_wrong_at_once() {
        var response = Api.post("/v1/orders", "{\"items\":[{\"sku\":\"\",\"quantity\":0,\"unitAmount\":-1}]}");

        assertThat(response.<java.util.List<String>>path("errors.pointer"))
                .containsExactly(
                        "/customerId", "/currency", "/items/0/sku", "/items/0/quantity", "/items/0/unitAmount");
    }

    @Test
    void takes_amounts_up_to_the_bound() {
        Api.post("/v1/orders", item("unitAmount", "9007199254740991"))
                .then()
                .statusCode(201)
                .body("total", equalTo(9007199254740991L));
    }

    @Test
    void takes_lengths_in_code_points() {
        Api.post("/v1/orders", order(ITEM).replace("\"c\"", "\"" + "🍵".repeat(128) + "\""))
                .then()
                .statusCode(201);
        Api.post("/v1/orders", item("sku", "\"" + "茶".repeat(64) + "\"")).then().statusCode(201);
    }

    @Test
    void takes_currencies_with_any_number_of_digits() {
        for (var currency : new String[] {"JPY", "KWD", "USD"}) {
            Api.post("/v1/orders", order(ITEM).replace("EUR", currency)).then().statusCode(201);
        }
    }

    @Test
    void refuses_what_is_not_utf_8() {
        var body = order(ITEM).replace("\"c\"", "\"\u00ff\u00fe\"").getBytes(StandardCharsets.ISO_8859_1);

        isProblem(Api.keyed(Api.unique()).body(body).post("/v1/orders"), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(ints = {262_145, 400_000, 70_000_000})
    void answers_a_body_that_is_too_large(int bytes) {
        isProblem(Api.post("/v1/orders", " ".repeat(bytes)), 413, "body-too-large");
    }

    @Test
    void takes_a_body_of_just_the_limit() {
        var body = order(ITEM);

        Api.post("/v1/orders", body + " ".repeat(262_144 - body.length()))
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({"text/xml", "application/x-www-form-urlencoded", "text/plain"})
    void takes_json_only(String mediaType) {
        isProblem(
                Api.keyed(Api.unique()).contentType(mediaType).body(order(ITEM)).post("/v1/orders"),
                415,
                "unsupported-media-type");
    }

    @Test
    void answers_in_json_only() {
        isProblem(Api.admin().header("Accept", "text/html").get("/v1/users"), 406, "not-acceptable");
    }

    @Test
    void names_what_a_path_does_not_have() {
        isProblem(Api.get("/v1/nothing"), 404, "not-found");
        isProblem(Api.get("/nothing"), 404, "not-found");
        isProblem(Api.admin().put("/v1/nothing"), 404, "not-found");
        var notAllowed = Api.admin().body("{}").put("/v1/users");
        isProblem(notAllowed, 405, "method-not-allowed");
        assertThat(notAllowed.header("Allow")).isEqualTo("GET, HEAD, POST");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/orders/%s, order-not-found",
        "/v1/orders/%s/payments, order-not-found",
        "/v1/orders/%s/refunds, order-not-found",
        "/v1/refunds/%s, refund-not-found",
        "/v1/users/%s, user-not-found",
        "/v1/users/%s/teams, user-not-found",
        "/v1/teams/%s, team-not-found",
        "/v1/teams/%s/audit, team-not-found",
        "/v1/teams/%s/members, team-not-found",
        "/v1/teams/%s/invitations, team-not-found",
        "/v1/slots/%s, slot-not-found"
    })
    void finds_nothing_under_an_unknown_id_nor_under_what_is_no_id(String path, String code) {
        for (var id : new String[] {Api.unique(), "123", "a%2Fb", "%00", "%F0%9F%8D%B5", "..%2F.."}) {
            isProblem(Api.get(path.formatted(id)), 404, code);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "ten", "1.5", "99999999999"})
    void refuses_a_limit_out_of_range(String limit) {
        isProblem(Api.get("/v1/users?limit=" + limit), 400, "invalid-limit");
        isProblem(Api.get("/v1/events?limit=" + limit), 400, "invalid-limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "%00", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA", "!!!"})
    void refuses_what_is_no_cursor(String cursor) {
        isProblem(Api.get("/v1/users?cursor=" + cursor), 400, "invalid-cursor");
        isProblem(Api.get("/v1/events?after=" + cursor), 400, "invalid-cursor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/orders/%zz",
                "/v1/orders/%",
                "/v1/users/%4",
                "/v1/api-keys/%zz",
                // No UTF-8: an overlong slash, a lone surrogate, half a character.
                "/v1/stock/%C0%AF",
                "/v1/stock/%ED%A0%80",
                "/v1/stock/%C3%28",
                "/v1/orders?customerId=%FF",
                // Would be taken for tea, and for two parameters.
                "/v1/stock/tea;green",
                "/v1/orders;v=1",
                "/v1/orders?customerId=a;limit=1"
            })
    void refuses_a_path_whose_percent_signs_encode_nothing(String path) throws IOException {
        assertThat(raw("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(path)))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"code\":\"malformed-request\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip, chunked", "identity, chunked", "chunked\r\nTransfer-Encoding: chunked"})
    void takes_no_body_that_is_framed_in_another_way(String coding) throws IOException {
        var body = order(ITEM);
        var request = """
                POST /v1/orders HTTP/1.1\r
                Host: localhost\r
                Connection: close\r
                Authorization: Bearer %s\r
                Idempotency-Key: %s\r
                Content-Type: application/json\r
                Transfer-Encoding: %s\r
                \r
                %x\r
                %s\r
                0\r
                \r
                """;

        assertThat(raw(request.formatted(StoreServer.ADMIN_KEY, Api.unique(), coding, body.length(), body)))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"code\":\"malformed-request\"");
        assertThat(raw(request.formatted(StoreServer.ADMIN_KEY, Api.unique(), "chunked", body.length(), body)))
                .startsWith("HTTP/1.1 201 ");
    }

    /** What no client library would send. */
    private static String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), Api.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void refuses_texts_that_no_store_can_hold_in_a_query_too() {
        isProblem(Api.get("/v1/users?email=%00"), 400, "invalid-request");
        isProblem(Api.get("/v1/events?type=a%00"), 400, "invalid-request");
    }

    @Test
    void needs_a_key_for_every_change() {
        isProblem(Api.admin().body(order(ITEM)).post("/v1/orders"), 400, "idempotency-key-required");
        isProblem(Api.keyed("with space").body(order(ITEM)).post("/v1/orders"), 400, "invalid-idempotency-key");
        isProblem(Api.keyed("k".repeat(256)).body(order(ITEM)).post("/v1/orders"), 400, "invalid-idempotency-key");
        Api.keyed(Api.unique() + "k".repeat(219))
                .body(order(ITEM))
                .post("/v1/orders")
                .then()
                .statusCode(201);
    }

    @Test
    void takes_a_header_that_decides_only_once() {
        isProblem(
                Api.keyed("a").header("Idempotency-Key", "b").body(order(ITEM)).post("/v1/orders"),
                400,
                "invalid-idempotency-key");
        isProblem(
                Api.keyed(Api.unique())
                        .header("Intact-Actor", Api.unique())
                        .header("Intact-Actor", Api.unique())
                        .body(order(ITEM))
                        .post("/v1/orders"),
                400,
                "invalid-id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"email=", "email=a@b.cd&email=c@d.ef"})
    void never_takes_a_missing_value_for_all(String query) {
        isProblem(Api.get("/v1/users?" + query), 400, "invalid-request");
        isProblem(Api.get("/v1/users?limit="), 400, "invalid-limit");
        isProblem(Api.get("/v1/users?cursor="), 400, "invalid-cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br"})
    void takes_no_encoded_bodies(String encoding) {
        isProblem(
                Api.keyed(Api.unique())
                        .header("Content-Encoding", encoding)
                        .body(order(ITEM))
                        .post("/v1/orders"),
                415,
                "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-16", "application/json; charset=iso-8859-1", "text/plain"})
    void takes_json_in_utf_8_alone(String type) {
        var call = Api.keyed(Api.unique()).body(order(ITEM));

        isProblem(call.contentType(type).post("/v1/orders"), 415, "unsupported-media-type");
        isProblem(call.header("Content-Type", type).post("/v1/orders"), 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json; charset=UTF-8",
                "APPLICATION/JSON;charset=utf8",
                "application/json;charset=\"utf-8\""
            })
    void takes_json_however_it_is_called(String type) {
        var call = Api.bare()
                .header("Authorization", "Bearer " + StoreServer.ADMIN_KEY)
                .body(order(ITEM));

        for (var typed : List.of(call, call.header("content-type", type))) {
            typed.header("Idempotency-Key", Api.unique())
                    .post("/v1/orders")
                    .then()
                    .statusCode(201);
        }
    }

    @Test
    void refuses_an_actor_who_can_be_nobody() {
        isProblem(
                Api.keyed(Api.unique())
                        .header("Intact-Actor", "me")
                        .body(order(ITEM))
                        .post("/v1/orders"),
                400,
                "invalid-id");
    }

    @Test
    void explains_each_problem_on_a_page_that_is_open() {
        for (var type : ProblemType.values()) {
            Api.bare()
                    .get("/problems/" + type.code())
                    .then()
                    .statusCode(200)
                    .contentType("text/html")
                    .body(containsString(type.title()));
        }
    }
}
