package dev.intact.teams;

import static dev.intact.support.TestCalls.call;
import static dev.intact.support.TestCalls.onBehalfOf;
import static dev.intact.teams.TestTeamChanges.INVITE;
import static dev.intact.teams.TestTeamChanges.JOIN;
import static dev.intact.teams.TestTeamChanges.REMOVE;
import static dev.intact.teams.TestTeamChanges.ROLE;
import static dev.intact.teams.TestTeamChanges.SEATS;
import static dev.intact.teams.TestTeamChanges.changeRole;
import static dev.intact.teams.TestTeamChanges.changeSeats;
import static dev.intact.teams.TestTeamChanges.invite;
import static dev.intact.teams.TestTeamChanges.invited;
import static dev.intact.teams.TestTeamChanges.join;
import static dev.intact.teams.TestTeamChanges.remove;
import static dev.intact.teams.TestTeamChanges.revoke;
import static dev.intact.teams.TestTeamChanges.team;
import static dev.intact.teams.TestTeamChanges.transfer;
import static dev.intact.users.TestUsers.anEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.support.Race;
import dev.intact.teams.ChangeTeamResult.AlreadyInvited;
import dev.intact.teams.ChangeTeamResult.Changed;
import dev.intact.teams.ChangeTeamResult.ForbiddenRole;
import dev.intact.teams.ChangeTeamResult.InvitationNotPending;
import dev.intact.teams.ChangeTeamResult.InvitationRevoked;
import dev.intact.teams.ChangeTeamResult.InvitationUsed;
import dev.intact.teams.ChangeTeamResult.LastOwner;
import dev.intact.teams.ChangeTeamResult.Replayed;
import dev.intact.teams.ChangeTeamResult.SeatLimitBelowUsage;
import dev.intact.teams.ChangeTeamResult.SeatLimitReached;
import dev.intact.teams.ChangeTeamResult.TooManyTeams;
import dev.intact.teams.Invitation.Status;
import dev.intact.teams.TestTeamChanges.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What must hold of a team however many instances change it at once. */
public abstract class TeamRacesContract extends TeamContract {
    private static boolean isDone(ChangeTeamResult result) {
        return result instanceof Changed;
    }

    private UUID anotherOwner(Team team) {
        return TestTeamChanges.member(stores(), team.id(), Role.OWNER).id();
    }

    private void assertOwnersAreThoseOfTheMemberships(Team team, int expected) {
        var owners = stored(team).ownerIds();
        assertThat(owners).hasSize(expected);
        assertThat(owners).allMatch(owner -> member(team, owner).role() == Role.OWNER);
    }

    @Test
    void gives_three_free_seats_to_three_of_twenty_inviters() {
        var instances = instances();
        var team = team(stores());
        changeSeats(stores(), team.id(), 4);

        var results = Race.of(20, i -> invite(oneOf(instances, i), team.id(), anEmail(), Role.MEMBER));

        assertThat(results).filteredOn(TeamRacesContract::isDone).hasSize(3);
        assertThat(results).filteredOn(result -> !isDone(result)).containsOnly(new SeatLimitReached(4, 4));
        assertThat(stored(team).seatsUsed()).isEqualTo(4);
        assertThat(all(100, page -> stores().invitations().list(team.id(), page)))
                .hasSize(3);
    }

    @Test
    void never_has_fewer_seats_than_are_used_when_seats_are_taken_away_meanwhile() {
        var instances = instances();
        var team = team(stores());

        var results = Race.of(
                10,
                i -> i % 2 == 0
                        ? invite(oneOf(instances, i), team.id(), anEmail(), Role.MEMBER)
                        : changeSeats(oneOf(instances, i), call(SEATS), team.id(), 3));

        assertThat(results)
                .allMatch(it -> isDone(it)
                        || it.equals(new SeatLimitReached(3, 3))
                        || it instanceof SeatLimitBelowUsage(int used) && used > 3);
        var after = stored(team);
        assertThat(after.seatsUsed()).isLessThanOrEqualTo(after.seatLimit());
        assertThat(after.version() - 1)
                .isEqualTo(results.stream().filter(TeamRacesContract::isDone).count());
    }

