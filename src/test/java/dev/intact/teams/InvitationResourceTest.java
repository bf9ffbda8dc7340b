package dev.intact.teams;

import static dev.intact.support.TeamCalls.ADMIN;
import static dev.intact.support.TeamCalls.MEMBER;
import static dev.intact.support.TeamCalls.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.intact.support.Api;
import dev.intact.support.Response;
import dev.intact.support.RestTest;
import dev.intact.support.StoreServer;
import dev.intact.support.TeamCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RestTest
class InvitationResourceTest {
    private TeamCalls team;

    @BeforeEach
    void create_a_team() {
        team = TeamCalls.create();
    }

    private static Duration length(Response invitation) {
        return Duration.between(
                Instant.parse(invitation.path("createdAt")), Instant.parse(invitation.path("expiresAt")));
    }

    private void assertSeats(int used, int members) {
        team.get().then().body("seatsUsed", equalTo(used)).body("memberCount", equalTo(members));
    }

    @Test
    void shows_the_token_this_once_and_leads_to_the_invitation() {
        var email = "Ada." + Api.unique() + "@Example.org";

        var sent = team.invite(" " + email + " ", ADMIN);

        var path = "/v1/teams/" + team.id() + "/invitations/" + sent.path("id");
        sent.then()
                .statusCode(201)
                .header("Location", endsWith(path))
                .body("teamId", equalTo(team.id()))
                .body("email", equalTo(email))
                .body("role", equalTo(ADMIN))
                .body("status", equalTo("pending"));
        assertThat(Api.members(sent))
                .containsExactlyInAnyOrder(
                        "id", "teamId", "email", "role", "status", "token", "expiresAt", "createdAt");
        assertThat(sent.<String>path("token")).hasSizeGreaterThan(40);
        var read = Api.get(path);
        read.then().statusCode(200).body("id", equalTo(sent.path("id"))).body("status", equalTo("pending"));
        assertThat(Api.members(read))
                .containsExactlyInAnyOrder("id", "teamId", "email", "role", "status", "expiresAt", "createdAt");
    }

    @ParameterizedTest
    @CsvSource({"null, 7", "1, 1", "30, 30"})
    void is_open_for_the_days_asked_for(String asked, int days) {
        var body = "{\"email\":\"%s@a.de\",\"role\":\"member\",\"expiresInDays\":%s}".formatted(Api.unique(), asked);

        assertThat(length(Api.post(team.path("/invitations"), body))).isEqualTo(Duration.ofDays(days));
    }

    @Test
    void keeps_no_token_anywhere_and_computes_it_again_for_a_replay() {
        var key = Api.unique();
        var body = Api.json("email", Api.unique() + "@a.de", "role", MEMBER);
        var first = Api.keyed(key).body(body).post(team.path("/invitations"));
        var resendPath = team.path("/invitations/" + first.path("id") + "/resend");
        var resent = Api.keyed(key).body("{}").post(resendPath);

        first.then().statusCode(201).header("Idempotent-Replayed", nullValue());
        resent.then().statusCode(200).body("token", not(equalTo(first.<String>path("token"))));
        Api.keyed(key)
                .body(body)
                .post(team.path("/invitations"))
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .header("Location", first.header("Location"))
                .body(equalTo(first.asString()));
        Api.keyed(key)
                .body("{}")
                .post(resendPath)
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body(equalTo(resent.asString()));
        for (var token : new String[] {first.path("token"), resent.path("token")}) {
            var secret = token.substring(token.lastIndexOf('.') + 1);
            assertThat(StoreServer.everything())
                    .contains(first.<String>path("id"))
                    .doesNotContain(secret);
            assertThat(Api.eventsOf(team.id()).asString()).doesNotContain(secret, "token");
            assertThat(Api.get(team.path("/audit")).asString()).doesNotContain(secret);
            assertThat(Api.get(team.path("/invitations")).asString()).doesNotContain(secret);
        }
    }

