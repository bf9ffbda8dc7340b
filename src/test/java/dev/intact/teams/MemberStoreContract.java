package dev.intact.teams;

import static dev.intact.support.TestCalls.call;
import static dev.intact.support.TestCalls.ifMatch;
import static dev.intact.teams.TestTeamChanges.REMOVE;
import static dev.intact.teams.TestTeamChanges.ROLE;
import static dev.intact.teams.TestTeamChanges.TRANSFER;
import static dev.intact.teams.TestTeamChanges.changeRole;
import static dev.intact.teams.TestTeamChanges.invite;
import static dev.intact.teams.TestTeamChanges.invited;
import static dev.intact.teams.TestTeamChanges.remove;
import static dev.intact.teams.TestTeamChanges.team;
import static dev.intact.teams.TestTeamChanges.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.accounts.DeleteUserResult.Deleted;
import dev.intact.accounts.TestAccounts;
import dev.intact.shared.Answer;
import dev.intact.shared.Json;
import dev.intact.shared.Page;
import dev.intact.teams.ChangeTeamResult.Changed;
import dev.intact.teams.ChangeTeamResult.LastOwner;
import dev.intact.teams.ChangeTeamResult.MemberNotFound;
import dev.intact.teams.ChangeTeamResult.NotOwner;
import dev.intact.teams.ChangeTeamResult.TeamNotFound;
import dev.intact.teams.ChangeTeamResult.VersionMismatch;
import dev.intact.users.TestUserChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link MemberStore} must do. */
public abstract class MemberStoreContract extends TeamContract {
    private static final Page.Request FIRST_PAGE = new Page.Request(Page.Request.START, Page.USUAL);

    private UUID joined(Team team, Role role) {
        return TestTeamChanges.member(stores(), team.id(), role).id();
    }

    private List<Member> members(Team team, int limit) {
        return all(limit, page -> stores().members().listByOrg(team.id(), page));
    }

    private List<TeamOfUser> teamsOf(UUID userId, int limit) {
        return all(limit, page -> stores().members().teamsOf(userId, page));
    }

    @Test
    void gives_a_member_another_role() {
        var team = team(stores());
        var id = joined(team, Role.MEMBER);

        for (var role : List.of(Role.ADMIN, Role.OWNER, Role.MEMBER, Role.MEMBER)) {
            var before = stored(team);

            var result = changeRole(stores(), team.id(), id, role);

            var after = done(result);
            assertThat(after.version()).isEqualTo(before.version() + 1);
            assertThat(after.ownerIds().contains(id)).isEqualTo(role == Role.OWNER);
            assertThat(List.of(after.seatsUsed(), after.memberCount())).containsExactly(2, 2);
            assertThat(member(team, id).role()).isEqualTo(role);
            assertThat(((Changed) result).answer()).isEqualTo(Answer.changed(Json.write(member(team, id))));
            assertThat(teamsOf(id, 5)).containsExactly(new TeamOfUser(team.id(), team.name(), role));
        }
        var told = eventsAbout(team.id()).getLast();
        assertThat(told.type()).isEqualTo("member.role_changed");
        assertThat(told.data())
                .isEqualTo("{\"teamId\":\"%s\",\"userId\":\"%s\",\"role\":\"member\"}".formatted(team.id(), id));
    }

    @Test
    void ends_a_membership_and_frees_its_seat() {
        var team = team(stores());
        var user = TestTeamChanges.member(stores(), team.id(), Role.OWNER);
        joined(team, Role.MEMBER);

        var result = remove(stores(), team.id(), user.id());

        var after = done(result);
        assertThat(List.of(after.seatsUsed(), after.memberCount())).containsExactly(2, 2);
        assertThat(after.ownerIds()).containsExactly(ownerOf(team));
        assertThat(((Changed) result).answer()).isEqualTo(Answer.deleted());
        assertThat(stores().members().find(team.id(), user.id())).isEmpty();
        assertThat(teamsOf(user.id(), 5)).isEmpty();
        var told = eventsAbout(team.id()).getLast();
        assertThat(told.type()).isEqualTo("member.removed");
        assertThat(told.data())
                .isEqualTo("{\"teamId\":\"%s\",\"userId\":\"%s\",\"role\":\"owner\"}".formatted(team.id(), user.id()));
        assertRefused(new MemberNotFound(), () -> remove(stores(), team.id(), user.id()));
        done(invite(stores(), team.id(), user.email(), Role.MEMBER));
    }

