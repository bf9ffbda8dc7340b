package dev.intact.teams;

import static dev.intact.support.TeamCalls.ADMIN;
import static dev.intact.support.TeamCalls.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import dev.intact.support.Api;
import dev.intact.support.RestTest;
import dev.intact.support.TeamCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What happened in a team, from its first day to its last, and as its audit tells it. */
@RestTest
class TeamAuditTest {
    /** Every kind of event that a team has. */
    private static final String[] EVERY_TYPE = {
        "team.created",
        "member.added",
        "subscription.trial_started",
        "invitation.created",
        "invitation.accepted",
        "invitation.resent",
        "invitation.revoked",
        "invitation.expired",
        "member.role_changed",
        "ownership.transferred",
        "member.removed",
        "subscription.seats_changed",
        "subscription.cancellation_scheduled",
        "subscription.resumed",
        "subscription.activated",
        "subscription.cancelled",
        "subscription.expired"
    };

    /** A team that all of this happened to. */
    private static TeamCalls eventful() {
        var team = TeamCalls.onTrial(1);
        var heir = team.joined(MEMBER);
        var revoked = team.invited(ADMIN);
        Api.post(team.invitation(revoked, "/resend"), "{}");
        Api.post(team.invitation(revoked, "/revocation"), "{}");
        team.changeRole(heir, ADMIN);
        team.transfer(team.ownerId(), heir);
        Api.by(team.ownerId()).delete(team.member(team.ownerId())).then().statusCode(204);
        team.seats(5);
        team.cancel("at_period_end");
        team.resume();
        var expiring = team.invited(MEMBER);
        var email = Api.get("/v1/users/" + expiring.userId()).<String>path("email");
        Api.at(team.trialEndsAt(), () -> team.activate(6)).then().statusCode(200);
        Api.at(Instant.now().plus(Duration.ofDays(7)), () -> team.invite(email, MEMBER))
                .then()
                .statusCode(201);
        team.cancel("immediate").then().statusCode(200);
        return team;
    }

    @Test
    void tells_every_change_newest_first_and_no_version_is_missing() {
        var team = eventful();

        var audit = Api.get(team.path("/audit?limit=100"));

        audit.then()
                .statusCode(200)
                .body("items.subject", everyItem(equalTo(team.id())))
                .body("items.specversion", everyItem(equalTo("1.0")))
                .body("items.source", everyItem(equalTo("/intact")));
        assertThat(audit.<List<String>>path("items.type")).contains(EVERY_TYPE);
        var versions = audit.<List<Integer>>path("items.subjectversion");
        assertThat(versions).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(versions.stream().distinct().sorted())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, team.version()).boxed().toList());
        assertThat(audit.<List<Object>>path("items"))
                .containsExactlyInAnyOrderElementsOf(Api.eventsOf(team.id()).path("items"));
        Api.assertNothingIsViolated();
    }

    @Test
    void is_told_page_by_page() {
        var team = eventful();
        var all = Api.get(team.path("/audit?limit=100")).<List<String>>path("items.id");

        assertThat(Api.everyPage(team.path("/audit?limit=3"), "id")).isEqualTo(all);
        assertThat(Api.everyPage(team.path("/audit?limit=1"), "id")).isEqualTo(all);
    }

    @Test
    void tells_each_entry_once_while_the_team_changes() {
        var team = eventful();
        var before = Api.get(team.path("/audit?limit=100")).<List<String>>path("items.id");

        assertThat(Api.everyPage(team.path("/audit?limit=4"), "id", () -> team.seats(8)))
                .isEqualTo(before);
    }

    @Test
    void names_the_actor_of_each_change() {
        var team = TeamCalls.create();
        var admin = team.joined(ADMIN);
        var key = Api.keyWith("teams:write");
        Api.by(admin)
                .body(Api.json("email", Api.unique() + "@a.de", "role", MEMBER))
                .post(team.path("/invitations"));
        Api.as(key).body(Api.json("seatLimit", 5)).put(team.path("/subscription/seats"));

        var actors = Api.get(team.path("/audit")).<List<String>>path("items.actor");

        assertThat(actors.getFirst()).startsWith("key:").isNotEqualTo("key:admin");
        assertThat(actors.get(1)).isEqualTo(admin);
        assertThat(actors.subList(2, actors.size())).containsOnly("key:admin");
    }

    /** From the registration of its owner to the deletion of all who were in it. */
    @Test
    void a_team_lives_with_those_who_come_and_go() {
        var team = TeamCalls.create();
        var second = team.joined(ADMIN);
        var third = team.joined(MEMBER);
        Api.by(team.ownerId())
                .body(Api.json("role", ADMIN))
                .put(team.member(third) + "/role")
                .then()
                .statusCode(200);
        Api.by(team.ownerId())
                .body(Api.json("fromUserId", team.ownerId(), "toUserId", second))
                .post(team.path("/ownership-transfer"))
                .then()
                .statusCode(200);
        Api.by(team.ownerId()).delete(team.member(team.ownerId())).then().statusCode(204);
        Api.by(team.ownerId()).delete("/v1/users/" + team.ownerId()).then().statusCode(204);
        Api.by(second).delete("/v1/users/" + second).then().statusCode(409);
        Api.by(second).delete(team.member(third)).then().statusCode(204);
        Api.by(third).delete("/v1/users/" + third).then().statusCode(204);

        team.get()
                .then()
                .body("ownerIds", equalTo(List.of(second)))
                .body("seatsUsed", equalTo(1))
                .body("version", equalTo(9));
        Api.assertNothingIsViolated();
    }
}
