package dev.intact.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.intact.support.Api;
import dev.intact.support.RestTest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of a user that was registered before. */
@RestTest
class UserChangesTest {
    private String path;

    @BeforeEach
    void register_a_user() {
        path = "/v1/users/" + Api.user();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("avatar", "avatarUrl", "https://example.org/ada.png"),
                Arguments.of("bio", "bio", "Counts 🍵\nand cups"),
                Arguments.of("email", "email", "Ada." + Api.unique() + "@Example.org"),
                Arguments.of("name", "name", "n".repeat(200)));
    }

    private static List<Integer> versions(String path) {
        return Api.eventsOf(path.substring(path.lastIndexOf('/') + 1)).path("items.subjectversion");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void answers_the_changed_user_and_changes_nothing_else(String call, String field, String value) {
        var before = Api.get(path);

        var changed = Api.put(path + "/" + call, Api.json(field, value));

        changed.then().statusCode(200).body(field, equalTo(value)).body("version", equalTo(2));
        assertThat(Api.members(changed))
                .containsExactlyInAnyOrder(
                        "id", "email", "name", "bio", "avatarUrl", "metadata", "version", "createdAt", "updatedAt");
        for (var other : Api.members(changed)) {
            if (!List.of(field, "version", "updatedAt").contains(other)) {
                assertThat(changed.<Object>path(other)).isEqualTo(before.path(other));
            }
        }
        Api.get(path).then().statusCode(200).header("ETag", "\"2\"").body(equalTo(changed.asString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"%s\":null}", "{}"})
    void clears_what_is_null_or_left_out(String body) {
        Api.put(path + "/avatar", Api.json("avatarUrl", "https://example.org/a.png"));
        Api.put(path + "/bio", Api.json("bio", "tea"));

        Api.put(path + "/avatar", body.formatted("avatarUrl"))
                .then()
                .statusCode(200)
                .body("avatarUrl", nullValue())
                .body("bio", equalTo("tea"));
        Api.put(path + "/bio", body.formatted("bio")).then().statusCode(200).body("bio", nullValue());
    }

    @Test
    void counts_a_version_also_if_nothing_changes() {
        for (var version = 2; version <= 4; version++) {
            Api.put(path + "/name", Api.json("name", "Ada")).then().body("version", equalTo(version));
        }
    }

    @Test
    void is_found_by_the_new_address_and_frees_the_one_before() {
        var before = Api.get(path).<String>path("email");
        var after = Api.unique() + "@example.org";

        Api.put(path + "/email", Api.json("email", "  " + after + " "))
                .then()
                .statusCode(200)
                .body("email", equalTo(after));

        Api.get("/v1/users?email=" + after.toUpperCase(Locale.ROOT))
                .then()
                .body("items.id", contains(path.substring("/v1/users/".length())));
        Api.get("/v1/users?email=" + before).then().body("items", empty());
        Api.user(before);
    }

    @Test
    void is_in_no_conflict_with_itself() {
        var email = Api.get(path).<String>path("email").toUpperCase(Locale.ROOT);

        Api.put(path + "/email", Api.json("email", email))
                .then()
                .statusCode(200)
                .body("email", equalTo(email));

        Api.get("/v1/users?email=" + email.toLowerCase(Locale.ROOT)).then().body("items.email", contains(email));
    }

    @Test
    void changes_only_the_version_that_was_seen() {
        var body = Api.json("bio", "tea");

        for (var tag : new String[] {"\"1\"", "\"7\", \"2\"", "*"}) {
            Api.admin()
                    .header("If-Match", tag)
                    .body(body)
                    .put(path + "/bio")
                    .then()
                    .statusCode(200);
        }
        for (var tag : new String[] {"\"1\"", "W/\"4\"", "\"other\""}) {
            Api.admin()
                    .header("If-Match", tag)
                    .body(body)
                    .put(path + "/bio")
                    .then()
                    .statusCode(412)
                    .body("version", equalTo(4));
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void gives_the_first_answer_again_whatever_has_happened_since(String call, String field, String value) {
        var key = Api.unique();
        var first = Api.keyed(key).body(Api.json(field, value)).put(path + "/" + call);
        Api.put(path + "/name", Api.json("name", "Bob")).then().statusCode(200);

        first.then().statusCode(200).header("Idempotent-Replayed", nullValue());
        Api.keyed(key)
                .body(Api.json(field, value))
                .put(path + "/" + call)
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body(equalTo(first.asString()));
        assertThat(versions(path)).containsExactly(1, 2, 3);
    }

    @Test
    void tells_each_change_in_an_event_with_its_actor() {
        var actor = Api.user();
        Api.by(actor).body(Api.json("bio", "tea")).put(path + "/bio");
        Api.put(path + "/name", Api.json("name", "Bob"));
        Api.put(path + "/avatar", Api.json("avatarUrl", "https://example.org/a.png"));
        var last = Api.put(path + "/email", Api.json("email", Api.unique() + "@example.org"));

        var events = Api.eventsOf(last.path("id"));

        events.then()
                .body(
                        "items.type",
                        contains(
                                "user.registered",
                                "user.bio_changed",
                                "user.name_changed",
                                "user.avatar_changed",
                                "user.email_changed"))
                .body("items.subjectversion", contains(1, 2, 3, 4, 5))
                .body("items.actor", contains("key:admin", actor, "key:admin", "key:admin", "key:admin"));
        assertThat(events.<Object>path("items[4].data")).isEqualTo(last.path(""));
    }
}
