package dev.intact.teams;

import static dev.intact.support.TestCalls.at;
import static dev.intact.support.TestCalls.call;
import static dev.intact.teams.TestTeamChanges.INVITE;
import static dev.intact.teams.TestTeamChanges.JOIN;
import static dev.intact.teams.TestTeamChanges.RESEND;
import static dev.intact.teams.TestTeamChanges.REVOKE;
import static dev.intact.teams.TestTeamChanges.SEATS;
import static dev.intact.teams.TestTeamChanges.changeSeats;
import static dev.intact.teams.TestTeamChanges.invite;
import static dev.intact.teams.TestTeamChanges.invited;
import static dev.intact.teams.TestTeamChanges.join;
import static dev.intact.teams.TestTeamChanges.resend;
import static dev.intact.teams.TestTeamChanges.revoke;
import static dev.intact.teams.TestTeamChanges.team;
import static dev.intact.users.TestUsers.anEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.shared.Call;
import dev.intact.shared.Ids;
import dev.intact.support.Race;
import dev.intact.teams.ChangeTeamResult.AlreadyInvited;
import dev.intact.teams.ChangeTeamResult.Changed;
import dev.intact.teams.ChangeTeamResult.InvitationExpired;
import dev.intact.teams.ChangeTeamResult.InvitationNotPending;
import dev.intact.teams.ChangeTeamResult.NotDue;
import dev.intact.teams.ChangeTeamResult.SeatLimitReached;
import dev.intact.teams.Invitation.Status;
import dev.intact.teams.TestTeamChanges.Shown;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every {@link InvitationStore} must do of invitations that time has ended, tidied up or not. */
public abstract class ExpiredInvitationContract extends TeamContract {
    private Team aTeamForTwo() {
        var team = team(stores());
        changeSeats(stores(), team.id(), 2);
        return team;
    }

    private Instant endOf(Team team, UUID id) {
        return invitation(team, id).expiresAt();
    }

    private ChangeTeamResult expire(Team team, UUID id, Instant at) {
        var call = Call.ofService("expireInvitation", UUID.randomUUID().toString(), at);
        return stores().invitations().expireInvitation(new ExpireInvitation(call, Ids.next(), team.id(), id));
    }

    @Test
    void uses_no_seat_from_the_moment_on_at_which_it_ends() {
        var team = aTeamForTwo();
        var id = invited(stores(), team.id(), anEmail(), Role.MEMBER).id();
        var end = endOf(team, id);

        assertThat(stored(team).at(end.minusMillis(1)).seatsUsed()).isEqualTo(2);
        assertThat(stored(team).at(end).seatsUsed()).isEqualTo(1);
        assertThat(invitation(team, id).at(end.minusMillis(1)).status()).isEqualTo(Status.PENDING);
        assertThat(invitation(team, id).at(end).status()).isEqualTo(Status.EXPIRED);
        assertRefused(
                new SeatLimitReached(2, 2),
                () -> invite(stores(), at(call(INVITE), end.minusMillis(1)), team.id(), anEmail(), Role.MEMBER, null));
        var after = done(invite(stores(), at(call(INVITE), end), team.id(), anEmail(), Role.MEMBER, null));
        assertThat(after.seatsUsed()).isEqualTo(2);
    }

    @Test
    void keeps_no_seats_from_being_taken_away() {
        var team = aTeamForTwo();
        var id = invited(stores(), team.id(), anEmail(), Role.MEMBER).id();

        var after = done(changeSeats(stores(), at(call(SEATS), endOf(team, id)), team.id(), 1));

        assertThat(List.of(after.seatLimit(), after.seatsUsed())).containsExactly(1, 1);
    }

    @Test
    void stands_in_nobodys_way_when_the_same_address_is_invited_again() {
        var team = aTeamForTwo();
        var user = aUser();
        var first = invited(stores(), team.id(), user.email(), Role.MEMBER);
        var end = endOf(team, first.id());
        assertRefused(
                new AlreadyInvited(first.id()),
                () -> invite(
                        stores(), at(call(INVITE), end.minusMillis(1)), team.id(), user.email(), Role.ADMIN, null));

        var result = invite(stores(), at(call(INVITE), end), team.id(), user.email(), Role.ADMIN, null);

        assertThat(done(result).seatsUsed()).isEqualTo(2);
        var second = Shown.of(result);
        assertThat(invitation(team, first.id()).status()).isEqualTo(Status.EXPIRED);
        assertThat(invitation(team, second.id()).status()).isEqualTo(Status.PENDING);
        assertThat(toldOf(team).subList(2, 4)).containsExactly("invitation.expired", "invitation.created");
        assertRefused(
                new AlreadyInvited(second.id()),
                () -> invite(stores(), at(call(INVITE), end), team.id(), user.email(), Role.MEMBER, null));
        assertRefused(new InvitationExpired(), () -> join(stores(), at(call(JOIN), end), first.token(), user.id()));
        done(join(stores(), at(call(JOIN), end), second.token(), user.id()));
        assertThat(member(team, user.id()).role()).isEqualTo(Role.ADMIN);
        assertThat(expire(team, first.id(), end)).isEqualTo(new NotDue());
    }

