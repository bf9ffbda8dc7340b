package dev.intact.accounts;

import static dev.intact.accounts.TestAccounts.OPERATION;
import static dev.intact.accounts.TestAccounts.delete;
import static dev.intact.support.TestCalls.call;
import static dev.intact.teams.TestTeamChanges.changeRole;
import static dev.intact.teams.TestTeamChanges.invited;
import static dev.intact.teams.TestTeamChanges.join;
import static dev.intact.teams.TestTeamChanges.member;
import static dev.intact.teams.TestTeamChanges.now;
import static dev.intact.teams.TestTeamChanges.remove;
import static dev.intact.teams.TestTeamChanges.team;
import static dev.intact.users.TestUsers.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.accounts.DeleteUserResult.Deleted;
import dev.intact.accounts.DeleteUserResult.LastOwner;
import dev.intact.accounts.DeleteUserResult.Replayed;
import dev.intact.accounts.DeleteUserResult.UserNotFound;
import dev.intact.shared.Answer;
import dev.intact.support.Race;
import dev.intact.support.StoreContract;
import dev.intact.support.Stores;
import dev.intact.teams.ChangeTeamResult;
import dev.intact.teams.ChangeTeamResult.Changed;
import dev.intact.teams.CreateTeamResult;
import dev.intact.teams.Role;
import dev.intact.teams.Team;
import dev.intact.teams.TestTeams;
import dev.intact.users.ChangeUserResult;
import dev.intact.users.TestUserChanges;
import dev.intact.users.User;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What must hold of a user's deletion whatever else is done at the same moment, by other instances. */
public abstract class AccountRacesContract extends StoreContract {
    private User aUser() {
        return registered(stores().users());
    }

    private String invitedTo(Team team, User user) {
        return invited(stores(), team.id(), user.email(), Role.MEMBER).token();
    }

    private void assertIsGone(UUID userId, Team team) {
        assertThat(stores().users().getById(userId)).isEmpty();
        assertThat(stores().members().find(team.id(), userId)).isEmpty();
        assertThat(now(stores(), team.id()).memberCount()).isEqualTo(1);
    }

    @RepeatedTest(6)
    void leaves_no_member_behind_when_it_races_joining() {
        var other = stores().ofAnotherInstance();
        var user = aUser();
        var teams = new ArrayList<Team>();
        var tokens = new ArrayList<String>();
        for (var i = 0; i < 4; i++) {
            teams.add(team(stores()));
            tokens.add(invitedTo(teams.getLast(), user));
        }

        var results = Race.<Object>of(
                5, i -> i == 0 ? delete(stores().accounts(), user.id()) : join(other, tokens.get(i - 1), user.id()));

        assertThat(results.getFirst()).isEqualTo(new Deleted());
        for (var i = 0; i < teams.size(); i++) {
            var joining = results.get(i + 1);
            assertThat(joining).matches(it -> it instanceof Changed || it.equals(new ChangeTeamResult.UserNotFound()));
            assertIsGone(user.id(), teams.get(i));
            assertThat(now(stores(), teams.get(i).id()).seatsUsed()).isEqualTo(joining instanceof Changed ? 1 : 2);
        }
    }

    @RepeatedTest(6)
    void ends_each_membership_once_when_it_races_leaving() {
        var other = stores().ofAnotherInstance();
        var user = aUser();
        var teams = new ArrayList<Team>();
        for (var i = 0; i < 4; i++) {
            teams.add(team(stores()));
            join(stores(), invitedTo(teams.getLast(), user), user.id());
        }

        var results = Race.<Object>of(
                5,
                i -> i == 0
                        ? delete(stores().accounts(), user.id())
                        : remove(other, teams.get(i - 1).id(), user.id()));

        assertThat(results.getFirst()).isEqualTo(new Deleted());
        assertThat(results.subList(1, 5))
                .allMatch(it -> it instanceof Changed || it.equals(new ChangeTeamResult.MemberNotFound()));
        for (var team : teams) {
            assertIsGone(user.id(), team);
            assertThat(eventTypesAbout(team.id()))
                    .filteredOn("member.removed"::equals)
                    .hasSize(1);
        }
    }

    @RepeatedTest(6)
    void ends_each_membership_once_when_the_user_leaves_one_team_and_joins_another() {
        var other = stores().ofAnotherInstance();
        var user = aUser();
        var left = team(stores());
        join(stores(), invitedTo(left, user), user.id());
        var joined = team(stores());
        var token = invitedTo(joined, user);

        var results = Race.<Object>of(2, i -> {
            if (i == 0) {
                return delete(stores().accounts(), user.id());
            }
            return List.of(remove(other, left.id(), user.id()), join(other, token, user.id()));
        });

        assertThat(results.getFirst()).isEqualTo(new Deleted());
        assertIsGone(user.id(), left);
        assertIsGone(user.id(), joined);
    }

