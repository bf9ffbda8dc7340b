package dev.intact.teams;

import static dev.intact.support.TeamCalls.ADMIN;
import static dev.intact.support.TeamCalls.MEMBER;
import static dev.intact.support.TeamCalls.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.intact.support.Api;
import dev.intact.support.Request;
import dev.intact.support.RestTest;
import dev.intact.support.TeamCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RestTest
class MemberResourceTest {
    private TeamCalls team;

    @BeforeEach
    void create_a_team() {
        team = TeamCalls.create();
    }

    private String actor(String role) {
        return role.equals(OWNER) ? team.ownerId() : team.joined(role);
    }

    private List<String> types() {
        return Api.eventsOf(team.id()).path("items.type");
    }

    @Test
    void tells_a_member_with_the_profile_as_it_is_now() {
        var member = team.joined(MEMBER);
        Api.put("/v1/users/" + member + "/name", Api.json("name", "Grace"));
        Api.put("/v1/users/" + member + "/avatar", Api.json("avatarUrl", "https://example.org/g.png"));

        var told = Api.get(team.member(member));

        told.then()
                .statusCode(200)
                .body("userId", equalTo(member))
                .body("name", equalTo("Grace"))
                .body("email", equalTo(Api.get("/v1/users/" + member).path("email")))
                .body("avatarUrl", equalTo("https://example.org/g.png"))
                .body("role", equalTo(MEMBER));
        assertThat(Api.members(told))
                .containsExactlyInAnyOrder("userId", "name", "email", "avatarUrl", "role", "joinedAt");
        Api.awaitEvery(team.path("/members?limit=5"), "userId", List.of(team.ownerId(), member));
        assertThat(Api.get(team.path("/members")).<Object>path("items[1]")).isEqualTo(told.path(""));
    }

    @Test
    void lists_members_in_the_order_in_which_they_joined() {
        var joined = new ArrayList<>(List.of(team.ownerId()));
        for (var i = 0; i < 5; i++) {
            joined.add(team.joined(i % 2 == 0 ? MEMBER : ADMIN));
        }
        team.changeRole(joined.get(3), OWNER).then().statusCode(200);

        Api.awaitEvery(team.path("/members?limit=2"), "userId", joined);
        Api.awaitEvery(team.path("/members?limit=100"), "userId", joined);
    }

    @Test
    void tells_the_teams_of_a_user() {
        var userId = team.ownerId();
        var other = TeamCalls.create();
        other.joinedUser(userId, MEMBER);

        Api.awaitEvery("/v1/users/" + userId + "/teams?limit=1", "teamId", List.of(other.id(), team.id()));

        var teams = Api.get("/v1/users/" + userId + "/teams");
        teams.then().body("items.role", contains(MEMBER, OWNER)).body("nextCursor", nullValue());
        assertThat(teams.<Object>path("items[0]"))
                .isEqualTo(Map.of("teamId", other.id(), "name", "Tea & Cö", "role", MEMBER));
        Api.delete(other.member(userId)).then().statusCode(204);
        Api.awaitEvery("/v1/users/" + userId + "/teams?limit=5", "teamId", List.of(team.id()));
    }

    /** By whom, whose, and to what: up to one's own role. */
    @ParameterizedTest
    @CsvSource({
        "owner, member, owner",
        "owner, owner, member",
        "owner, admin, member",
        "admin, member, admin",
        "admin, admin, member",
        "admin, member, member"
    })
    void changes_roles_up_to_ones_own(String actorRole, String before, String after) {
        var member = team.joined(before);
        var actor = actor(actorRole);

        var changed = Api.by(actor).body(Api.json("role", after)).put(team.member(member) + "/role");

        changed.then().statusCode(200).body("userId", equalTo(member)).body("role", equalTo(after));
        Api.get(team.member(member)).then().body(equalTo(changed.asString()));
        assertThat(team.owners().contains(member)).isEqualTo(after.equals(OWNER));
        Api.get(team.path("/audit?limit=1"))
                .then()
                .body("items[0].type", equalTo("member.role_changed"))
                .body("items[0].actor", equalTo(actor))
                .body("items[0].data", equalTo(Map.of("teamId", team.id(), "userId", member, "role", after)));
    }

    @ParameterizedTest
    @CsvSource({"owner, owner", "owner, admin", "owner, member", "admin, admin", "admin, member"})
    void removes_members_up_to_ones_own_role(String actorRole, String role) {
        var member = team.joined(role);
        var actor = actor(actorRole);

        Api.by(actor).delete(team.member(member)).then().statusCode(204).body(equalTo(""));

        Api.get(team.member(member)).then().statusCode(404);
        assertThat(team.owners()).doesNotContain(member);
        assertThat(team.get().<Integer>path("seatsUsed")).isEqualTo(actorRole.equals(OWNER) ? 1 : 2);
    }

