package dev.intact.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.intact.support.Api;
import dev.intact.support.RestTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RestTest
class UserResourceTest {
    private static String user(String email) {
        return "{\"email\":\"%s\",\"name\":\"Ada\"}".formatted(email);
    }

    @Test
    void answers_a_user_with_an_address_and_finds_it_there_and_by_email() {
        var email = "Ada." + Api.unique() + "@Example.org";

        var registered = Api.post("/v1/users", user("  " + email + " "));

        registered
                .then()
                .statusCode(201)
                .header("Location", endsWith("/v1/users/" + registered.path("id")))
                .body("email", equalTo(email))
                .body("bio", nullValue())
                .body("avatarUrl", nullValue())
                .body("version", equalTo(1));
        Api.get("/v1/users/" + registered.path("id"))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body(equalTo(registered.asString()));
        Api.get("/v1/users?email=" + email.toLowerCase(java.util.Locale.ROOT))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(registered.path("id")))
                .body("nextCursor", nullValue());
        Api.get("/v1/users?email=nobody@example.org").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void tells_that_an_email_is_taken_but_not_by_whom() {
        var email = Api.unique() + "@example.org";
        var holder = Api.post("/v1/users", user(email)).<String>path("id");

        var refused = Api.post("/v1/users", user(email.toUpperCase(java.util.Locale.ROOT)));

        refused.then().statusCode(409).body("code", equalTo("email-taken"));
        assertThat(refused.asString()).doesNotContain(holder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"Ada\"} | invalid-email",
                "{\"email\":\"\",\"name\":\"Ada\"} | invalid-email",
                "{\"email\":\"ada\",\"name\":\"Ada\"} | invalid-email",
                "{\"email\":\"a@b@c.de\",\"name\":\"Ada\"} | invalid-email",
                "{\"email\":\"a b@c.de\",\"name\":\"Ada\"} | invalid-email",
                "{\"email\":\"ada@example.org\"} | invalid-name",
                "{\"email\":\"ada@example.org\",\"name\":\"\"} | invalid-name",
                "{\"email\":\"ada@example.org\",\"name\":\"A\",\"avatarUrl\":\"http://a.de\"} | invalid-avatar-url",
                "{\"email\":\"ada@example.org\",\"name\":\"A\",\"avatarUrl\":\"\"} | invalid-avatar-url",
                "{\"email\":\"ada@example.org\",\"name\":\"A\",\"avatarUrl\":\"https:///x\"} | invalid-avatar-url",
            })
    void refuses_what_no_user_can_have(String body, String code) {
        Api.post("/v1/users", body).then().statusCode(400).body("code", equalTo(code));
    }

    @Test
    void keeps_to_the_lengths_that_are_documented() {
        var email = Api.unique() + "@example.org";
        var longest = "{\"email\":\"%s\",\"name\":\"%s\",\"bio\":\"%s\"}";

        Api.post("/v1/users", longest.formatted(email, "n".repeat(201), "b"))
                .then()
                .statusCode(400);
        Api.post("/v1/users", longest.formatted(email, "n", "b".repeat(1001)))
                .then()
                .statusCode(400);
        Api.post("/v1/users", longest.formatted("x".repeat(64) + "@" + "d".repeat(186) + ".org", "n", "b"))
                .then()
                .statusCode(400);
        Api.post("/v1/users", longest.formatted(email, "🍵".repeat(200), "茶".repeat(1000)))
                .then()
                .statusCode(201);
    }

    @Test
    void lists_each_user_once_while_others_register() {
        var mine = new ArrayList<String>();
        for (var i = 0; i < 6; i++) {
            mine.add(Api.user());
        }
        Api.awaitListed("/v1/users?limit=1", mine.getLast());

        var listed = new ArrayList<String>();
        var cursor = "";
        while (cursor != null && !listed.containsAll(mine)) {
            var page = Api.get("/v1/users?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            listed.addAll(page.<List<String>>path("items.id"));
            cursor = page.path("nextCursor");
            Api.user();
        }

        assertThat(listed).containsAll(mine).doesNotHaveDuplicates();
    }
}