    @Test
    void makes_another_member_an_owner_in_place_of_one() {
        var team = team(stores());
        var from = ownerOf(team);
        for (var role : List.of(Role.MEMBER, Role.ADMIN)) {
            var to = joined(team, role);

            var result = transfer(stores(), call(TRANSFER), team.id(), from, to);

            var after = done(result);
            assertThat(after.ownerIds()).containsExactly(to);
            assertThat(((Changed) result).answer()).isEqualTo(Answer.changed(Json.write(after)));
            assertThat(member(team, from).role()).isEqualTo(Role.ADMIN);
            assertThat(member(team, to).role()).isEqualTo(Role.OWNER);
            var told = eventsAbout(team.id()).getLast();
            assertThat(told.type()).isEqualTo("ownership.transferred");
            assertThat(told.data())
                    .isEqualTo("{\"teamId\":\"%s\",\"fromUserId\":\"%s\",\"toUserId\":\"%s\"}"
                            .formatted(team.id(), from, to));
            from = to;
        }
    }

    @Test
    void transfers_to_who_is_an_owner_already() {
        var team = team(stores());
        var to = joined(team, Role.OWNER);

        var after = done(transfer(stores(), call(TRANSFER), team.id(), ownerOf(team), to));

        assertThat(after.ownerIds()).containsExactly(to);
        assertThat(member(team, ownerOf(team)).role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void transfers_only_what_an_owner_has_to_a_member() {
        var team = team(stores());
        var admin = joined(team, Role.ADMIN);
        var member = joined(team, Role.MEMBER);
        var stranger = joined(team(stores()), Role.MEMBER);

        assertRefused(new NotOwner(), () -> transfer(stores(), call(TRANSFER), team.id(), admin, member));
        assertRefused(new NotOwner(), () -> transfer(stores(), call(TRANSFER), team.id(), member, ownerOf(team)));
        for (var nobody : List.of(stranger, UUID.randomUUID())) {
            assertRefused(
                    new MemberNotFound(), () -> transfer(stores(), call(TRANSFER), team.id(), ownerOf(team), nobody));
            assertRefused(new MemberNotFound(), () -> transfer(stores(), call(TRANSFER), team.id(), nobody, admin));
        }
    }

    @Test
    void never_leaves_a_team_without_an_owner() {
        var team = team(stores());
        var owner = ownerOf(team);
        joined(team, Role.ADMIN);
        var refusal = new LastOwner(List.of(team.id()));

        assertRefused(refusal, () -> remove(stores(), team.id(), owner));
        assertRefused(refusal, () -> changeRole(stores(), team.id(), owner, Role.ADMIN));
        assertRefused(refusal, () -> changeRole(stores(), team.id(), owner, Role.MEMBER));
        done(changeRole(stores(), team.id(), owner, Role.OWNER));
    }

    @Test
    void changes_nobody_who_is_not_in_the_team() {
        var team = team(stores());
        var stranger = joined(team(stores()), Role.MEMBER);

        for (var id : List.of(stranger, UUID.randomUUID())) {
            assertRefused(new MemberNotFound(), () -> changeRole(stores(), team.id(), id, Role.OWNER));
            assertRefused(new MemberNotFound(), () -> remove(stores(), team.id(), id));
            assertThat(stores().members().find(team.id(), id)).isEmpty();
        }
    }

    @Test
    void changes_nothing_of_a_team_that_is_not_there() {
        var id = joined(team(stores()), Role.MEMBER);
        var nowhere = UUID.randomUUID();

        assertRefused(new TeamNotFound(), () -> changeRole(stores(), nowhere, id, Role.OWNER));
        assertRefused(new TeamNotFound(), () -> remove(stores(), nowhere, id));
        assertRefused(new TeamNotFound(), () -> transfer(stores(), call(TRANSFER), nowhere, id, UUID.randomUUID()));
        assertThat(stores().members().listByOrg(nowhere, FIRST_PAGE)).isEmpty();
        assertThat(stores().members().find(nowhere, id)).isEmpty();
    }

    @Test
    void changes_only_the_version_that_the_caller_knows() {
        var team = team(stores());
        var id = joined(team, Role.MEMBER);
        var owner = ownerOf(team);
        var stale = new VersionMismatch(3);

        assertRefused(stale, () -> changeRole(stores(), ifMatch(call(ROLE), 2, 4), team.id(), id, Role.ADMIN));
        assertRefused(stale, () -> remove(stores(), ifMatch(call(REMOVE), 2), team.id(), id));
        assertRefused(stale, () -> remove(stores(), ifMatch(call(REMOVE), 2), team.id(), UUID.randomUUID()));
        assertRefused(stale, () -> transfer(stores(), ifMatch(call(TRANSFER), 2), team.id(), owner, id));
        done(changeRole(stores(), ifMatch(call(ROLE), 3), team.id(), id, Role.ADMIN));
        done(transfer(stores(), ifMatch(call(TRANSFER), 4), team.id(), owner, id));
        done(remove(stores(), ifMatch(call(REMOVE), 5), team.id(), owner));
    }

    @Test
    void answers_the_same_whatever_became_of_the_member() {
        var team = team(stores());
        var id = joined(team, Role.MEMBER);

        assertIsDoneOnce(
                call(ROLE),
                call -> changeRole(stores(), call, team.id(), id, Role.ADMIN),
                () -> done(changeRole(stores(), team.id(), id, Role.OWNER)));
        assertIsDoneOnce(
                call(TRANSFER),
                call -> transfer(stores(), call, team.id(), ownerOf(team), id),
                () -> done(changeRole(stores(), team.id(), ownerOf(team), Role.MEMBER)));
        var user = stores().users().getById(ownerOf(team)).orElseThrow();
        assertIsDoneOnce(call(REMOVE), call -> remove(stores(), call, team.id(), user.id()), () -> {
            var token = invited(stores(), team.id(), user.email(), Role.MEMBER).token();
            done(TestTeamChanges.join(stores(), token, user.id()));
        });
        assertThat(member(team, user.id()).role()).isEqualTo(Role.MEMBER);
    }

    @Test
    void lists_members_as_they_joined_whatever_the_page_size() {
        var team = team(stores());
        var joined = new ArrayList<>(List.of(ownerOf(team)));
        for (var i = 0; i < 5; i++) {
            joined.add(joined(team, i == 2 ? Role.ADMIN : Role.MEMBER));
        }
        changeRole(stores(), team.id(), joined.get(4), Role.OWNER);
        joined(team(stores()), Role.MEMBER);

        whenListed(() -> assertThat(members(team, 100)).hasSameSizeAs(joined));
        var expected = joined.stream().map(id -> member(team, id)).toList();
        for (var limit : List.of(1, 2, 3, 5, 6, 7, 100)) {
            assertThat(members(team, limit)).isEqualTo(expected);
        }
    }

    @Test
    void lists_nobody_who_left_or_is_deleted_and_leaves_no_hole() {
        var team = team(stores());
        var joined = new ArrayList<>(List.of(ownerOf(team)));
        for (var i = 0; i < 7; i++) {
            joined.add(joined(team, Role.MEMBER));
        }
        for (var gone : List.of(joined.get(2), joined.get(3), joined.get(7))) {
            assertThat(TestAccounts.delete(stores().accounts(), gone)).isEqualTo(new Deleted());
            joined.remove(gone);
        }
        done(remove(stores(), team.id(), joined.remove(3)));

        whenListed(() -> assertThat(members(team, 100)).hasSameSizeAs(joined));
        for (var limit : List.of(1, 2, 3, 4, 5)) {
            assertThat(members(team, limit)).extracting(Member::userId).isEqualTo(joined);
        }
        assertThat(stored(team).memberCount()).isEqualTo(joined.size());
    }

    @Test
    void tells_the_profile_as_it_is_now() {
        var team = team(stores());
        var id = joined(team, Role.MEMBER);

        TestUserChanges.name(stores().users(), id, "Grace");
        TestUserChanges.avatar(stores().users(), id, null);

        assertThat(member(team, id).name()).isEqualTo("Grace");
        assertThat(member(team, id).avatarUrl()).isNull();
        whenListed(() -> assertThat(members(team, 5)).contains(member(team, id)));
    }

    @Test
    void lists_the_teams_of_a_user_newest_first_whatever_the_page_size() {
        var user = aUser();
        var newest = new ArrayList<TeamOfUser>();
        newest.add(new TeamOfUser(team(stores(), user.id()).id(), "Tea & Co", Role.OWNER));
        for (var role : List.of(Role.MEMBER, Role.ADMIN, Role.OWNER)) {
            var team = team(stores());
            var token = invited(stores(), team.id(), user.email(), role).token();
            done(TestTeamChanges.join(stores(), token, user.id()));
            newest.addFirst(new TeamOfUser(team.id(), team.name(), role));
        }

        for (var limit : List.of(1, 2, 3, 4, 5)) {
            assertThat(teamsOf(user.id(), limit)).isEqualTo(newest);
        }
        assertThat(teamsOf(aUser().id(), 3)).isEmpty();
        assertThat(stores().members().teamsOf(UUID.randomUUID(), FIRST_PAGE)).isEmpty();
    }
}