    @Test
    void invites_an_address_once_however_many_try() {
        var instances = instances();
        var team = team(stores());
        var email = anEmail();

        var results = Race.of(6, i -> invite(oneOf(instances, i), team.id(), email, Role.MEMBER));

        var invited = results.stream().filter(TeamRacesContract::isDone).toList();
        assertThat(invited).hasSize(1);
        var holder = Shown.of(invited.getFirst()).id();
        assertThat(results).filteredOn(result -> !isDone(result)).containsOnly(new AlreadyInvited(holder));
        assertThat(stored(team).seatsUsed()).isEqualTo(2);
    }

    @Test
    void opens_to_one_of_six_who_show_the_same_token() {
        var instances = instances();
        var team = team(stores());
        var user = aUser();
        var token = invited(stores(), team.id(), user.email(), Role.OWNER).token();

        var results = Race.of(6, i -> join(oneOf(instances, i), token, user.id()));

        assertThat(results).filteredOn(TeamRacesContract::isDone).hasSize(1);
        assertThat(results).filteredOn(result -> !isDone(result)).containsOnly(new InvitationUsed());
        assertThat(List.of(stored(team).seatsUsed(), stored(team).memberCount()))
                .containsExactly(2, 2);
        assertOwnersAreThoseOfTheMemberships(team, 2);
    }

    @RepeatedTest(6)
    void either_takes_an_invitation_back_or_lets_join() {
        var other = stores().ofAnotherInstance();
        var team = team(stores());
        var user = aUser();
        var shown = invited(stores(), team.id(), user.email(), Role.MEMBER);

        var results = Race.of(
                2, i -> i == 0 ? revoke(other, team.id(), shown.id()) : join(stores(), shown.token(), user.id()));

        assertThat(results).filteredOn(TeamRacesContract::isDone).hasSize(1);
        var isRevoked = isDone(results.getFirst());
        assertThat(results).contains(isRevoked ? new InvitationRevoked() : new InvitationNotPending(Status.ACCEPTED));
        assertThat(stores().members().find(team.id(), user.id()).isPresent()).isNotEqualTo(isRevoked);
        assertThat(stored(team).seatsUsed()).isEqualTo(isRevoked ? 1 : 2);
    }

    @Test
    void lets_a_user_into_no_more_than_thirty_teams_of_many_at_once() {
        var instances = instances();
        var user = aUser();
        for (var i = 0; i < TeamStore.MOST_TEAMS - 2; i++) {
            var token = invited(stores(), team(stores()).id(), user.email(), Role.MEMBER)
                    .token();
            done(join(stores(), token, user.id()));
        }
        var tokens = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            tokens.add(invited(stores(), team(stores()).id(), user.email(), Role.MEMBER)
                    .token());
        }

        var results = Race.of(5, i -> join(oneOf(instances, i), tokens.get(i), user.id()));

