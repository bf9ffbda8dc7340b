package dev.intact.sweeper;

import static dev.intact.support.TeamCalls.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.intact.support.Api;
import dev.intact.support.Response;
import dev.intact.support.RestTest;
import dev.intact.support.SlotCalls;
import dev.intact.support.StoreServer;
import dev.intact.support.TeamCalls;
import dev.intact.support.TravellingClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the sweeper has done is counted where the operator looks, and told in events. */
@RestTest
class SweeperMetricsTest {
    private static final int MOST_SWEEPS = 20;

    @Inject
    SweepService sweeper;

    private static double counted(String series) {
        return Api.bare()
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not among the metrics: " + series));
    }

    private static String settled(String fact, String outcome) {
        return "intact_sweeper_settled_total{fact=\"%s\",outcome=\"%s\"}".formatted(fact, outcome);
    }

    /** Others may be due before what the test waits for. */
    private void sweepAt(Instant time, String subject, String type) {
        TravellingClock.at(time, () -> {
            for (var sweep = 0; sweep < MOST_SWEEPS && !types(subject).contains(type); sweep++) {
                sweeper.sweep();
            }
        });
    }

    private static List<String> types(String subject) {
        return Api.eventsOf(subject).path("items.type");
    }

    @ParameterizedTest
    @CsvSource({"subscription", "invitation", "slot"})
    void counts_are_there_before_anything_is_counted(String fact) {
        for (var outcome : new String[] {"recorded", "already_recorded", "failed"}) {
            assertThat(counted(settled(fact, outcome))).isGreaterThanOrEqualTo(0);
        }
        assertThat(counted("intact_sweeper_purged_requests_total")).isGreaterThanOrEqualTo(0);
        assertThat(counted("intact_sweeper_sweeps_seconds_count")).isGreaterThanOrEqualTo(0);
    }

    @Test
    void counts_sweeps() {
        sweeper.sweep();
        var before = counted("intact_sweeper_sweeps_seconds_count");

        sweeper.sweep();

        assertThat(counted("intact_sweeper_sweeps_seconds_count")).isEqualTo(before + 1);
    }

    @Test
    void counts_a_slot_that_was_not_attended() {
        var slot = SlotCalls.open();
        slot.reserved();

        assertRecorded("slot", slot.unattendedAt(), slot.id(), "slot.unattended");
    }

    @Test
    void counts_a_trial_that_has_ended() {
        var team = TeamCalls.onTrial(1);

        assertRecorded("subscription", team.trialEndsAt(), team.id(), "subscription.expired");
    }

    @Test
    void counts_an_invitation_that_has_expired() {
        var team = TeamCalls.create();
        Api.post(
                team.path("/invitations"),
                Api.json("email", Api.unique() + "@a.de", "role", MEMBER, "expiresInDays", 1));
        var tomorrow = Instant.now().plus(Duration.ofDays(1));

        assertRecorded("invitation", tomorrow, team.id(), "invitation.expired");
        team.get().then().body("seatsUsed", equalTo(1));
    }

    private void assertRecorded(String fact, Instant time, String subject, String type) {
        sweeper.sweep();
        var before = counted(settled(fact, "recorded"));
        var failed = counted(settled(fact, "failed"));

        sweepAt(time, subject, type);
        TravellingClock.at(time, sweeper::sweep);

        assertThat(types(subject)).containsOnlyOnce(type).endsWith(type);
        assertThat(Api.eventsOf(subject).<List<String>>path("items.actor")).endsWith("system");
        assertThat(counted(settled(fact, "recorded"))).isGreaterThan(before);
        assertThat(counted(settled(fact, "failed"))).isEqualTo(failed);
        Api.assertNothingIsViolated();
    }

    /** Made nine days ago, as far as the service can tell. DynamoDB deletes such records by itself, in its own time. */
    @Test
    void counts_the_requests_that_were_purged_and_leaves_what_they_did() {
        sweeper.sweep();
        var isPurgedHere = StoreServer.STORE.equals("postgresql");
        var key = Api.unique();
        var body = Api.json("email", Api.unique() + "@a.de", "name", "Ada");
        Supplier<Response> registering = () -> Api.keyed(key).body(body).post("/v1/users");
        var registered = Api.at(Instant.now().minus(Duration.ofDays(9)), registering);
        registered.then().statusCode(201);
        assertThat(StoreServer.everything()).contains(key);
        var before = counted("intact_sweeper_purged_requests_total");

        sweeper.sweep();

        assertThat(counted("intact_sweeper_purged_requests_total")).isEqualTo(before + (isPurgedHere ? 1 : 0));
        assertThat(StoreServer.everything().contains(key)).isNotEqualTo(isPurgedHere);
        Api.get("/v1/users/" + registered.path("id")).then().statusCode(200).body(equalTo(registered.asString()));
        registering.get().then().statusCode(409).body("code", equalTo("email-taken"));
        Api.assertNothingIsViolated();
    }
}
