package dev.intact.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.intact.support.Api;
import dev.intact.support.RestTest;
import dev.intact.support.StoreServer;
import io.restassured.RestAssured;
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
        RestAssured.get(path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .contentType("application/problem+json")
                .body("code", equalTo("unauthenticated"));
        Api.as("intact_made_up").get(path).then().statusCode(401);
        RestAssured.given()
                .auth()
                .preemptive()
                .basic("admin", "admin")
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
        RestAssured.get(path).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/orders/" + SOME_ID + ", orders:read",
        "POST, /v1/orders, orders:write",
        "GET, /v1/orders, orders:read",
        "GET, /v1/orders/" + SOME_ID + "/payments, orders:read",
        "GET, /v1/orders/" + SOME_ID + "/payments/" + SOME_ID + ", orders:read",
        "POST, /v1/orders/" + SOME_ID + "/payments, orders:write",
        "POST, /v1/orders/" + SOME_ID + "/cancellation, orders:write",
        "GET, /v1/stock, stock:read",
        "GET, /v1/stock/tea, stock:read",
        "PUT, /v1/stock/tea, stock:write",
        "POST, /v1/stock/tea/adjustments, stock:write",
        "GET, /v1/ledger/balances, ledger:read",
        "POST, /v1/orders/" + SOME_ID + "/refunds, refunds:write",
        "GET, /v1/orders/" + SOME_ID + "/refunds, refunds:read",
        "GET, /v1/refunds/" + SOME_ID + ", refunds:read",
        "GET, /v1/ledger/transactions?orderId=" + SOME_ID + ", ledger:read",
        "POST, /v1/users, users:write",
        "GET, /v1/users, users:read",
        "GET, /v1/users/" + SOME_ID + ", users:read",
        "PUT, /v1/users/" + SOME_ID + "/avatar, users:write",
        "PUT, /v1/users/" + SOME_ID + "/bio, users:write",
        "PUT, /v1/users/" + SOME_ID + "/email, users:write",
        "PUT, /v1/users/" + SOME_ID + "/name, users:write",
        "DELETE, /v1/users/" + SOME_ID + ", users:write",
        "GET, /v1/users/" + SOME_ID + "/teams, teams:read",
        "POST, /v1/teams, teams:write",
        "GET, /v1/teams/" + SOME_ID + ", teams:read",
        "GET, /v1/teams/" + SOME_ID + "/audit, teams:read",
        "GET, /v1/teams/" + SOME_ID + "/members, teams:read",
        "GET, /v1/teams/" + SOME_ID + "/members/" + SOME_ID + ", teams:read",
        "PUT, /v1/teams/" + SOME_ID + "/members/" + SOME_ID + "/role, teams:write",
        "DELETE, /v1/teams/" + SOME_ID + "/members/" + SOME_ID + ", teams:write",
        "POST, /v1/teams/" + SOME_ID + "/ownership-transfer, teams:write",
        "GET, /v1/teams/" + SOME_ID + "/invitations, teams:read",
        "POST, /v1/teams/" + SOME_ID + "/invitations, teams:write",
        "GET, /v1/teams/" + SOME_ID + "/invitations/" + SOME_ID + ", teams:read",
        "POST, /v1/teams/" + SOME_ID + "/invitations/" + SOME_ID + "/resend, teams:write",
        "POST, /v1/teams/" + SOME_ID + "/invitations/" + SOME_ID + "/revocation, teams:write",
        "POST, /v1/invitations/acceptance, teams:write",
        "POST, /v1/teams/" + SOME_ID + "/subscription/activation, teams:write",
        "POST, /v1/teams/" + SOME_ID + "/subscription/cancellation, teams:write",
        "POST, /v1/teams/" + SOME_ID + "/subscription/resumption, teams:write",
        "PUT, /v1/teams/" + SOME_ID + "/subscription/seats, teams:write",
        "POST, /v1/slots, slots:write",
        "GET, /v1/slots?resourceId=room&day=2099-01-01, slots:read",
        "GET, /v1/slots/" + SOME_ID + ", slots:read",
        "POST, /v1/slots/" + SOME_ID + "/reservation, slots:write",
        "POST, /v1/slots/" + SOME_ID + "/cancellation, slots:write",
        "POST, /v1/slots/" + SOME_ID + "/check-in, slots:write",
        "POST, /v1/slots/" + SOME_ID + "/check-out, slots:write",
        "POST, /v1/slots/" + SOME_ID + "/closure, slots:write",
        "GET, /v1/events, events:read",
        "GET, /v1/integrity, admin:read",
        "GET, /v1/api-keys, admin:read",
        "POST, /v1/api-keys, admin:write",
        "DELETE, /v1/api-keys/" + SOME_ID + ", admin:write"
    })
    void needs_the_one_scope_that_a_call_is_about(String method, String path, String scope) {
        var others = Scopes.ALL.stream().filter(other -> !other.equals(scope)).toArray(String[]::new);

        Api.as(Api.keyWith(others))
                .body("{}")
                .request(method, path)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("forbidden-scope"))
                .body("scope", equalTo(scope));
        Api.as(Api.keyWith(scope)).body("{}").request(method, path).then().statusCode(not(equalTo(403)));
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
