package dev.intact.accounts;

import static dev.intact.accounts.TestAccounts.OPERATION;
import static dev.intact.accounts.TestAccounts.delete;
import static dev.intact.support.TestCalls.askingForMore;
import static dev.intact.support.TestCalls.call;
import static dev.intact.support.TestCalls.ifMatch;
import static dev.intact.support.TestCalls.onBehalfOf;
import static dev.intact.teams.TestTeamChanges.invited;
import static dev.intact.teams.TestTeamChanges.join;
import static dev.intact.teams.TestTeamChanges.member;
import static dev.intact.teams.TestTeamChanges.now;
import static dev.intact.teams.TestTeamChanges.team;
import static dev.intact.users.TestUsers.anEmail;
import static dev.intact.users.TestUsers.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.intact.accounts.DeleteUserResult.Deleted;
import dev.intact.accounts.DeleteUserResult.KeyReused;
import dev.intact.accounts.DeleteUserResult.LastOwner;
import dev.intact.accounts.DeleteUserResult.Replayed;
import dev.intact.accounts.DeleteUserResult.UserNotFound;
import dev.intact.accounts.DeleteUserResult.VersionMismatch;
import dev.intact.events.Event;
import dev.intact.shared.Answer;
import dev.intact.shared.Page;
import dev.intact.support.StoreContract;
import dev.intact.teams.ChangeTeamResult;
import dev.intact.teams.CreateTeamResult;
import dev.intact.teams.Role;
import dev.intact.teams.Team;
import dev.intact.teams.TeamStore;
import dev.intact.teams.TestTeamChanges;
import dev.intact.teams.TestTeams;
import dev.intact.users.ChangeUserResult;
import dev.intact.users.Email;
import dev.intact.users.TestUserChanges;
import dev.intact.users.User;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link AccountStore} must do. */
public abstract class AccountStoreContract extends StoreContract {
    private static final Page.Request FIRST_PAGE = new Page.Request(Page.Request.START, Page.MOST);

    private User aUser() {
        return registered(stores().users());
    }

    private Team joined(User user, Role role) {
        var team = team(stores());
        var token = invited(stores(), team.id(), user.email(), role).token();
        assertThat(join(stores(), token, user.id())).isInstanceOf(ChangeTeamResult.Changed.class);
        return team;
    }

    private void deleted(UUID userId) {
        assertThat(delete(stores().accounts(), userId)).isEqualTo(new Deleted());
    }

    @Test
    void is_found_nowhere_from_then_on() {
        var user = aUser();
        var team = joined(user, Role.MEMBER);

        deleted(user.id());

        assertThat(stores().users().getById(user.id())).isEmpty();
        assertThat(stores().users().getByEmail(Email.key(user.email()))).isEmpty();
        assertThat(stores().members().teamsOf(user.id(), FIRST_PAGE)).isEmpty();
        assertThat(stores().members().find(team.id(), user.id())).isEmpty();
        whenListed(
                () -> assertThat(stores().users().listAll(FIRST_PAGE).items()).doesNotContain(user));
        whenListed(() -> assertThat(stores().members()
                        .listByOrg(team.id(), FIRST_PAGE)
                        .orElseThrow()
                        .items())
                .hasSize(1));
        assertThat(writingNothing(() -> delete(stores().accounts(), user.id()))).isEqualTo(new UserNotFound());
    }

    @Test
    void tells_of_it_without_telling_who_it_was() {
        var user = aUser();
        TestUserChanges.bio(stores().users(), user.id(), "Counts on.");

        deleted(user.id());

        assertThat(eventsAbout(user.id()))
                .extracting(Event::type, Event::subjectVersion)
                .endsWith(tuple("user.deleted", 3L));
        assertThat(eventsAbout(user.id()).getLast().data()).isEqualTo("{\"id\":\"%s\"}".formatted(user.id()));
    }

    @Test
    void frees_the_address_at_once() {
        var user = aUser();
        var other = aUser();
        deleted(user.id());

        var next = registered(stores().users(), user.email());

        assertThat(stores().users().getByEmail(Email.key(user.email()))).contains(next);
        deleted(next.id());
        assertThat(TestUserChanges.email(stores().users(), other.id(), user.email()))
                .isInstanceOf(ChangeUserResult.Changed.class);
    }

    @Test
    void frees_the_address_that_the_user_had_last() {
        var user = aUser();
        var last = anEmail();
        TestUserChanges.email(stores().users(), user.id(), last);
        var holder = registered(stores().users(), user.email());

        deleted(user.id());

        assertThat(stores().users().getByEmail(Email.key(last))).isEmpty();
        assertThat(stores().users().getByEmail(Email.key(user.email()))).contains(holder);
        registered(stores().users(), last);
    }

    @Test
    void gives_up_the_memberships_and_seats_of_thirty_teams_in_one_write() {
        var user = aUser();
        var teams = new ArrayList<Team>();
        for (var i = 0; i < TeamStore.MOST_TEAMS; i++) {
            teams.add(joined(user, Role.values()[i % 3]));
        }

        deleted(user.id());

        for (var team : teams) {
            var after = now(stores(), team.id());
            assertThat(List.of(after.seatsUsed(), after.memberCount())).containsExactly(1, 1);
            assertThat(after.ownerIds()).isEqualTo(team.ownerIds());
            assertThat(after.version()).isEqualTo(4);
            assertThat(eventTypesAbout(team.id())).endsWith("member.added", "member.removed");
            assertThat(stores().members().find(team.id(), user.id())).isEmpty();
        }
    }