    @Test
    void opens_by_the_token_that_was_sent_last_only() {
        var invited = team.invited(MEMBER);
        var again = Api.at(
                Instant.now().plus(Duration.ofDays(6)), () -> Api.post(team.invitation(invited, "/resend"), "{}"));

        again.then().statusCode(200).body("id", equalTo(invited.id())).body("status", equalTo("pending"));
        assertThat(length(again))
                .isBetween(Duration.ofDays(13), Duration.ofDays(13).plusMinutes(5));
        assertSeats(2, 1);
        invited.accept().then().statusCode(404).body("code", equalTo("invitation-not-found"));
        new TeamCalls.Invited(invited.id(), again.path("token"), invited.userId())
                .accept()
                .then()
                .statusCode(201);
    }

    @Test
    void makes_the_invited_user_a_member_in_the_seat_that_was_reserved() {
        var invited = team.invited(ADMIN);
        assertSeats(2, 1);

        var joined = invited.accept();

        joined.then().statusCode(201).header("Location", endsWith(team.member(invited.userId())));
        assertThat(joined.<Object>path(""))
                .isEqualTo(Map.of("teamId", team.id(), "userId", invited.userId(), "role", ADMIN));
        Api.get(team.member(invited.userId())).then().statusCode(200).body("role", equalTo(ADMIN));
        Api.get(team.invitation(invited, "")).then().body("status", equalTo("accepted"));
        assertSeats(2, 2);
    }

    @Test
    void takes_the_address_in_any_spelling() {
        var email = "ada.\u00e9" + Api.unique() + "@example.org";
        var userId = Api.user(email);
        var token = team.invite(email.replace("\u00e9", "e\u0301").toUpperCase(Locale.ROOT), MEMBER)
                .<String>path("token");

        Api.post("/v1/invitations/acceptance", Api.json("token", token, "userId", userId))
                .then()
                .statusCode(201);
    }

    @Test
    void replays_the_acceptance_after_the_member_has_left() {
        var invited = team.invited(MEMBER);
        var key = Api.unique();
        var first = Api.keyed(key).body(invited.acceptance()).post("/v1/invitations/acceptance");
        Api.delete(team.member(invited.userId())).then().statusCode(204);

        first.then().statusCode(201);
        Api.keyed(key)
                .body(invited.acceptance())
                .post("/v1/invitations/acceptance")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .header("Location", first.header("Location"))
                .body(equalTo(first.asString()));
        Api.get(team.member(invited.userId())).then().statusCode(404);
    }

    @Test
    void is_revoked_and_its_seat_is_free() {
        var invited = team.invited(MEMBER);

        var revoked = Api.post(team.invitation(invited, "/revocation"), "{}");

        revoked.then()
                .statusCode(200)
                .body("id", equalTo(invited.id()))
                .body("status", equalTo("revoked"))
                .body("token", nullValue());
        Api.get(team.invitation(invited, "")).then().body(equalTo(revoked.asString()));
        assertSeats(1, 1);
    }

    @Test
    void is_sent_again_and_revoked_without_a_body() {
        var invited = team.invited(MEMBER);

        var resent = Api.bodyless(team.invitation(invited, "/resend"));
        var revoked = Api.bodyless(team.invitation(invited, "/revocation"));

        assertThat(resent.asString()).contains("\"status\":\"pending\"");
        assertThat(resent.statusCode()).isEqualTo(200);
        assertThat(revoked.asString()).contains("\"status\":\"revoked\"");
        assertThat(revoked.statusCode()).isEqualTo(200);
    }

    @Test
    void uses_no_seat_and_stands_in_nobodys_way_once_it_has_expired() {
        var invited = team.invited(MEMBER);
        var email = Api.get("/v1/users/" + invited.userId()).<String>path("email");
        team.seats(2).then().statusCode(200);
        var later = Instant.parse(Api.get(team.invitation(invited, "")).path("expiresAt"));

        Api.at(later, team::get).then().body("seatsUsed", equalTo(1));
        Api.at(later, () -> Api.get(team.invitation(invited, ""))).then().body("status", equalTo("expired"));
        Api.at(later, () -> Api.get(team.path("/invitations"))).then().body("items.status", contains("expired"));
        var again = Api.at(later, () -> team.invite(email, MEMBER));

        again.then().statusCode(201);
        Api.get(team.invitation(invited, "")).then().body("status", equalTo("expired"));
        assertSeats(2, 1);
        var types = Api.eventsOf(team.id()).<List<String>>path("items.type");
        assertThat(types).containsOnlyOnce("invitation.expired").endsWith("invitation.expired", "invitation.created");
        Api.assertNothingIsViolated();
    }

