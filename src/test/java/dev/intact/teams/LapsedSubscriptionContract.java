package dev.intact.teams;

import static dev.intact.support.TestCalls.at;
import static dev.intact.support.TestCalls.call;
import static dev.intact.teams.TestTeamChanges.ACTIVATE;
import static dev.intact.teams.TestTeamChanges.CANCEL;
import static dev.intact.teams.TestTeamChanges.INVITE;
import static dev.intact.teams.TestTeamChanges.REMOVE;
import static dev.intact.teams.TestTeamChanges.RESEND;
import static dev.intact.teams.TestTeamChanges.REVOKE;
import static dev.intact.teams.TestTeamChanges.ROLE;
import static dev.intact.teams.TestTeamChanges.SEATS;
import static dev.intact.teams.TestTeamChanges.TRANSFER;
import static dev.intact.teams.TestTeamChanges.activate;
import static dev.intact.teams.TestTeamChanges.cancel;
import static dev.intact.teams.TestTeamChanges.changeRole;
import static dev.intact.teams.TestTeamChanges.changeSeats;
import static dev.intact.teams.TestTeamChanges.invite;
import static dev.intact.teams.TestTeamChanges.remove;
import static dev.intact.teams.TestTeamChanges.resend;
import static dev.intact.teams.TestTeamChanges.revoke;
import static dev.intact.teams.TestTeamChanges.team;
import static dev.intact.teams.TestTeamChanges.transfer;
import static dev.intact.users.TestUsers.anEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.accounts.DeleteUserResult.Deleted;
import dev.intact.accounts.TestAccounts;
import dev.intact.events.Event;
import dev.intact.shared.Call;
import dev.intact.shared.Ids;
import dev.intact.shared.Json;
import dev.intact.support.Race;
import dev.intact.teams.ChangeTeamResult.NotDue;
import dev.intact.teams.ChangeTeamResult.SubscriptionInactive;
import dev.intact.teams.ChangeTeamResult.SubscriptionNotActive;
import dev.intact.teams.Subscription.Status;
import dev.intact.teams.TestTeamChanges.Shown;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What a subscription that time has ended entitles to, and when that is told. */
public abstract class LapsedSubscriptionContract extends TeamContract {
    private static final Instant IN_A_MONTH = in(30, ACTIVATE).at();

    private static Instant endOf(Team team) {
        return team.subscription().trialEndsAt();
    }

    private ChangeTeamResult end(UUID teamId, Instant at) {
        var call = Call.ofService("endSubscription", UUID.randomUUID().toString(), at);
        return stores().subscriptions().endSubscription(new EndSubscription(call, Ids.next(), teamId));
    }

    private ChangeTeamResult invitedAt(Team team, Instant at) {
        return invite(stores(), at(call(INVITE), at), team.id(), anEmail(), Role.MEMBER, null);
    }

    private long toldTimes(Team team, String type) {
        return toldOf(team).stream().filter(type::equals).count();
    }

    @Test
    void entitles_to_nothing_from_the_end_of_the_trial_on_though_nothing_has_tidied_up() {
        var team = team(stores());
        var end = endOf(team);

        assertThat(stored(team).at(end.minusMillis(1)).subscription().status()).isEqualTo(Status.TRIALING);
        assertThat(stored(team).at(end).subscription().status()).isEqualTo(Status.EXPIRED);
        assertRefused(new SubscriptionInactive(), () -> invitedAt(team, end));
        assertRefused(new SubscriptionInactive(), () -> invitedAt(team, end.plusSeconds(99_999_999)));
        done(invitedAt(team, end.minusMillis(1)));
    }

    @Test
    void entitles_to_nothing_from_the_end_of_a_cancelled_period_on() {
        var team = team(stores());
        done(activate(stores(), call(ACTIVATE), team.id(), 5, IN_A_MONTH));
        done(cancel(stores(), call(CANCEL), team.id(), true));

        assertRefused(new SubscriptionInactive(), () -> invitedAt(team, IN_A_MONTH));
        done(invitedAt(team, IN_A_MONTH.minusMillis(1)));
    }

    @Test
    void goes_on_after_a_period_that_nobody_cancelled() {
        var team = team(stores());
        done(activate(stores(), call(ACTIVATE), team.id(), 5, IN_A_MONTH));
        var late = IN_A_MONTH.plusSeconds(99_999_999);

        assertThat(stored(team).at(late).subscription().status()).isEqualTo(Status.ACTIVE);
        assertRefused(new NotDue(), () -> end(team.id(), late));
        done(invitedAt(team, late));
    }

    @Test
    void refuses_invitations_and_joining_and_nothing_else() {
        var team = team(stores());
        var owner = ownerOf(team);
        var member = TestTeamChanges.member(stores(), team.id(), Role.MEMBER).id();
        var admin = TestTeamChanges.member(stores(), team.id(), Role.ADMIN).id();
        var open = Shown.of(invite(stores(), call(INVITE), team.id(), anEmail(), Role.MEMBER, 30));
        var end = endOf(team);

        done(changeRole(stores(), at(call(ROLE), end), team.id(), member, Role.ADMIN));
        done(resend(stores(), at(call(RESEND), end), team.id(), open.id()));
        done(revoke(stores(), at(call(REVOKE), end), team.id(), open.id()));
        done(transfer(stores(), at(call(TRANSFER), end), team.id(), owner, member));
        done(remove(stores(), at(call(REMOVE), end), team.id(), admin));
        done(changeSeats(stores(), at(call(SEATS), end), team.id(), 2));
        assertThat(stored(team).subscription().status()).isEqualTo(Status.EXPIRED);
        assertRefused(new SubscriptionInactive(), () -> invitedAt(team, end));
    }