    @Test
    void keeps_the_only_owner_and_names_the_teams() {
        var user = aUser();
        var alone = new ArrayList<UUID>();
        for (var i = 0; i < 3; i++) {
            var team = joined(user, Role.OWNER);
            TestTeamChanges.remove(stores(), team.id(), team.ownerIds().getFirst());
            alone.add(team.id());
        }
        member(stores(), alone.getFirst(), Role.ADMIN);
        joined(user, Role.OWNER);
        joined(user, Role.MEMBER);
        alone.sort(Comparator.comparing(UUID::toString));

        assertThat(writingNothing(() -> delete(stores().accounts(), user.id()))).isEqualTo(new LastOwner(alone));

        for (var team : alone) {
            member(stores(), team, Role.OWNER);
        }
        deleted(user.id());
    }

    @Test
    void leaves_the_trial_used_up_for_nobody() {
        var user = aUser();
        var team = team(stores(), user.id());
        var heir = member(stores(), team.id(), Role.OWNER);
        deleted(user.id());

        assertThat(now(stores(), team.id()).ownerIds()).containsExactly(heir.id());
        assertThat(writingNothing(() -> TestTeams.create(stores().teams(), TestTeams.team(user.id()))))
                .isEqualTo(new CreateTeamResult.UserNotFound());
        var namesake = registered(stores().users(), user.email());
        assertThat(TestTeams.create(stores().teams(), TestTeams.team(namesake.id())))
                .isInstanceOf(CreateTeamResult.Created.class);
    }

    @Test
    void never_comes_back_by_a_change() {
        var user = aUser();
        var token = invited(stores(), team(stores()).id(), user.email(), Role.MEMBER)
                .token();
        deleted(user.id());

        var notFound = new ChangeUserResult.UserNotFound();
        assertThat(writingNothing(() -> TestUserChanges.bio(stores().users(), user.id(), "Back.")))
                .isEqualTo(notFound);
        assertThat(writingNothing(() -> TestUserChanges.email(stores().users(), user.id(), anEmail())))
                .isEqualTo(notFound);
        assertThat(writingNothing(() -> TestUserChanges.name(stores().users(), user.id(), "Back")))
                .isEqualTo(notFound);
        assertThat(writingNothing(() -> TestUserChanges.avatar(stores().users(), user.id(), null)))
                .isEqualTo(notFound);
        assertThat(writingNothing(() -> join(stores(), token, user.id())))
                .isEqualTo(new ChangeTeamResult.UserNotFound());
        assertThat(stores().users().getById(user.id())).isEmpty();
    }

    @Test
    void needs_a_user_who_is_there() {
        assertThat(writingNothing(() -> delete(stores().accounts(), UUID.randomUUID())))
                .isEqualTo(new UserNotFound());
    }

    @Test
    void judges_the_version_before_the_ownership() {
        var user = aUser();
        var team = team(stores(), user.id());
        TestUserChanges.bio(stores().users(), user.id(), "Counts on.");
        var stale = ifMatch(call(OPERATION), 1);

        assertThat(writingNothing(() -> delete(stores().accounts(), stale, user.id())))
                .isEqualTo(new VersionMismatch(2));
        assertThat(writingNothing(() -> delete(stores().accounts(), ifMatch(stale, 2), user.id())))
                .isEqualTo(new LastOwner(List.of(team.id())));
        member(stores(), team.id(), Role.OWNER);
        assertThat(delete(stores().accounts(), ifMatch(stale, 1, 2), user.id())).isEqualTo(new Deleted());
    }

    @Test
    void gives_the_first_answer_again_though_the_user_is_gone() {
        var user = aUser();
        var call = call(OPERATION);
        assertThat(delete(stores().accounts(), call, user.id())).isEqualTo(new Deleted());
        registered(stores().users(), user.email());

        assertThat(writingNothing(() -> delete(stores().accounts(), call, user.id())))
                .isEqualTo(new Replayed(Answer.deleted()));
        assertThat(writingNothing(() -> delete(stores().accounts(), askingForMore(call), user.id())))
                .isEqualTo(new KeyReused());
    }

    @Test
    void records_who_acted_also_in_the_teams() {
        var user = aUser();
        var team = joined(user, Role.ADMIN);

        delete(stores().accounts(), onBehalfOf(call(OPERATION), user.id()), user.id());

        assertThat(eventsAbout(user.id()).getLast().actor()).isEqualTo(user.id().toString());
        var told = eventsAbout(team.id()).getLast();
        assertThat(told.actor()).isEqualTo(user.id().toString());
        assertThat(told.data())
                .isEqualTo("{\"teamId\":\"%s\",\"userId\":\"%s\",\"role\":\"admin\"}".formatted(team.id(), user.id()));
    }
}
