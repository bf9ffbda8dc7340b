package dev.intact.support;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;

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

    /** @return the id of an order of one item that was paid */
    public static String paidOrder(long total) {
        return post("/v1/orders", """
                        {"customerId":"c","currency":"EUR","items":[{"sku":"tea","quantity":1,"unitAmount":%1$d}],
                         "payment":{"provider":"stripe","reference":"%2$s","amount":%1$d}}""".formatted(total, unique()))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
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
