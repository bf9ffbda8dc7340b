package dev.intact.teams;

import static dev.intact.support.TeamCalls.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.intact.shared.Json;
import dev.intact.support.Api;
import dev.intact.support.Response;
import dev.intact.support.RestTest;
import dev.intact.support.TeamCalls;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RestTest
class SubscriptionResourceTest {
    private static final Instant PERIOD_END =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(60));

    private TeamCalls team;

    @BeforeEach
    void create_a_team() {
        team = TeamCalls.onTrial(1);
    }

    private Response activate(int seatLimit, Instant periodEndsAt) {
        var body = TeamCalls.activation("pro", seatLimit, Json.time(periodEndsAt));
        return Api.post(team.path("/subscription/activation"), body);
    }

    private List<String> told() {
        return Api.eventsOf(team.id()).<List<String>>path("items.type").stream()
                .filter(type -> type.startsWith("subscription."))
                .toList();
    }

    private static void is(Response team, String status, boolean isCancelling) {
        team.then()
                .statusCode(200)
                .body("subscription.status", equalTo(status))
                .body("subscription.cancelAtPeriodEnd", equalTo(isCancelling));
    }

    @Test
    void begins_a_paid_period_and_answers_the_team() {
        var activated = activate(25, PERIOD_END);

        activated
                .then()
                .statusCode(200)
                .body("plan", equalTo("pro"))
                .body("seatLimit", equalTo(25))
                .body("version", equalTo(2))
                .body("subscription.status", equalTo("active"))
                .body("subscription.plan", equalTo("pro"))
                .body("subscription.periodEndsAt", equalTo(Json.time(PERIOD_END)))
                .body("subscription.cancelAtPeriodEnd", equalTo(false));
        assertThat(Api.members(activated))
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "slug",
                        "ownerIds",
                        "plan",
                        "subscription",
                        "seatLimit",
                        "seatsUsed",
                        "memberCount",
                        "metadata",
                        "version",
                        "createdAt",
                        "updatedAt");
        assertThat(activated.<java.util.Map<String, Object>>path("subscription").keySet())
                .isEqualTo(Set.of("status", "plan", "trialEndsAt", "periodEndsAt", "cancelAtPeriodEnd"));
        team.get().then().header("ETag", "\"2\"").body(equalTo(activated.asString()));
    }

    @Test
    void runs_from_trial_to_expired_to_active_to_cancelled() {
        var trialEnd = team.trialEndsAt();
        is(Api.at(trialEnd.minusSeconds(10), team::get), "trialing", false);
        is(Api.at(trialEnd, team::get), "expired", false);
        assertThat(told()).containsExactly("subscription.trial_started");

        is(Api.at(trialEnd, () -> activate(3, PERIOD_END)), "active", false);
        is(Api.at(PERIOD_END, team::get), "active", false);
        is(Api.at(trialEnd, () -> team.cancel("immediate")), "cancelled", false);
        is(Api.at(trialEnd, () -> activate(4, PERIOD_END)), "active", false);

        assertThat(told())
                .containsExactly(
                        "subscription.trial_started",
                        "subscription.expired",
                        "subscription.activated",
                        "subscription.cancelled",
                        "subscription.activated");
        assertThat(Api.eventsOf(team.id()).<List<Integer>>path("items.subjectversion"))
                .containsExactly(1, 1, 1, 2, 2, 3, 4);
        Api.assertNothingIsViolated();
    }

    @Test
    void tells_the_end_of_a_trial_with_whatever_change_comes_first() {
        var end = team.trialEndsAt();

        Api.at(end, () -> team.changeRole(team.ownerId(), "owner")).then().statusCode(200);
        Api.at(end, () -> team.seats(5)).then().statusCode(200);

        assertThat(told())
                .containsExactly("subscription.trial_started", "subscription.expired", "subscription.seats_changed");
        team.get().then().body("subscription.status", equalTo("expired")).body("version", equalTo(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "period"})
    void ends_with_its_trial_or_period_unless_it_is_resumed(String which) {
        var end = which.equals("trial") ? team.trialEndsAt() : PERIOD_END;
        if (which.equals("period")) {
            activate(5, PERIOD_END).then().statusCode(200);
        }
        var status = which.equals("trial") ? "trialing" : "active";

        is(team.cancel("at_period_end"), status, true);
        is(team.resume(), status, false);
        is(Api.at(end, team::get), which.equals("trial") ? "expired" : "active", false);
        is(team.cancel("at_period_end"), status, true);
        is(Api.at(end.minusSeconds(10), team::get), status, true);
        is(Api.at(end, team::get), "cancelled", false);

        assertThat(told())
                .endsWith(
                        "subscription.cancellation_scheduled",
                        "subscription.resumed",
                        "subscription.cancellation_scheduled");
    }

    /** What has been cancelled reads as the answer said, and not otherwise a moment later. */
    @Test
    void ends_a_period_at_once_that_had_gone_on_beyond_its_end() {
        activate(5, PERIOD_END).then().statusCode(200);
        var later = PERIOD_END.plus(Duration.ofDays(1));

        var cancelled = Api.at(later, () -> team.cancel("at_period_end"));

        cancelled.then().statusCode(200);
        is(Api.at(later, team::get), "cancelled", false);
        Api.at(later, team::get).then().body(equalTo(cancelled.asString()));
    }

    @Test
    void takes_a_cancellation_back_with_the_next_activation() {
        activate(5, PERIOD_END);
        team.cancel("at_period_end");

        is(activate(6, PERIOD_END.plus(Duration.ofDays(30))), "active", false);

        is(Api.at(PERIOD_END, team::get), "active", false);
    }

    @Test
    void changes_seats_in_every_state_down_to_those_in_use() {
        team.invited(MEMBER);

        team.seats(2).then().statusCode(200).body("seatLimit", equalTo(2)).body("seatsUsed", equalTo(2));
        team.cancel("immediate").then().statusCode(200);
        team.seats(10_000).then().statusCode(200).body("seatLimit", equalTo(10_000));
        team.seats(1).then().statusCode(409).body("seatsUsed", equalTo(2));
        Api.at(Instant.now().plus(Duration.ofDays(7)), () -> team.seats(1))
                .then()
                .statusCode(200)
                .body("seatsUsed", equalTo(1));
    }

    @Test
    void refuses_invites_and_joins_while_inactive_and_nothing_else() {
        var invited = team.invited(MEMBER);
        var other = team.invited(MEMBER);
        var member = team.joined(MEMBER);
        team.cancel("immediate").then().statusCode(200);

        team.invite(Api.unique() + "@a.de", MEMBER).then().statusCode(409);
        invited.accept().then().statusCode(409).body("code", equalTo("subscription-inactive"));

        Api.post(team.invitation(other, "/resend"), "{}").then().statusCode(200);
        Api.post(team.invitation(other, "/revocation"), "{}").then().statusCode(200);
        team.changeRole(member, "admin").then().statusCode(200);
        team.transfer(team.ownerId(), member).then().statusCode(200);
        Api.delete(team.member(team.ownerId())).then().statusCode(204);
        activate(5, PERIOD_END).then().statusCode(200);
        invited.accept().then().statusCode(201);
    }

    @Test
    void is_resumed_without_a_body() {
        team.cancel("at_period_end").then().statusCode(200);

        var resumed = Api.bodyless(team.path("/subscription/resumption"));

        assertThat(resumed.asString()).isEqualTo(team.get().asString()).contains("\"cancelAtPeriodEnd\":false");
        assertThat(resumed.statusCode()).isEqualTo(200);
    }

    @Test
    void gives_the_first_answer_again_whatever_has_happened_since() {
        var key = Api.unique();
        var path = team.path("/subscription/activation");
        var body = TeamCalls.activation("pro", 5, TeamCalls.inAMonth());
        var first = Api.keyed(key).body(body).post(path);
        team.cancel("immediate").then().statusCode(200);

        first.then().statusCode(200).header("Idempotent-Replayed", nullValue());
        Api.keyed(key)
                .body(body)
                .post(path)
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body(equalTo(first.asString()));
        team.get().then().body("subscription.status", equalTo("cancelled"));
    }

    @Test
    void is_the_owners_to_change_and_told_with_the_owner() {
        Api.by(team.ownerId())
                .header("If-Match", "\"1\"")
                .body(Api.json("seatLimit", 7))
                .put(team.path("/subscription/seats"))
                .then()
                .statusCode(200);

        Api.get(team.path("/audit?limit=1"))
                .then()
                .body("items.type", contains("subscription.seats_changed"))
                .body("items.actor", contains(team.ownerId()))
                .body("items[0].data.teamId", equalTo(team.id()))
                .body("items[0].data.seatLimit", equalTo(7))
                .body("items[0].data.subscription.status", equalTo("trialing"));
    }
}