    @ParameterizedTest
    @CsvSource({"owner", "admin", "member"})
    void lets_every_member_leave_and_come_back_by_a_new_invitation_only(String role) {
        var member = team.joined(role);

        Api.by(member).delete(team.member(member)).then().statusCode(204);

        team.get().then().body("seatsUsed", equalTo(1)).body("memberCount", equalTo(1));
        Api.by(member).delete(team.member(member)).then().statusCode(403);
        team.joinedUser(member, MEMBER);
        Api.get(team.member(member)).then().body("role", equalTo(MEMBER));
    }

    @Test
    void lets_one_of_two_owners_step_down_or_leave() {
        var other = team.joined(OWNER);
        Api.by(team.ownerId())
                .body(Api.json("role", ADMIN))
                .put(team.member(team.ownerId()) + "/role")
                .then()
                .statusCode(200);

        assertThat(team.owners()).containsExactly(other);
        Api.by(other).delete(team.member(other)).then().statusCode(409).body("code", equalTo("last-owner"));
        team.changeRole(team.ownerId(), OWNER).then().statusCode(200);
        Api.by(other).delete(team.member(other)).then().statusCode(204);
    }

    @Test
    void transfers_an_ownership_to_a_member_and_answers_the_team() {
        var heir = team.joined(MEMBER);
        var body = Api.json("fromUserId", team.ownerId(), "toUserId", heir);
        var key = Api.unique();

        var transferred =
                Api.keyed(key).header("Intact-Actor", team.ownerId()).body(body).post(team.path("/ownership-transfer"));

        transferred
                .then()
                .statusCode(200)
                .body("id", equalTo(team.id()))
                .body("ownerIds", contains(heir))
                .body("version", equalTo(4));
        team.get().then().body(equalTo(transferred.asString()));
        Api.get(team.member(heir)).then().body("role", equalTo(OWNER));
        Api.get(team.member(team.ownerId())).then().body("role", equalTo(ADMIN));
        team.transfer(team.ownerId(), heir).then().statusCode(409).body("code", equalTo("not-owner"));
        Api.keyed(key)
                .header("Intact-Actor", team.ownerId())
                .body(body)
                .post(team.path("/ownership-transfer"))
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body(equalTo(transferred.asString()));
        assertThat(types()).containsOnlyOnce("ownership.transferred");
    }

    @Test
    void transfers_an_ownership_between_owners() {
        var other = team.joined(OWNER);

        team.transfer(team.ownerId(), other).then().statusCode(200).body("ownerIds", contains(other));

        Api.assertNothingIsViolated();
    }

    @Test
    void replays_a_removal_to_its_own_key() {
        var member = team.joined(MEMBER);
        var key = Api.unique();
        Api.keyed(key).delete(team.member(member)).then().statusCode(204).header("Idempotent-Replayed", nullValue());
        team.joinedUser(member, MEMBER);

        Api.keyed(key).delete(team.member(member)).then().statusCode(204).header("Idempotent-Replayed", "true");

        Api.get(team.member(member)).then().statusCode(200);
        Api.delete(team.member(member)).then().statusCode(204);
    }

    @Test
    void changes_only_the_version_that_was_seen() {
        var member = team.joined(MEMBER);
        var path = team.member(member);
        assertThat(team.version()).isEqualTo(3);

        Api.admin()
                .header("If-Match", "\"2\"")
                .body(Api.json("role", ADMIN))
                .put(path + "/role")
                .then()
                .statusCode(412)
                .body("version", equalTo(3));
        Api.admin()
                .header("If-Match", "\"3\"")
                .body(Api.json("role", ADMIN))
                .put(path + "/role")
                .then()
                .statusCode(200);
        Api.admin().header("If-Match", "\"3\"").delete(path).then().statusCode(412);
        Api.admin().header("If-Match", "\"4\"").delete(path).then().statusCode(204);
    }

    @Test
    void judges_the_actors_role_before_the_version_that_was_seen() {
        team.joined(OWNER);
        var admin = team.joined(ADMIN);
        var member = team.joined(MEMBER);

        var calls = List.of(
                staleBy(admin).body(Api.json("role", MEMBER)).put(team.member(team.ownerId()) + "/role"),
                staleBy(admin).body(Api.json("role", OWNER)).put(team.member(member) + "/role"),
                staleBy(member).body(Api.json("role", MEMBER)).put(team.member(member) + "/role"),
                staleBy(admin).delete(team.member(team.ownerId())),
                staleBy(member).delete(team.member(admin)));

        assertThat(calls).allSatisfy(answer -> answer.then().statusCode(403).body("code", equalTo("forbidden-role")));
        staleBy(member).delete(team.member(member)).then().statusCode(412);
    }

    private static Request staleBy(String actor) {
        return Api.by(actor).header("If-Match", "\"1\"");
    }
}
