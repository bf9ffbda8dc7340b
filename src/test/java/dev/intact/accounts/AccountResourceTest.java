package dev.intact.accounts;

import static dev.intact.support.TeamCalls.ADMIN;
import static dev.intact.support.TeamCalls.MEMBER;
import static dev.intact.support.TeamCalls.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import dev.intact.support.Api;
import dev.intact.support.RestTest;
import dev.intact.support.TeamCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The end of an account. */
@RestTest
class AccountResourceTest {
    private static final int MOST_TEAMS = 30;

    private final String email = Api.unique() + "@example.org";
    private String userId;
    private String path;

    @BeforeEach
    void register_a_user() {
        userId = Api.user(email);
        path = "/v1/users/" + userId;
    }

    @Test
    void leaves_nothing_to_be_found_and_frees_the_address_at_once() {
        var deleted = Api.delete(path);

        deleted.then().statusCode(204).body(equalTo(""));
        Api.get(path).then().statusCode(404);
        Api.get("/v1/users?email=" + email).then().body("items", empty());
        var next = Api.user(email);
        assertThat(next).isNotEqualTo(userId);
        Api.get("/v1/users?email=" + email).then().body("items.id", contains(next));
        Api.awaitListed("/v1/users?limit=1", next);
        assertThat(Api.get("/v1/users?limit=100").<List<String>>path("items.id"))
                .doesNotContain(userId);
    }

    @Test
    void gives_up_memberships_and_their_seats() {
        var first = TeamCalls.create();
        var second = TeamCalls.create();
        var invited = second.invited(MEMBER);
        first.joinedUser(userId, MEMBER);
        second.joinedUser(userId, OWNER);

        Api.delete(path).then().statusCode(204);

        first.get()
                .then()
                .body("memberCount", equalTo(1))
                .body("seatsUsed", equalTo(1))
                .body("version", equalTo(4));
        second.get()
                .then()
                .body("memberCount", equalTo(1))
                .body("seatsUsed", equalTo(2))
                .body("ownerIds", contains(second.ownerId()));
        Api.get(first.member(userId)).then().statusCode(404).body("code", equalTo("member-not-found"));
        Api.awaitEvery(first.path("/members?limit=5"), "userId", List.of(first.ownerId()));
        invited.accept().then().statusCode(201);
        Api.assertNothingIsViolated();
    }

    @Test
    void ends_in_as_many_teams_as_can_be_in_one_write() {
        var teams = new ArrayList<TeamCalls>();
        for (var i = 0; i < MOST_TEAMS; i++) {
            var team = TeamCalls.create();
            team.joinedUser(userId, i % 2 == 0 ? OWNER : ADMIN);
            teams.add(team);
        }

        Api.delete(path).then().statusCode(204);

        assertThat(teams)
                .allSatisfy(team ->
                        team.get().then().body("seatsUsed", equalTo(1)).body("ownerIds", contains(team.ownerId())));
        Api.assertNothingIsViolated();
    }

    @Test
    void waits_for_the_ownership_to_be_transferred() {
        var team = TeamCalls.create();
        var heir = team.joined(MEMBER);
        Api.delete("/v1/users/" + team.ownerId()).then().statusCode(409).body("teamIds", contains(team.id()));

        team.transfer(team.ownerId(), heir).then().statusCode(200);

        Api.delete("/v1/users/" + team.ownerId()).then().statusCode(204);
        assertThat(team.owners()).containsExactly(heir);
    }

    @Test
    void is_replayed_to_its_own_key_only() {
        var key = Api.unique();
        Api.keyed(key).delete(path).then().statusCode(204).header("Idempotent-Replayed", nullValue());
        Api.user(email);

        Api.keyed(key)
                .delete(path)
                .then()
                .statusCode(204)
                .header("Idempotent-Replayed", "true")
                .body(equalTo(""));
        Api.keyed(Api.unique()).delete(path).then().statusCode(404).body("code", equalTo("user-not-found"));
    }

    @Test
    void ends_only_the_version_that_was_seen() {
        Api.put(path + "/bio", Api.json("bio", "tea"));

        Api.admin()
                .header("If-Match", "\"1\"")
                .delete(path)
                .then()
                .statusCode(412)
                .body("version", equalTo(2));
        Api.admin().header("If-Match", "\"2\"").delete(path).then().statusCode(204);
    }

    @Test
    void is_told_without_who_it_was() {
        var team = TeamCalls.create();
        team.joinedUser(userId, ADMIN);

        Api.by(userId).delete(path).then().statusCode(204);

        var events = Api.eventsOf(userId);
        events.then()
                .body("items.type", contains("user.registered", "user.deleted"))
                .body("items.subjectversion", contains(1, 2))
                .body("items[1].actor", equalTo(userId));
        assertThat(events.<Object>path("items[1].data")).isEqualTo(Map.of("id", userId));
        Api.get(team.path("/audit?limit=1"))
                .then()
                .body("items[0].type", equalTo("member.removed"))
                .body("items[0].actor", equalTo(userId))
                .body("items[0].data", equalTo(Map.of("teamId", team.id(), "userId", userId, "role", ADMIN)))
                .body("items.subjectversion", everyItem(equalTo(4)));
    }
}
