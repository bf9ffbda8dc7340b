package dev.intact.races;

import static dev.intact.support.TestCalls.call;
import static dev.intact.teams.TestTeamChanges.changeSeats;
import static dev.intact.teams.TestTeamChanges.invite;
import static dev.intact.teams.TestTeamChanges.invited;
import static dev.intact.teams.TestTeamChanges.join;
import static dev.intact.teams.TestTeamChanges.remove;
import static dev.intact.teams.TestTeamChanges.revoke;
import static dev.intact.teams.TestTeamChanges.team;
import static dev.intact.users.TestUsers.anEmail;
import static dev.intact.users.TestUsers.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.support.Stores;
import dev.intact.teams.ChangeTeamResult.AlreadyInvited;
import dev.intact.teams.ChangeTeamResult.Changed;
import dev.intact.teams.ChangeTeamResult.InvitationNotPending;
import dev.intact.teams.ChangeTeamResult.InvitationRevoked;
import dev.intact.teams.ChangeTeamResult.InvitationUsed;
import dev.intact.teams.ChangeTeamResult.SeatLimitBelowUsage;
import dev.intact.teams.ChangeTeamResult.SeatLimitReached;
import dev.intact.teams.ChangeTeamResult.SubscriptionInactive;
import dev.intact.teams.ChangeTeamResult.SubscriptionNotActive;
import dev.intact.teams.ChangeTeamResult.TooManyTeams;
import dev.intact.teams.Invitation.Status;
import dev.intact.teams.Role;
import dev.intact.teams.Subscription;
import dev.intact.teams.Team;
import dev.intact.teams.TeamStore;
import dev.intact.teams.TestTeamChanges;
import dev.intact.teams.TestTeamChanges.Shown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Races for the seats of a team, and for its invitations. */
final class TeamScenes {
    /** Teams that a user tries to join, who may be in but one more. */
    private static final int LAST_TEAMS = 4;

    private TeamScenes() {}

    static Team withPlentyOfSeats(Stores stores) {
        var team = team(stores);
        changeSeats(stores, team.id(), TeamStore.MOST_SEATS);
        return team;
    }

    private static Team stored(Stores stores, Team team) {
        return stores.teams().find(team.id()).orElseThrow();
    }

    static Stage seats(Stores stores, int actors) {
        return () -> {
            var team = team(stores);
            var seats = 1 + actors / 2;
            changeSeats(stores, team.id(), seats);
            return new Scene((on, actor) -> invite(on, team.id(), anEmail(), Role.MEMBER), results -> {
                results.exactly(actors / 2, Changed.class);
                results.assertOthers(Changed.class, new SeatLimitReached(seats, seats));
                assertThat(stored(stores, team).seatsUsed()).isEqualTo(seats);
            });
        };
    }

    static Stage fewerSeats(Stores stores, int actors) {
        return () -> {
            var team = team(stores);
            return new Scene(
                    (on, actor) -> actor % 2 == 0
                            ? invite(on, team.id(), anEmail(), Role.MEMBER)
                            : changeSeats(on, team.id(), 2),
                    results -> {
                        results.every(2, 0).assertOthersAre(Changed.class, SeatLimitReached.class);
                        results.every(2, 1).assertOthersAre(Changed.class, SeatLimitBelowUsage.class);
                        assertIsTheLastOf(results, stored(stores, team));
                    });
        };
    }

    /** What changed a team makes its versions, without a gap, and it is stored as the last one left it. */
    private static void assertIsTheLastOf(Results results, Team stored) {
        var states = results.of(Changed.class).stream()
                .map(Changed::team)
                .sorted(Comparator.comparing(Team::version))
                .toList();
        assertThat(stored).isEqualTo(states.getLast());
        assertThat(stored.seatsUsed()).isLessThanOrEqualTo(stored.seatLimit());
        var first = states.getFirst().version();
        assertThat(states)
                .extracting(Team::version)
                .containsExactlyElementsOf(IntStream.range(0, states.size())
                        .mapToObj(i -> first + i)
                        .toList());
    }

    static Stage sameAddress(Stores stores, int actors) {
        var team = withPlentyOfSeats(stores);
        return () -> {
            var email = anEmail();
            var before = stored(stores, team).seatsUsed();
            return new Scene((on, actor) -> invite(on, team.id(), email, Role.MEMBER), results -> {
                var holder = Shown.of(results.theOnly(Changed.class)).id();
                results.assertOthers(Changed.class, new AlreadyInvited(holder));
                assertThat(stored(stores, team).seatsUsed()).isEqualTo(before + 1);
            });
        };
    }