    @Test
    void can_be_invited_again_and_again() {
        var team = aTeamForTwo();
        var email = anEmail();
        var id = invited(stores(), team.id(), email, Role.MEMBER).id();

        for (var i = 0; i < 3; i++) {
            var then = at(call(INVITE), endOf(team, id));
            var renewed = Shown.of(invite(stores(), then, team.id(), email, Role.MEMBER, 1));
            assertThat(invitation(team, id).status()).isEqualTo(Status.EXPIRED);
            id = renewed.id();
        }

        assertThat(toldOf(team)).filteredOn("invitation.expired"::equals).hasSize(3);
        assertThat(stored(team).seatsUsed()).isEqualTo(2);
    }

    @Test
    void opens_nothing_and_is_not_changed_any_more() {
        var team = team(stores());
        var user = aUser();
        var shown = invited(stores(), team.id(), user.email(), Role.MEMBER);
        var end = endOf(team, shown.id());
        var refusal = new InvitationNotPending(Status.EXPIRED);

        assertRefused(new InvitationExpired(), () -> join(stores(), at(call(JOIN), end), shown.token(), user.id()));
        assertRefused(refusal, () -> resend(stores(), at(call(RESEND), end), team.id(), shown.id()));
        assertRefused(refusal, () -> revoke(stores(), at(call(REVOKE), end), team.id(), shown.id()));
        done(join(stores(), at(call(JOIN), end.minusMillis(1)), shown.token(), user.id()));
    }

    @Test
    void has_expired_for_a_clock_that_is_behind_too_once_its_seat_was_given_away() {
        var team = aTeamForTwo();
        var user = aUser();
        var shown = invited(stores(), team.id(), user.email(), Role.MEMBER);
        done(invite(stores(), at(call(INVITE), endOf(team, shown.id())), team.id(), anEmail(), Role.MEMBER, null));
        var refusal = new InvitationNotPending(Status.EXPIRED);

        assertRefused(new InvitationExpired(), () -> join(stores(), shown.token(), user.id()));
        assertRefused(refusal, () -> resend(stores(), call(RESEND), team.id(), shown.id()));
        assertRefused(refusal, () -> revoke(stores(), team.id(), shown.id()));
    }

    @Test
    void is_written_down_once_by_the_service() {
        var team = team(stores());
        var id = invited(stores(), team.id(), anEmail(), Role.MEMBER).id();
        var end = endOf(team, id);
        assertRefused(new NotDue(), () -> expire(team, id, end.minusMillis(1)));

        var after = done(expire(team, id, end));

        assertThat(after.seatsUsed()).isEqualTo(1);
        assertThat(after.version()).isEqualTo(3);
        assertThat(invitation(team, id).status()).isEqualTo(Status.EXPIRED);
        var told = eventsAbout(team.id()).getLast();
        assertThat(told.type()).isEqualTo("invitation.expired");
        assertThat(told.actor()).isEqualTo("system");
        assertThat(told.data()).contains("\"expired\"").doesNotContain("oken");
        assertRefused(new NotDue(), () -> expire(team, id, end));
    }

    @Test
    void is_nothing_that_was_used_or_taken_back_or_is_not_there() {
        var team = team(stores());
        var user = aUser();
        var used = invited(stores(), team.id(), user.email(), Role.MEMBER);
        done(join(stores(), used.token(), user.id()));
        var revoked = invited(stores(), team.id(), anEmail(), Role.MEMBER).id();
        done(revoke(stores(), team.id(), revoked));
        var late = in(90, "").at();

        for (var id : List.of(used.id(), revoked, UUID.randomUUID())) {
            assertRefused(new NotDue(), () -> expire(team, id, late));
        }
        assertRefused(new NotDue(), () -> stores().invitations()
                .expireInvitation(new ExpireInvitation(
                        Call.ofService("expireInvitation", "of no team", late),
                        Ids.next(),
                        UUID.randomUUID(),
                        used.id())));
    }

    @RepeatedTest(3)
    void is_told_once_when_the_service_races_new_invitations_of_the_address() {
        var instances = instances();
        var team = aTeamForTwo();
        var email = anEmail();
        var id = invited(stores(), team.id(), email, Role.MEMBER).id();
        var end = endOf(team, id);

        var results = Race.of(
                6,
                i -> i % 2 == 0
                        ? expire(team, id, end)
                        : invite(oneOf(instances, i), at(call(INVITE), end), team.id(), email, Role.MEMBER, null));

        assertThat(results)
                .filteredOn(result -> result instanceof Changed(Team its, var answer) && answer.status() == 201)
                .hasSize(1);
        assertThat(toldOf(team)).filteredOn("invitation.expired"::equals).hasSize(1);
        assertThat(stored(team).seatsUsed()).isEqualTo(2);
    }
}
