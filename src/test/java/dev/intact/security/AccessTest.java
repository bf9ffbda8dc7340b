package dev.intact.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.intact.support.Api;
import dev.intact.support.RestTest;
import dev.intact.support.StoreServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call, and with what. */
@RestTest
class AccessTest {
    private static final String SOME_ID = "01a20550-276b-7040-b4f1-96e79d062cfa";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/orders/" + SOME_ID,
                "/v1/refunds/" + SOME_ID,
                "/v1/users",
                "/v1/teams/" + SOME_ID,
                "/v1/slots/" + SOME_ID,
                "/v1/events",
                "/v1/ledger/transactions",
                "/v1/integrity",
                "/v1/api-keys",
                "/v1/nothing"
            })
    void needs_a_key_that_was_made_here(String path) {
        Api.bare()
                .get(path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .contentType("application/problem+json")
                .body("code", equalTo("unauthenticated"));
        Api.as("intact_made_up").get(path).then().statusCode(401);
        Api.bare()
                .header("Authorization", "Basic YWRtaW46YWRtaW4=")
                .get(path)
                .then()
                .statusCode(401);
        Api.admin()
                .header("Authorization", "Bearer intact_made_up")
                .get(path)
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/health",
                "/q/health/live",
                "/q/health/ready",
                "/q/health/started",
                "/q/metrics",
                "/q/openapi",
                "/q/swagger-ui/",
                "/problems/not-found"
            })
    void leaves_open_what_tells_nothing_of_what_is_stored(String path) {
        Api.bare().get(path).then().statusCode(200);
    }

    @Test
    void shows_a_key_once_and_keeps_only_its_hash() {
        var idempotencyKey = Api.unique();
        var body = "{\"name\":\"shop\",\"scopes\":[\"users:read\",\"orders:read\"]}";
        var created = Api.keyed(idempotencyKey)
                .body(body)
                .post("/v1/api-keys")
                .then()
                .statusCode(201)
                .extract();
        var key = created.<String>path("key");

        assertThat(key).startsWith("intact_").hasSizeGreaterThan(40);
        assertThat(created.header("Location")).endsWith("/v1/api-keys/" + created.path("id"));
        Api.keyed(idempotencyKey)
                .body(body)
                .post("/v1/api-keys")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body(equalTo(created.asString()));
        Api.awaitListed("/v1/api-keys?limit=1", created.path("id"));
        Api.get("/v1/api-keys?limit=1")
                .then()
                .body("items[0].id", equalTo(created.path("id")))
                .body("items[0].key", nullValue());
        assertThat(StoreServer.everything())
                .contains(created.<String>path("id"))
                .doesNotContain(key);
    }

    @Test
    void refuses_a_revoked_key_at_once() {
        var created = Api.post("/v1/api-keys", "{\"name\":\"shop\",\"scopes\":[\"users:read\"]}");
        var key = created.<String>path("key");
        Api.as(key).get("/v1/users").then().statusCode(200);

        Api.admin().delete("/v1/api-keys/" + created.path("id")).then().statusCode(204);

        Api.as(key).get("/v1/users").then().statusCode(401);
        Api.admin()
                .delete("/v1/api-keys/" + created.path("id"))
                .then()
                .statusCode(404)
                .body("code", equalTo("api-key-not-found"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"\",\"scopes\":[\"users:read\"]} | invalid-name",
                "{\"name\":\"a\",\"scopes\":[]} | invalid-scopes",
                "{\"name\":\"a\"} | invalid-scopes",
                "{\"name\":\"a\",\"scopes\":[\"users:admin\"]} | invalid-scopes",
                "{\"name\":\"a\",\"scopes\":[null]} | invalid-scopes"
            })
    void makes_no_key_without_a_name_and_known_scopes(String body, String code) {
        Api.post("/v1/api-keys", body).then().statusCode(400).body("code", equalTo(code));
    }

    @Test
    void keeps_the_requests_of_two_keys_apart() {
        var idempotencyKey = Api.unique();
        var body = "{\"email\":\"%s@example.org\",\"name\":\"Ada\"}";
        var first = Api.as(Api.keyWith("users:write")).header("Idempotency-Key", idempotencyKey);
        var second = Api.as(Api.keyWith("users:write")).header("Idempotency-Key", idempotencyKey);

        first.body(body.formatted(Api.unique())).post("/v1/users").then().statusCode(201);
        second.body(body.formatted(Api.unique()))
                .post("/v1/users")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", nullValue());
    }
}