    static Stage sameToken(Stores stores, int actors) {
        var team = withPlentyOfSeats(stores);
        return () -> {
            var user = registered(stores.users());
            var token = invited(stores, team.id(), user.email(), Role.MEMBER).token();
            var before = stored(stores, team);
            return new Scene((on, actor) -> join(on, token, user.id()), results -> {
                assertThat(results.theOnly(Changed.class).team()).isEqualTo(stored(stores, team));
                results.assertOthers(Changed.class, new InvitationUsed());
                assertThat(stored(stores, team).seatsUsed()).isEqualTo(before.seatsUsed());
                assertThat(stored(stores, team).memberCount()).isEqualTo(before.memberCount() + 1);
            });
        };
    }

    static Stage revokeOrJoin(Stores stores, int actors) {
        var team = withPlentyOfSeats(stores);
        return () -> {
            var user = registered(stores.users());
            var shown = invited(stores, team.id(), user.email(), Role.MEMBER);
            return new Scene(
                    (on, actor) ->
                            actor % 2 == 0 ? revoke(on, team.id(), shown.id()) : join(on, shown.token(), user.id()),
                    results -> {
                        var won = results.all().indexOf(results.theOnly(Changed.class)) % 2;
                        var status = won == 0 ? Status.REVOKED : Status.ACCEPTED;
                        results.every(2, 0).assertOthers(Changed.class, new InvitationNotPending(status));
                        results.every(2, 1)
                                .assertOthers(Changed.class, won == 0 ? new InvitationRevoked() : new InvitationUsed());
                        assertThat(stores.members().find(team.id(), user.id()).isPresent())
                                .isEqualTo(won == 1);
                    });
        };
    }

    /** A user who is in all teams but one tries several of them. */
    static Stage lastTeam(Stores stores, int actors) {
        var user = registered(stores.users());
        for (var i = 1; i < TeamStore.MOST_TEAMS; i++) {
            join(
                    stores,
                    invited(stores, team(stores).id(), user.email(), Role.MEMBER)
                            .token(),
                    user.id());
        }
        var teams = IntStream.range(0, Math.min(actors, LAST_TEAMS))
                .mapToObj(any -> team(stores))
                .toList();
        var tokens = new ArrayList<>(teams.stream()
                .map(team ->
                        invited(stores, team.id(), user.email(), Role.MEMBER).token())
                .toList());
        return () -> new Scene((on, actor) -> join(on, tokens.get(actor % teams.size()), user.id()), results -> {
            var joined = results.theOnly(Changed.class).team();
            results.assertOthers(Changed.class, new TooManyTeams(), new InvitationUsed());
            assertThat(stores.members().find(joined.id(), user.id())).isPresent();
            remove(stores, joined.id(), user.id());
            tokens.set(
                    teams.stream().map(Team::id).toList().indexOf(joined.id()),
                    invited(stores, joined.id(), user.email(), Role.MEMBER).token());
        });
    }

    /** Cancelled, activated, with fewer seats and with more members: whatever comes first, the next one sees. */
    static Stage subscription(Stores stores, int actors) {
        return () -> {
            var team = team(stores);
            return new Scene(
                    (on, actor) -> switch (actor % 4) {
                        case 0 -> TestTeamChanges.cancel(on, call(TestTeamChanges.CANCEL), team.id(), false);
                        case 1 -> activate(on, team);
                        case 2 -> changeSeats(on, team.id(), 2);
                        default -> invite(on, team.id(), anEmail(), Role.MEMBER);
                    },
                    results -> {
                        results.every(4, 0).assertOthersAre(Changed.class, SubscriptionNotActive.class);
                        results.every(4, 1).assertOthersAre(Changed.class, SeatLimitBelowUsage.class);
                        results.every(4, 2).assertOthersAre(Changed.class, SeatLimitBelowUsage.class);
                        results.every(4, 3)
                                .assertOthersAre(Changed.class, SubscriptionInactive.class, SeatLimitReached.class);
                        assertIsTheLastOf(results, stored(stores, team));
                        assertEndsOnlyWhatRuns(results);
                    });
        };
    }

    private static Object activate(Stores on, Team team) {
        var call = call(TestTeamChanges.ACTIVATE);
        return TestTeamChanges.activate(on, call, team.id(), 3, call.at().plus(Duration.ofDays(30)));
    }

    private static void assertEndsOnlyWhatRuns(Results results) {
        var cancelled = results.every(4, 0).of(Changed.class).stream()
                .map(changed -> changed.team().version())
                .toList();
        var states = results.of(Changed.class).stream().map(Changed::team).toList();
        assertThat(states)
                .filteredOn(state -> cancelled.contains(state.version() + 1))
                .extracting(state -> state.subscription().status())
                .doesNotContain(Subscription.Status.CANCELLED);
    }
}
