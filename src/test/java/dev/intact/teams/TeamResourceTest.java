package dev.intact.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.intact.support.Api;
import dev.intact.support.RestTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RestTest
class TeamResourceTest {
    private static String team(String ownerId, String more) {
        return "{\"ownerId\":\"%s\",\"name\":\"Tea & Cö\"%s}".formatted(ownerId, more);
    }

    @Test
    void answers_a_team_with_its_owner_and_its_trial() {
        var ownerId = Api.user();

        var created = Api.post("/v1/teams", team(ownerId, ""));

        created.then()
                .statusCode(201)
                .header("Location", endsWith("/v1/teams/" + created.path("id")))
                .body("slug", matchesPattern("tea-co-[a-z0-9]+"))
                .body("ownerId", equalTo(ownerId))
                .body("ownerRole", equalTo("owner"))
                .body("plan", equalTo("team-trial"))
                .body("subscription.status", equalTo("trialing"))
                .body("subscription.cancelAtPeriodEnd", equalTo(false))
                .body("seatLimit", equalTo(10))
                .body("seatsUsed", equalTo(1))
                .body("memberCount", equalTo(1));
        Api.get("/v1/teams/" + created.path("id"))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("ownerIds", contains(ownerId))
                .body("ownerId", nullValue())
                .body("ownerRole", nullValue())
                .body("subscription", equalTo(created.path("subscription")));
    }

    @Test
    void refuses_what_is_taken() {
        var ownerId = Api.user();
        var slug = "s-" + Api.unique();
        var first = Api.post("/v1/teams", team(ownerId, ",\"slug\":\"" + slug + "\""));

        Api.post("/v1/teams", team(Api.user(), ",\"slug\":\"" + slug + "\""))
                .then()
                .statusCode(409)
                .body("code", equalTo("slug-taken"));
        Api.post("/v1/teams", team(ownerId, ""))
                .then()
                .statusCode(409)
                .body("code", equalTo("trial-already-used"))
                .body("teamId", equalTo(first.path("id")));
        Api.post("/v1/teams", team(Api.unique(), "")).then().statusCode(404).body("code", equalTo("user-not-found"));
    }

    @Test
    void lets_nobody_create_a_team_for_another() {
        var ownerId = Api.user();

        Api.keyed(Api.unique())
                .header("Intact-Actor", Api.user())
                .body(team(ownerId, ""))
                .post("/v1/teams")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden-role"));
        Api.keyed(Api.unique())
                .header("Intact-Actor", ownerId)
                .body(team(ownerId, ""))
                .post("/v1/teams")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",\"slug\":\"ab\" | invalid-slug",
                ",\"slug\":\"Tea\" | invalid-slug",
                ",\"trialDays\":0 | invalid-request",
                ",\"trialDays\":91 | invalid-request",
                ",\"trialDays\":\"7\" | invalid-request",
                ",\"metadata\":{\"\":\"a\"} | invalid-request",
            })
    void refuses_what_no_team_can_be(String more, String code) {
        Api.post("/v1/teams", team(Api.unique(), more)).then().statusCode(400).body("code", equalTo(code));
        Api.post("/v1/teams", team("me", "")).then().statusCode(400).body("code", equalTo("invalid-id"));
        Api.post("/v1/teams", "{\"ownerId\":\"" + Api.unique() + "\",\"name\":\"\"}")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-name"));
    }

    @Test
    void ends_a_trial_after_the_days_asked_for() {
        assertThat(lengthOfTrial(",\"trialDays\":1")).isEqualTo(Duration.ofDays(1));
        assertThat(lengthOfTrial("")).isEqualTo(Duration.ofDays(14));
        assertThat(lengthOfTrial(",\"trialDays\":90")).isEqualTo(Duration.ofDays(90));
    }

    private static Duration lengthOfTrial(String asked) {
        var team = Api.post("/v1/teams", team(Api.user(), asked));
        return Duration.between(
                Instant.parse(team.path("createdAt")), Instant.parse(team.path("subscription.trialEndsAt")));
    }
}
