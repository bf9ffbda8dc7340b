package dev.intact.support;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;

/** Calls of the REST API, with the admin key and a fresh idempotency key unless the test says otherwise. */
public final class Api {
    private static final RestAssuredConfig AS_GIVEN = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private Api() {}

    public static RequestSpecification as(String key) {
        return RestAssured.given()
                .config(AS_GIVEN)
                .header("Authorization", "Bearer " + key)
                .contentType("application/json")
                .urlEncodingEnabled(false);
    }

    public static RequestSpecification admin() {
        return as(StoreServer.ADMIN_KEY);
    }

    public static RequestSpecification keyed(String idempotencyKey) {
        return admin().header("Idempotency-Key", idempotencyKey);
    }

    public static Response post(String path, String body) {
        return keyed(unique()).body(body).post(path);
    }

    /** Without an idempotency key, which a PUT does not need. */
    public static Response put(String path, String body) {
        return admin().body(body).put(path);
    }

    public static Response get(String path) {
        return admin().get(path);
    }

    /** Waits until a list tells this id: it may lack an entry that is less than a second old. */
    public static void awaitListed(String path, String id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(1))
                .until(() -> get(path).<List<String>>path("items.id").contains(id));
    }

    public static String unique() {
        return UUID.randomUUID().toString();
    }

    /** A text as one segment of a path, or as a value in a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What every page of a list tells, from the first to the last: of each entry this member. */
    public static List<String> everyPage(String pathWithLimit, String member) {
        return everyPage(pathWithLimit, member, () -> {});
    }

    /** @param meanwhile what is done after each page */
    public static List<String> everyPage(String pathWithLimit, String member, Runnable meanwhile) {
        var told = new ArrayList<String>();
        var cursor = Optional.of("");
        while (cursor.isPresent()) {
            var page = get(pathWithLimit + cursor.get());
            told.addAll(page.then().statusCode(200).extract().<List<String>>path("items." + member));
            cursor = Optional.<String>ofNullable(page.path("nextCursor")).map("&cursor="::concat);
            meanwhile.run();
        }
        return told;
    }

    /** @return the id of an order of one item that is still to be paid */
    public static String placedOrder(long total) {
        return OrderBody.of(OrderBody.item("tea", 1, total)).place();
    }

    /** @return the id of an order of one item that was paid */
    public static String paidOrder(long total) {
        return OrderBody.of(OrderBody.item("tea", 1, total)).paid(total).place();
    }

    /** @return the address of stock that was just set */
    public static String stock(String sku, long available) {
        var path = "/v1/stock/" + encoded(sku);
        put(path, "{\"available\":%d}".formatted(available)).then().statusCode(200);
        return path;
    }

    /** Whatever was called before, no rule about what is stored may be broken. The first few tell what is wrong. */
    public static void assertNothingIsViolated() {
        get("/v1/integrity").then().statusCode(200).body("violations.take(5)", Matchers.empty());
    }

    public static String user() {
        return post("/v1/users", "{\"email\":\"%s@example.org\",\"name\":\"Ada\"}".formatted(unique()))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** @return a key with these scopes */
    public static String keyWith(String... scopes) {
        return post("/v1/api-keys", "{\"name\":\"test\",\"scopes\":[\"%s\"]}".formatted(String.join("\",\"", scopes)))
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }
}