        assertThat(results).filteredOn(TeamRacesContract::isDone).hasSize(2);
        assertThat(results).filteredOn(result -> !isDone(result)).containsOnly(new TooManyTeams());
    }

    @RepeatedTest(4)
    void keeps_one_of_two_owners_who_remove_each_other() {
        var instances = instances();
        var team = team(stores());
        var owners = List.of(ownerOf(team), anotherOwner(team));

        var results = Race.of(
                2,
                i -> remove(
                        oneOf(instances, i), onBehalfOf(call(REMOVE), owners.get(i)), team.id(), owners.get(1 - i)));

        assertThat(results).filteredOn(TeamRacesContract::isDone).hasSize(1);
        assertThat(results).contains(new ForbiddenRole());
        assertOwnersAreThoseOfTheMemberships(team, 1);
    }

    @RepeatedTest(4)
    void keeps_one_of_two_owners_who_demote_each_other() {
        var instances = instances();
        var team = team(stores());
        var owners = List.of(ownerOf(team), anotherOwner(team));

        var results = Race.of(
                2,
                i -> changeRole(
                        oneOf(instances, i),
                        onBehalfOf(call(ROLE), owners.get(i)),
                        team.id(),
                        owners.get(1 - i),
                        Role.MEMBER));

        assertThat(results).filteredOn(TeamRacesContract::isDone).hasSize(1);
        assertThat(results).contains(new ForbiddenRole());
        assertOwnersAreThoseOfTheMemberships(team, 1);
        assertThat(stored(team).memberCount()).isEqualTo(2);
    }

    @RepeatedTest(4)
    void keeps_one_of_two_owners_who_leave() {
        var instances = instances();
        var team = team(stores());
        var owners = List.of(ownerOf(team), anotherOwner(team));

        var results = Race.of(
                2, i -> remove(oneOf(instances, i), onBehalfOf(call(REMOVE), owners.get(i)), team.id(), owners.get(i)));

        assertThat(results).filteredOn(TeamRacesContract::isDone).hasSize(1);
        assertThat(results).contains(new LastOwner(List.of(team.id())));
        assertOwnersAreThoseOfTheMemberships(team, 1);
    }

    @RepeatedTest(4)
    void keeps_an_owner_of_three_who_each_remove_the_next() {
        var instances = instances();
        var team = team(stores());
        var owners = List.of(ownerOf(team), anotherOwner(team), anotherOwner(team));

        var results = Race.of(
                3, i -> remove(oneOf(instances, i), call(REMOVE), team.id(), owners.get((i + 1) % owners.size())));

        assertThat(results).filteredOn(TeamRacesContract::isDone).hasSize(2);
        assertThat(results).contains(new LastOwner(List.of(team.id())));
        assertOwnersAreThoseOfTheMemberships(team, 1);
    }

    @RepeatedTest(3)
    void keeps_an_owner_when_the_ownership_is_transferred_to_who_leaves() {
        var instances = instances();
        var team = team(stores());
        var owner = ownerOf(team);
        var heir = TestTeamChanges.member(stores(), team.id(), Role.MEMBER).id();

        Race.of(
                4,
                i -> i % 2 == 0
                        ? transfer(oneOf(instances, i), call(TestTeamChanges.TRANSFER), team.id(), owner, heir)
                        : remove(oneOf(instances, i), team.id(), heir));

        assertOwnersAreThoseOfTheMemberships(team, 1);
    }

    @Test
    void does_for_eight_calls_with_one_key_what_it_does_for_one() {
        var instances = instances();
        var team = team(stores());
        var user = aUser();
        var inviting = call(INVITE);
        var invited =
                Race.of(8, i -> invite(oneOf(instances, i), inviting, team.id(), user.email(), Role.MEMBER, null));
        assertOneIsDoneAndTheOthersAreToldOfIt(invited);
        var token = invited.stream()
                .filter(TeamRacesContract::isDone)
                .map(Shown::of)
                .findFirst()
                .orElseThrow()
                .token();
        var joining = call(JOIN);
        assertOneIsDoneAndTheOthersAreToldOfIt(Race.of(8, i -> join(oneOf(instances, i), joining, token, user.id())));
        var leaving = call(REMOVE);
        assertOneIsDoneAndTheOthersAreToldOfIt(
                Race.of(8, i -> remove(oneOf(instances, i), leaving, team.id(), user.id())));

        assertThat(stored(team).version()).isEqualTo(4);
        assertThat(toldOf(team))
                .containsExactly("invitation.created", "invitation.accepted", "member.added", "member.removed");
    }

    private static void assertOneIsDoneAndTheOthersAreToldOfIt(List<ChangeTeamResult> results) {
        var done = results.stream().filter(TeamRacesContract::isDone).toList();
        assertThat(done).hasSize(1);
        var answer = ((Changed) done.getFirst()).answer();
        assertThat(results)
                .filteredOn(result -> !isDone(result))
                .allMatch(result ->
                        result instanceof Replayed(var first) && first.answer().equals(answer));
    }
}