    @Test
    void is_told_once_by_the_change_that_comes_first() {
        var team = team(stores());
        var member = TestTeamChanges.member(stores(), team.id(), Role.MEMBER).id();
        var end = endOf(team);

        var after = done(changeRole(stores(), at(call(ROLE), end), team.id(), member, Role.ADMIN));

        assertThat(after.subscription().status()).isEqualTo(Status.EXPIRED);
        var told = eventsAbout(team.id());
        var last = told.subList(told.size() - 2, told.size());
        assertThat(last).extracting(Event::type).containsExactly("subscription.expired", "member.role_changed");
        assertThat(last).extracting(Event::subjectVersion).containsOnly(after.version());
        assertThat(Json.tree(last.getFirst().data())
                        .get("subscription")
                        .get("status")
                        .textValue())
                .isEqualTo("expired");
        done(changeRole(stores(), at(call(ROLE), end), team.id(), member, Role.MEMBER));
        done(remove(stores(), at(call(REMOVE), end), team.id(), member));
        assertRefused(new NotDue(), () -> end(team.id(), end));
        assertThat(toldTimes(team, "subscription.expired")).isEqualTo(1);
    }

    @Test
    void is_told_before_the_activation_that_begins_anew() {
        var team = team(stores());

        done(activate(stores(), at(call(ACTIVATE), endOf(team)), team.id(), 5, IN_A_MONTH));

        assertThat(toldOf(team)).containsExactly("subscription.expired", "subscription.activated");
        assertThat(stored(team).version()).isEqualTo(2);
    }

    @Test
    void is_told_by_the_deletion_of_a_member_too() {
        var team = team(stores());
        var member = TestTeamChanges.member(stores(), team.id(), Role.MEMBER).id();

        var late = at(call(TestAccounts.OPERATION), endOf(team));
        assertThat(TestAccounts.delete(stores().accounts(), late, member)).isEqualTo(new Deleted());

        assertThat(toldOf(team)).endsWith("subscription.expired", "member.removed");
        assertThat(stored(team).subscription().status()).isEqualTo(Status.EXPIRED);
    }

    @Test
    void is_written_down_once_by_the_service() {
        var team = team(stores());
        var end = endOf(team);
        assertRefused(new NotDue(), () -> end(team.id(), end.minusMillis(1)));

        var after = done(end(team.id(), end));

        assertThat(after.subscription().status()).isEqualTo(Status.EXPIRED);
        assertThat(after.version()).isEqualTo(2);
        assertThat(eventsAbout(team.id()).getLast().actor()).isEqualTo("system");
        assertThat(toldOf(team)).containsExactly("subscription.expired");
        assertRefused(new NotDue(), () -> end(team.id(), end));
        assertRefused(new NotDue(), () -> end(UUID.randomUUID(), end));
    }

    @Test
    void is_told_as_cancelled_where_it_was_to_end() {
        var onTrial = team(stores());
        done(cancel(stores(), call(CANCEL), onTrial.id(), true));
        var paid = team(stores());
        done(activate(stores(), call(ACTIVATE), paid.id(), 5, IN_A_MONTH));
        done(cancel(stores(), call(CANCEL), paid.id(), true));

        for (var team : List.of(onTrial, paid)) {
            var after = done(end(team.id(), IN_A_MONTH));

            assertThat(after.subscription().status()).isEqualTo(Status.CANCELLED);
            assertThat(after.subscription().cancelAtPeriodEnd()).isFalse();
            assertThat(toldOf(team)).last().isEqualTo("subscription.cancelled");
        }
    }

    @Test
    void is_nothing_that_was_ended_by_hand() {
        var team = team(stores());
        done(cancel(stores(), call(CANCEL), team.id(), false));

        assertRefused(new NotDue(), () -> end(team.id(), endOf(team)));
    }

    @Test
    void ends_at_once_where_the_period_to_be_waited_for_is_over() {
        var team = team(stores());
        done(activate(stores(), call(ACTIVATE), team.id(), 5, IN_A_MONTH));
        var late = IN_A_MONTH.plusSeconds(60);

        var result = cancel(stores(), at(call(CANCEL), late), team.id(), true);

        assertThat(done(result).at(late).subscription().status()).isEqualTo(Status.CANCELLED);
        assertThat(body(result).get("subscription").get("status").textValue()).isEqualTo("cancelled");
        assertRefused(
                new SubscriptionNotActive(Status.CANCELLED),
                () -> cancel(stores(), at(call(CANCEL), late), team.id(), true));
        end(team.id(), late);
        assertThat(toldTimes(team, "subscription.cancelled")).isEqualTo(1);
    }

    @RepeatedTest(3)
    void is_told_once_however_many_changes_race_to_be_the_first() {
        var instances = instances();
        var team = team(stores());
        var member = TestTeamChanges.member(stores(), team.id(), Role.MEMBER).id();
        var end = endOf(team);

        Race.of(6, i -> switch (i % 3) {
            case 0 -> end(team.id(), end);
            case 1 -> changeRole(oneOf(instances, i), at(call(ROLE), end), team.id(), member, Role.ADMIN);
            default -> changeSeats(oneOf(instances, i), at(call(SEATS), end), team.id(), 8);
        });

        assertThat(toldTimes(team, "subscription.expired")).isEqualTo(1);
        assertThat(stored(team).subscription().status()).isEqualTo(Status.EXPIRED);
        assertThat(stored(team).seatLimit()).isEqualTo(8);
    }
}