    @RepeatedTest(6)
    void leaves_no_owner_behind_who_is_made_one_meanwhile() {
        var other = stores().ofAnotherInstance();
        var team = team(stores());
        var user = member(stores(), team.id(), Role.MEMBER);

        var results = Race.<Object>of(
                2,
                i -> i == 0
                        ? delete(stores().accounts(), user.id())
                        : changeRole(other, team.id(), user.id(), Role.OWNER));

        assertThat(results.getFirst()).isEqualTo(new Deleted());
        assertThat(results.getLast())
                .matches(it -> it instanceof Changed || it.equals(new ChangeTeamResult.MemberNotFound()));
        assertIsGone(user.id(), team);
        assertThat(now(stores(), team.id()).ownerIds()).isEqualTo(team.ownerIds());
    }

    @RepeatedTest(6)
    void keeps_an_owner_when_the_deletion_of_one_races_the_leaving_of_the_other() {
        var other = stores().ofAnotherInstance();
        var team = team(stores());
        var owner = team.ownerIds().getFirst();
        var leaving = member(stores(), team.id(), Role.OWNER).id();

        var results = Race.<Object>of(
                2, i -> i == 0 ? delete(stores().accounts(), owner) : remove(other, team.id(), leaving));

        var teams = List.of(team.id());
        var isDeleted = results.getFirst().equals(new Deleted());
        assertThat(results).contains(isDeleted ? new ChangeTeamResult.LastOwner(teams) : new LastOwner(teams));
        assertThat(now(stores(), team.id()).ownerIds()).containsExactly(isDeleted ? leaving : owner);
    }

    @RepeatedTest(4)
    void keeps_an_owner_when_both_owners_of_several_teams_are_deleted() {
        var instances = List.of(stores(), stores().ofAnotherInstance());
        var users = List.of(aUser(), aUser());
        var teams = new ArrayList<Team>();
        for (var i = 0; i < 3; i++) {
            var team = team(stores());
            for (var user : users) {
                var token =
                        invited(stores(), team.id(), user.email(), Role.OWNER).token();
                join(stores(), token, user.id());
            }
            remove(stores(), team.id(), team.ownerIds().getFirst());
            teams.add(team);
        }

        var results =
                Race.of(2, i -> delete(instances.get(i).accounts(), users.get(i).id()));

        assertThat(results).filteredOn(new Deleted()::equals).hasSize(1);
        assertThat(results).filteredOn(LastOwner.class::isInstance).hasSize(1);
        var left = users.get(results.getFirst() instanceof Deleted ? 1 : 0).id();
        assertThat(teams).allMatch(team -> now(stores(), team.id()).ownerIds().equals(List.of(left)));
    }

    @RepeatedTest(4)
    void leaves_no_team_without_its_owner_when_one_is_created_meanwhile() {
        var other = stores().ofAnotherInstance();
        var user = aUser();

        var results = Race.<Object>of(
                2,
                i -> i == 0
                        ? delete(stores().accounts(), user.id())
                        : TestTeams.create(other.teams(), TestTeams.team(user.id())));

        if (results.getLast() instanceof CreateTeamResult.Created(Team team, var answer)) {
            assertThat(results.getFirst()).isEqualTo(new LastOwner(List.of(team.id())));
            assertThat(stores().users().getById(user.id())).contains(user);
            assertThat(now(stores(), team.id()).ownerIds()).containsExactly(user.id());
        } else {
            assertThat(results).containsExactly(new Deleted(), new CreateTeamResult.UserNotFound());
            assertThat(stores().users().getById(user.id())).isEmpty();
        }
    }

    @RepeatedTest(4)
    void frees_the_address_that_was_the_last_when_it_races_a_change_of_it() {
        var other = stores().ofAnotherInstance();
        var user = aUser();
        var next = "next-" + user.email();

        var results = Race.<Object>of(
                2,
                i -> i == 0
                        ? delete(stores().accounts(), user.id())
                        : TestUserChanges.email(other.users(), user.id(), next));

        assertThat(results.getFirst()).isEqualTo(new Deleted());
        assertThat(results.getLast())
                .matches(
                        it -> it instanceof ChangeUserResult.Changed || it.equals(new ChangeUserResult.UserNotFound()));
        registered(stores().users(), user.email());
        registered(stores().users(), next);
        assertThat(stores().users().getById(user.id())).isEmpty();
    }

    @Test
    void deletes_once_however_many_try() {
        var instances = List.<Stores>of(stores(), stores().ofAnotherInstance(), stores().ofAnotherInstance());
        var team = team(stores());
        var user = member(stores(), team.id(), Role.ADMIN);

        var results = Race.of(6, i -> delete(instances.get(i % 3).accounts(), user.id()));

        assertThat(results).filteredOn(new Deleted()::equals).hasSize(1);
        assertThat(results).filteredOn(it -> !(it instanceof Deleted)).containsOnly(new UserNotFound());
        assertIsGone(user.id(), team);
    }

    @Test
    void deletes_once_for_eight_calls_with_one_key() {
        var instances = List.<Stores>of(stores(), stores().ofAnotherInstance(), stores().ofAnotherInstance());
        var team = team(stores());
        var user = member(stores(), team.id(), Role.ADMIN);
        var call = call(OPERATION);

        var results = Race.of(8, i -> delete(instances.get(i % 3).accounts(), call, user.id()));

        assertThat(results).filteredOn(new Deleted()::equals).hasSize(1);
        assertThat(results).filteredOn(it -> !(it instanceof Deleted)).containsOnly(new Replayed(Answer.deleted()));
        assertIsGone(user.id(), team);
    }
}
