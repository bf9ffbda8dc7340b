package dev.intact.teams;

import static dev.intact.support.TestCalls.at;
import static dev.intact.support.TestCalls.call;
import static dev.intact.support.TestCalls.ifMatch;
import static dev.intact.teams.TestTeamChanges.ACTIVATE;
import static dev.intact.teams.TestTeamChanges.CANCEL;
import static dev.intact.teams.TestTeamChanges.RESUME;
import static dev.intact.teams.TestTeamChanges.SEATS;
import static dev.intact.teams.TestTeamChanges.activate;
import static dev.intact.teams.TestTeamChanges.cancel;
import static dev.intact.teams.TestTeamChanges.changeSeats;
import static dev.intact.teams.TestTeamChanges.invited;
import static dev.intact.teams.TestTeamChanges.resume;
import static dev.intact.teams.TestTeamChanges.team;
import static dev.intact.users.TestUsers.anEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.shared.Answer;
import dev.intact.shared.Json;
import dev.intact.teams.ChangeTeamResult.AlreadyCancelling;
import dev.intact.teams.ChangeTeamResult.Changed;
import dev.intact.teams.ChangeTeamResult.NotCancelling;
import dev.intact.teams.ChangeTeamResult.SeatLimitBelowUsage;
import dev.intact.teams.ChangeTeamResult.SubscriptionNotActive;
import dev.intact.teams.ChangeTeamResult.TeamNotFound;
import dev.intact.teams.ChangeTeamResult.VersionMismatch;
import dev.intact.teams.Subscription.Status;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link SubscriptionStore} must do when somebody changes a subscription. */
public abstract class SubscriptionStoreContract extends TeamContract {
    private static final Instant IN_A_MONTH = in(30, ACTIVATE).at();

    private Team activated(Team team) {
        return done(activate(stores(), call(ACTIVATE), team.id(), 5, IN_A_MONTH));
    }

    private Team cancelled(Team team) {
        return done(cancel(stores(), call(CANCEL), team.id(), false));
    }

    private Team cancelling(Team team) {
        return done(cancel(stores(), call(CANCEL), team.id(), true));
    }

    @Test
    void begins_a_paid_period_from_every_state() {
        var paid = team(stores());
        activated(paid);
        var ended = team(stores());
        cancelled(ended);
        var ending = team(stores());
        activated(ending);
        cancelling(ending);

        for (var team : List.of(team(stores()), paid, ended, ending)) {
            var before = stored(team);

            var result = activate(stores(), call(ACTIVATE), team.id(), 7, IN_A_MONTH);

            var after = done(result);
            assertThat(after.subscription())
                    .isEqualTo(new Subscription(
                            Status.ACTIVE, "pro", before.subscription().trialEndsAt(), IN_A_MONTH, false));
            assertThat(after.plan()).isEqualTo("pro");
            assertThat(after.seatLimit()).isEqualTo(7);
            assertThat(after.version()).isEqualTo(before.version() + 1);
            assertThat(((Changed) result).answer()).isEqualTo(Answer.changed(Json.write(after)));
            var told = eventsAbout(team.id()).getLast();
            assertThat(told.type()).isEqualTo("subscription.activated");
            assertThat(Json.tree(told.data()).get("teamId").textValue())
                    .isEqualTo(team.id().toString());
            assertThat(Json.tree(told.data()).get("seatLimit").intValue()).isEqualTo(7);
            assertThat(Json.tree(told.data()).get("subscription").get("status").textValue())
                    .isEqualTo("active");
        }
    }

    @Test
    void ends_at_once_what_is_cancelled_at_once() {
        var paid = team(stores());
        activated(paid);
        var ending = team(stores());
        cancelling(ending);

        for (var team : List.of(team(stores()), paid, ending)) {
            var before = stored(team);

            var after = cancelled(team);

            assertThat(after.subscription().status()).isEqualTo(Status.CANCELLED);
            assertThat(after.subscription().cancelAtPeriodEnd()).isFalse();
            assertThat(after.plan()).isEqualTo(before.plan());
            assertThat(toldOf(team)).last().isEqualTo("subscription.cancelled");
        }
    }

    @Test
    void lets_a_period_or_a_trial_run_to_its_end_and_then_be_cancelled() {
        var paid = team(stores());
        activated(paid);
        var onTrial = team(stores());

        for (var team : List.of(onTrial, paid)) {
            var before = stored(team).subscription();
            var end = team == paid ? before.periodEndsAt() : before.trialEndsAt();

            var after = cancelling(team);

            assertThat(after.subscription().status()).isEqualTo(before.status());
            assertThat(after.subscription().cancelAtPeriodEnd()).isTrue();
            assertThat(toldOf(team)).last().isEqualTo("subscription.cancellation_scheduled");
            assertThat(after.at(end.minusMillis(1))).isEqualTo(after);
            assertThat(after.at(end).subscription().status()).isEqualTo(Status.CANCELLED);
            assertThat(after.at(end).subscription().cancelAtPeriodEnd()).isFalse();
        }
    }

    @Test
    void goes_on_after_a_cancellation_that_is_taken_back() {
        var team = team(stores());
        activated(team);
        var before = stored(team).subscription();
        cancelling(team);

        var result = resume(stores(), call(RESUME), team.id());

        var after = done(result);
        assertThat(after.subscription()).isEqualTo(before);
        assertThat(after.at(IN_A_MONTH).subscription().status()).isEqualTo(Status.ACTIVE);
        assertThat(((Changed) result).answer()).isEqualTo(Answer.changed(Json.write(after)));
        assertThat(toldOf(team)).last().isEqualTo("subscription.resumed");
        assertRefused(new NotCancelling(), () -> resume(stores(), call(RESUME), team.id()));
    }

