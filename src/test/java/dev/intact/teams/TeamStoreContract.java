package dev.intact.teams;

import static dev.intact.orders.TestOrders.orderOf;
import static dev.intact.orders.TestOrders.placed;
import static dev.intact.support.TestCalls.askingForMore;
import static dev.intact.support.TestCalls.at;
import static dev.intact.support.TestCalls.call;
import static dev.intact.teams.TestTeams.create;
import static dev.intact.teams.TestTeams.team;
import static dev.intact.users.TestUsers.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.accounts.TestAccounts;
import dev.intact.events.Event;
import dev.intact.shared.Page;
import dev.intact.support.Race;
import dev.intact.support.StoreContract;
import dev.intact.teams.CreateTeamResult.Created;
import dev.intact.teams.CreateTeamResult.KeyReused;
import dev.intact.teams.CreateTeamResult.Replayed;
import dev.intact.teams.CreateTeamResult.SlugTaken;
import dev.intact.teams.CreateTeamResult.TrialAlreadyUsed;
import dev.intact.teams.CreateTeamResult.UserNotFound;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link TeamStore} must do. */
public abstract class TeamStoreContract extends StoreContract {
    private UUID aUser() {
        return registered(stores().users()).id();
    }

    private static String aSlug() {
        return "t-" + UUID.randomUUID();
    }

    @Test
    void stores_a_team_with_its_owner_and_its_trial() {
        var ownerId = aUser();

        var team = ((Created) create(stores().teams(), team(ownerId))).team();

        assertThat(stores().teams().find(team.id())).contains(team);
        assertThat(stores().teams().find(UUID.randomUUID())).isEmpty();
        assertThat(team.ownerIds()).isEqualTo(List.of(ownerId));
        assertThat(team.subscription().status()).isEqualTo(Subscription.Status.TRIALING);
        assertThat(List.of(team.seatLimit(), team.seatsUsed(), team.memberCount()))
                .containsExactly(10, 1, 1);
    }

    @Test
    void records_the_team_its_member_and_its_trial() {
        var team = ((Created) create(stores().teams(), team(aUser()))).team();

        assertThat(eventTypesAbout(team.id()))
                .containsExactly("team.created", "member.added", "subscription.trial_started");
    }

    @Test
    void needs_an_owner_who_is_there() {
        assertThat(writingNothing(() -> create(stores().teams(), team(UUID.randomUUID()))))
                .isEqualTo(new UserNotFound());
    }

    @Test
    void gives_a_slug_to_one_team() {
        var slug = aSlug();
        create(stores().teams(), team(aUser(), slug));
        var second = aUser();

        assertThat(writingNothing(() -> create(stores().teams(), team(second, slug))))
                .isEqualTo(new SlugTaken());
    }

    @Test
    void starts_one_trial_for_each_user_and_names_its_team() {
        var ownerId = aUser();
        var first = ((Created) create(stores().teams(), team(ownerId))).team();

        assertThat(writingNothing(() -> create(stores().teams(), team(ownerId))))
                .isEqualTo(new TrialAlreadyUsed(first.id()));
    }

    @Test
    void starts_one_trial_for_racing_teams_of_one_user() {
        var ownerId = aUser();

        var results = Race.of(2, i -> create(stores().teams(), team(ownerId)));

        var created = results.stream().filter(Created.class::isInstance).toList();
        assertThat(created).hasSize(1);
        var holder = ((Created) created.getFirst()).team().id();
        assertThat(results)
                .filteredOn(result -> result != created.getFirst())
                .containsOnly(new TrialAlreadyUsed(holder));
    }

    @Test
    void gives_a_slug_to_one_of_many_racing_teams() {
        var slug = aSlug();
        var owners = List.of(aUser(), aUser(), aUser(), aUser());

        var results = Race.of(owners.size(), i -> create(stores().teams(), team(owners.get(i), slug)));

        assertThat(results).filteredOn(Created.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(result -> !(result instanceof Created)).containsOnly(new SlugTaken());
    }

    @Test
    void gives_the_first_answer_again_to_the_same_key() {
        var call = call(TestTeams.OPERATION);
        var ownerId = aUser();
        var first = (Created) create(stores().teams(), call, team(ownerId));

        assertThat(writingNothing(() -> create(stores().teams(), call, team(ownerId))))
                .isEqualTo(new Replayed(first.answer()));
        assertThat(writingNothing(() -> create(stores().teams(), askingForMore(call), team(ownerId))))
                .isEqualTo(new KeyReused());
    }

    private Team aTeamWithAHistory() {
        var team = TestTeamChanges.team(stores());
        var member = TestTeamChanges.member(stores(), team.id(), Role.MEMBER).id();
        var late = team.subscription().trialEndsAt();
        TestTeamChanges.changeRole(stores(), at(call(TestTeamChanges.ROLE), late), team.id(), member, Role.ADMIN);
        TestTeamChanges.changeSeats(stores(), at(call(TestTeamChanges.SEATS), late), team.id(), 5);
        TestAccounts.delete(stores().accounts(), member);
        return team;
    }

    private List<Event> audited(UUID teamId, int limit) {
        return TeamContract.all(limit, page -> stores().teams().audit(teamId, page));
    }

    @Test
    void tells_exactly_the_events_of_a_team_newest_first_whatever_the_page_size() {
        var team = aTeamWithAHistory();
        var other = aTeamWithAHistory();
        var newest = eventsAbout(team.id()).reversed();

        assertThat(newest)
                .extracting(Event::type)
                .containsExactly(
                        "member.removed",
                        "subscription.seats_changed",
                        "member.role_changed",
                        "subscription.expired",
                        "member.added",
                        "invitation.accepted",
                        "invitation.created",
                        "subscription.trial_started",
                        "member.added",
                        "team.created");
        for (var limit = 1; limit <= newest.size() + 1; limit++) {
            assertThat(audited(team.id(), limit)).isEqualTo(newest);
        }
        assertThat(audited(other.id(), Page.MOST))
                .isEqualTo(eventsAbout(other.id()).reversed());
    }

    @Test
    void tells_what_is_older_though_the_team_changes_while_its_events_are_read() {
        var team = aTeamWithAHistory();
        var before = audited(team.id(), Page.MOST);
        var first = stores().teams()
                .audit(team.id(), new Page.Request(Page.Request.START, 3))
                .orElseThrow();

        TestTeamChanges.changeSeats(stores(), team.id(), 6);

        var rest = stores().teams()
                .audit(team.id(), new Page.Request(first.nextCursor(), Page.MOST))
                .orElseThrow();
        assertThat(first.items()).isEqualTo(before.subList(0, 3));
        assertThat(rest.items()).isEqualTo(before.subList(3, before.size()));
    }

    @Test
    void tells_no_events_of_a_team_that_is_not_there() {
        var user = aUser();
        var order = placed(stores().orders(), orderOf(1)).id();

        for (var id : List.of(user, order, UUID.randomUUID())) {
            assertThat(stores().teams().audit(id, new Page.Request(Page.Request.START, 3)))
                    .isEmpty();
        }
        assertThat(eventTypesAbout(user)).containsExactly("user.registered");
    }
}