    @Test
    void tells_all_that_there_ever_were_newest_first() {
        var made = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            made.addFirst(team.invited(MEMBER).id());
        }
        Api.post(team.path("/invitations/" + made.get(2) + "/revocation"), "{}");

        Api.awaitEvery(team.path("/invitations?limit=2"), "id", made);

        Api.get(team.path("/invitations"))
                .then()
                .body("items.status", contains("pending", "pending", "revoked", "pending", "pending"))
                .body("items.token", contains(nullValue(), nullValue(), nullValue(), nullValue(), nullValue()));
    }

    @ParameterizedTest
    @CsvSource({"owner, owner", "owner, admin", "owner, member", "admin, admin", "admin, member"})
    void is_for_owners_and_admins_up_to_their_own_role(String actorRole, String role) {
        var actor = actorRole.equals(OWNER) ? team.ownerId() : team.joined(actorRole);
        var body = Api.json("email", Api.unique() + "@a.de", "role", role);

        var sent = Api.by(actor).body(body).post(team.path("/invitations"));

        sent.then().statusCode(201);
        var path = team.path("/invitations/" + sent.path("id"));
        Api.by(actor).body("{}").post(path + "/resend").then().statusCode(200);
        Api.by(actor).body("{}").post(path + "/revocation").then().statusCode(200);
        assertThat(Api.eventsOf(team.id()).<List<String>>path("items.actor")).endsWith(actor, actor, actor);
    }

    @Test
    void is_judged_by_who_may_before_what_the_state_allows() {
        var invited = team.invited(MEMBER);
        var email = Api.get("/v1/users/" + invited.userId()).<String>path("email");
        team.seats(2).then().statusCode(200);
        var stale = Api.by(team.ownerId()).header("If-Match", "\"1\"");

        Api.by(Api.user())
                .header("If-Match", "\"1\"")
                .body(Api.json("email", email, "role", MEMBER))
                .post(team.path("/invitations"))
                .then()
                .body("code", equalTo("forbidden-role"));
        stale.body(Api.json("email", email, "role", MEMBER))
                .post(team.path("/invitations"))
                .then()
                .body("code", equalTo("version-mismatch"));
        team.invite(email, MEMBER).then().body("code", equalTo("already-invited"));
        Api.at(team.trialEndsAt(), () -> team.invite(email, MEMBER))
                .then()
                .body("code", equalTo("subscription-inactive"));
    }

    /** Nor above the invited role: who may not is told so, whatever version was seen. */
    @Test
    void is_judged_by_the_actors_role_before_the_version_that_was_seen() {
        var admin = team.joined(ADMIN);
        var path = team.invitation(team.invited(OWNER), "");

        byWithStaleVersion(admin, Api.json("email", Api.unique() + "@a.de", "role", OWNER), team.path("/invitations"));
        byWithStaleVersion(admin, "{}", path + "/resend");
        byWithStaleVersion(admin, "{}", path + "/revocation");
    }

    private static void byWithStaleVersion(String actor, String body, String path) {
        Api.by(actor)
                .header("If-Match", "\"1\"")
                .body(body)
                .post(path)
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden-role"));
    }

    @Test
    void is_refused_for_want_of_a_seat_before_it_is_told_who_is_a_member() {
        var email = Api.get("/v1/users/" + team.joined(MEMBER)).<String>path("email");
        team.invite(email, MEMBER).then().body("code", equalTo("already-member"));

        team.seats(2).then().statusCode(200);

        team.invite(email, MEMBER).then().body("code", equalTo("seat-limit-reached"));
    }

    @Test
    void is_accepted_by_the_invited_before_anything_else_is_told() {
        var invited = team.invited(MEMBER);
        invited.accept().then().statusCode(201);

        Api.post("/v1/invitations/acceptance", Api.json("token", invited.token(), "userId", Api.user()))
                .then()
                .body("code", equalTo("email-mismatch"));
        Api.keyed(Api.unique())
                .header("If-Match", "\"1\"")
                .body(invited.acceptance())
                .post("/v1/invitations/acceptance")
                .then()
                .body("code", equalTo("version-mismatch"));
        invited.accept().then().body("code", equalTo("invitation-used"));
    }
}