    @Test
    void schedules_the_end_once() {
        var team = team(stores());
        cancelling(team);

        assertRefused(new AlreadyCancelling(), () -> cancel(stores(), call(CANCEL), team.id(), true));
        cancelled(team);
    }

    @Test
    void neither_cancels_nor_resumes_what_has_ended() {
        var ended = team(stores());
        cancelled(ended);
        var ending = team(stores());
        cancelling(ending);
        var lapsed = team(stores());

        assertEnded(ended, Status.CANCELLED, Instant.now());
        assertEnded(ending, Status.CANCELLED, ending.subscription().trialEndsAt());
        assertEnded(lapsed, Status.EXPIRED, lapsed.subscription().trialEndsAt());
    }

    private void assertEnded(Team team, Status status, Instant when) {
        var refusal = new SubscriptionNotActive(status);
        for (var atPeriodEnd : List.of(true, false)) {
            assertRefused(refusal, () -> cancel(stores(), at(call(CANCEL), when), team.id(), atPeriodEnd));
        }
        assertRefused(refusal, () -> resume(stores(), at(call(RESUME), when), team.id()));
    }

    @Test
    void changes_the_seats_in_every_state_but_not_below_those_in_use() {
        var ended = team(stores());
        cancelled(ended);
        var paid = team(stores());
        activated(paid);

        for (var team : List.of(team(stores()), ended, paid)) {
            var result = changeSeats(stores(), team.id(), 3);

            var after = done(result);
            assertThat(after.seatLimit()).isEqualTo(3);
            assertThat(after.subscription()).isEqualTo(stored(team).subscription());
            assertThat(((Changed) result).answer()).isEqualTo(Answer.changed(Json.write(after)));
            assertThat(toldOf(team)).last().isEqualTo("subscription.seats_changed");
            done(changeSeats(stores(), team.id(), 1));
            done(changeSeats(stores(), team.id(), TeamStore.MOST_SEATS));
        }
    }

    @Test
    void counts_members_and_pending_invitations_as_seats_in_use() {
        var team = team(stores());
        TestTeamChanges.member(stores(), team.id(), Role.MEMBER);
        invited(stores(), team.id(), anEmail(), Role.MEMBER);

        assertRefused(new SeatLimitBelowUsage(3), () -> changeSeats(stores(), team.id(), 2));
        assertRefused(new SeatLimitBelowUsage(3), () -> activate(stores(), call(ACTIVATE), team.id(), 2, IN_A_MONTH));
        done(changeSeats(stores(), team.id(), 3));
        done(activate(stores(), call(ACTIVATE), team.id(), 3, IN_A_MONTH));
        var later = in(8, ACTIVATE);
        assertThat(done(activate(stores(), later, team.id(), 2, IN_A_MONTH)).seatsUsed())
                .isEqualTo(2);
    }

    @Test
    void changes_nothing_of_a_team_that_is_not_there() {
        var nowhere = UUID.randomUUID();

        assertRefused(new TeamNotFound(), () -> activate(stores(), call(ACTIVATE), nowhere, 2, IN_A_MONTH));
        assertRefused(new TeamNotFound(), () -> changeSeats(stores(), nowhere, 2));
        assertRefused(new TeamNotFound(), () -> cancel(stores(), call(CANCEL), nowhere, true));
        assertRefused(new TeamNotFound(), () -> resume(stores(), call(RESUME), nowhere));
    }

    @Test
    void changes_only_the_version_that_the_caller_knows() {
        var id = team(stores()).id();
        done(changeSeats(stores(), id, 9));
        var stale = new VersionMismatch(2);

        assertRefused(stale, () -> activate(stores(), ifMatch(call(ACTIVATE), 1, 3), id, 2, IN_A_MONTH));
        assertRefused(stale, () -> changeSeats(stores(), ifMatch(call(SEATS), 1), id, 2));
        assertRefused(stale, () -> cancel(stores(), ifMatch(call(CANCEL), 1), id, true));
        assertRefused(stale, () -> resume(stores(), ifMatch(call(RESUME), 1), id));
        done(activate(stores(), ifMatch(call(ACTIVATE), 2), id, 2, IN_A_MONTH));
        done(changeSeats(stores(), ifMatch(call(SEATS), 3), id, 2));
        done(cancel(stores(), ifMatch(call(CANCEL), 4), id, true));
        done(resume(stores(), ifMatch(call(RESUME), 5), id));
    }

    @Test
    void answers_the_same_whatever_became_of_the_subscription() {
        var team = team(stores());
        var id = team.id();

        assertIsDoneOnce(call(ACTIVATE), call -> activate(stores(), call, id, 5, IN_A_MONTH), () -> cancelled(team));
        activated(team);
        assertIsDoneOnce(
                call(CANCEL), call -> cancel(stores(), call, id, true), () -> done(resume(stores(), call(RESUME), id)));
        cancelling(team);
        assertIsDoneOnce(call(RESUME), call -> resume(stores(), call, id), () -> cancelling(team));
        assertIsDoneOnce(
                call(SEATS), call -> changeSeats(stores(), call, id, 4), () -> done(changeSeats(stores(), id, 8)));
        assertThat(stored(team).seatLimit()).isEqualTo(8);
        assertThat(stored(team).subscription().cancelAtPeriodEnd()).isTrue();
    }
}
