package dev.intact.races;

import static dev.intact.support.TestCalls.call;
import static dev.intact.teams.TestTeamChanges.invited;
import static dev.intact.teams.TestTeamChanges.join;
import static dev.intact.teams.TestTeamChanges.now;
import static dev.intact.teams.TestTeamChanges.revoke;
import static dev.intact.users.TestUsers.anEmail;
import static dev.intact.users.TestUsers.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.accounts.DeleteUserResult;
import dev.intact.accounts.DeleteUserResult.Deleted;
import dev.intact.accounts.TestAccounts;
import dev.intact.support.Stores;
import dev.intact.teams.ChangeTeamResult;
import dev.intact.teams.ChangeTeamResult.InvitationUsed;
import dev.intact.teams.CreateTeamResult;
import dev.intact.teams.CreateTeamResult.SlugTaken;
import dev.intact.teams.CreateTeamResult.TrialAlreadyUsed;
import dev.intact.teams.Role;
import dev.intact.teams.Team;
import dev.intact.teams.TestTeamChanges.Shown;
import dev.intact.teams.TestTeams;
import dev.intact.users.ChangeUserResult;
import dev.intact.users.Email;
import dev.intact.users.RegisterUserResult;
import dev.intact.users.RegisterUserResult.Registered;
import dev.intact.users.TestUserChanges;
import dev.intact.users.TestUsers;
import dev.intact.users.User;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Races for what only one user may have, and with a user's end. */
final class UserScenes {
    /** That a user who is deleted is just joining. */
    private static final int MOST_TEAMS = 4;

    private UserScenes() {}

    private static List<User> users(Stores stores, int count) {
        return IntStream.range(0, count)
                .mapToObj(any -> registered(stores.users()))
                .toList();
    }

    /** Every second actor registers, the others change the address that they have; each writes it in its own way. */
    static Stage sameEmail(Stores stores, int actors) {
        var movers = users(stores, actors / 2);
        return () -> {
            var email = anEmail();
            return new Scene(
                    (on, actor) -> {
                        var spelled = actor % 4 < 2 ? email : email.toUpperCase(Locale.ROOT);
                        return actor % 2 == 0
                                ? TestUsers.register(on.users(), call(TestUsers.OPERATION), TestUsers.user(spelled))
                                : TestUserChanges.email(
                                        on.users(), movers.get(actor / 2).id(), spelled);
                    },
                    results -> {
                        var holders = new ArrayList<User>();
                        results.of(Registered.class).forEach(registered -> holders.add(registered.user()));
                        results.of(ChangeUserResult.Changed.class).forEach(changed -> holders.add(changed.user()));
                        assertThat(holders).hasSize(1);
                        results.every(2, 0).assertOthers(Registered.class, new RegisterUserResult.EmailTaken());
                        results.every(2, 1)
                                .assertOthers(ChangeUserResult.Changed.class, new ChangeUserResult.EmailTaken());
                        assertThat(stores.users().getByEmail(Email.key(email))).contains(holders.getFirst());
                    });
        };
    }

    /** One half changes what the other half does not: nobody's change is lost. */
    static Stage change(Stores stores, int actors) {
        var user = registered(stores.users());
        return () -> {
            var before = stores.users().getById(user.id()).orElseThrow().version();
            return new Scene(
                    (on, actor) -> actor % 2 == 0
                            ? TestUserChanges.bio(on.users(), user.id(), "bio " + actor)
                            : TestUserChanges.name(on.users(), user.id(), "name " + actor),
                    results -> {
                        var states = results.exactly(actors, ChangeUserResult.Changed.class).stream()
                                .map(ChangeUserResult.Changed::user)
                                .sorted(Comparator.comparing(User::version))
                                .toList();
                        assertThat(states)
                                .extracting(User::version)
                                .containsExactlyElementsOf(LongStream.rangeClosed(before + 1, before + actors)
                                        .boxed()
                                        .toList());
                        assertThat(states.getLast().bio()).startsWith("bio");
                        assertThat(states.getLast().name()).startsWith("name");
                        assertThat(stores.users().getById(user.id())).contains(states.getLast());
                    });
        };
    }

