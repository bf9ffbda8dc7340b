package dev.intact.teams;

import static dev.intact.support.TestCalls.askingForMore;
import static dev.intact.support.TestCalls.call;
import static dev.intact.teams.TestTeams.create;
import static dev.intact.teams.TestTeams.team;
import static dev.intact.users.TestUsers.registered;
import static org.assertj.core.api.Assertions.assertThat;

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
}