    static Stage sameSlug(Stores stores, int actors) {
        var owners = new ArrayList<>(users(stores, actors));
        return () -> {
            var slug = "tea-" + UUID.randomUUID();
            return new Scene(
                    (on, actor) -> TestTeams.create(
                            on.teams(), TestTeams.team(owners.get(actor).id(), slug)),
                    results -> {
                        var created = results.theOnly(CreateTeamResult.Created.class);
                        results.assertOthers(CreateTeamResult.Created.class, new SlugTaken());
                        assertThat(stores.teams().find(created.team().id())).contains(created.team());
                        owners.set(results.all().indexOf(created), registered(stores.users()));
                    });
        };
    }

    static Stage secondTrial(Stores stores, int actors) {
        return () -> {
            var owner = registered(stores.users());
            return new Scene((on, actor) -> TestTeams.create(on.teams(), TestTeams.team(owner.id())), results -> {
                var created = results.theOnly(CreateTeamResult.Created.class);
                var team = created.team();
                results.assertOthers(CreateTeamResult.Created.class, new TrialAlreadyUsed(team.id()));
                assertThat(stores.teams().find(team.id())).contains(team);
            });
        };
    }

    /** The first deletes the user, who is joining teams with all the others. */
    static Stage deleteWhoJoins(Stores stores, int actors) {
        var teams = IntStream.range(0, Math.min(actors - 1, MOST_TEAMS))
                .mapToObj(any -> TeamScenes.withPlentyOfSeats(stores))
                .toList();
        return () -> {
            var user = registered(stores.users());
            var shown = teams.stream()
                    .map(team -> invited(stores, team.id(), user.email(), Role.MEMBER))
                    .toList();
            return new Scene(
                    (on, actor) -> actor == 0
                            ? TestAccounts.delete(on.accounts(), user.id())
                            : join(on, shown.get(actor % teams.size()).token(), user.id()),
                    results -> {
                        assertThat(results.all().getFirst()).isEqualTo(new Deleted());
                        assertThat(results.all().subList(1, actors))
                                .allMatch(it -> it instanceof ChangeTeamResult.Changed
                                        || it.equals(new ChangeTeamResult.UserNotFound())
                                        || it.equals(new InvitationUsed()));
                        assertThat(stores.users().getById(user.id())).isEmpty();
                        teams.forEach(team -> assertIsNoMember(stores, team, user));
                        empty(stores, teams, shown);
                    });
        };
    }

    private static void assertIsNoMember(Stores stores, Team team, User user) {
        assertThat(stores.members().find(team.id(), user.id())).isEmpty();
        assertThat(now(stores, team.id()).memberCount()).isEqualTo(1);
    }

    /** Without the invitations that nobody has used. */
    private static void empty(Stores stores, List<Team> teams, List<Shown> shown) {
        for (var i = 0; i < teams.size(); i++) {
            revoke(stores, teams.get(i).id(), shown.get(i).id());
        }
    }

    static Stage deleteAgain(Stores stores, int actors) {
        return () -> {
            var user = registered(stores.users());
            return new Scene((on, actor) -> TestAccounts.delete(on.accounts(), user.id()), results -> {
                results.theOnly(Deleted.class);
                results.assertOthers(Deleted.class, new DeleteUserResult.UserNotFound());
                assertThat(stores.users().getByEmail(Email.key(user.email()))).isEmpty();
            });
        };
    }

    /** Who changes the address of one who is deleted leaves it taken by nobody. */
    static Stage deleteWhoMoves(Stores stores, int actors) {
        return () -> {
            var user = registered(stores.users());
            var email = anEmail();
            return new Scene(
                    (on, actor) -> actor == 0
                            ? TestAccounts.delete(on.accounts(), user.id())
                            : TestUserChanges.email(on.users(), user.id(), actor + email),
                    results -> {
                        assertThat(results.all().getFirst()).isEqualTo(new Deleted());
                        assertThat(results.all().subList(1, actors))
                                .allMatch(it -> it instanceof ChangeUserResult.Changed
                                        || it.equals(new ChangeUserResult.UserNotFound()));
                        assertThat(TestUsers.register(
                                        stores.users(), call(TestUsers.OPERATION), TestUsers.user("1" + email)))
                                .isInstanceOf(Registered.class);
                    });
        };
    }
}
