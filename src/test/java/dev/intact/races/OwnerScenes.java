package dev.intact.races;

import static dev.intact.support.TestCalls.call;
import static dev.intact.support.TestCalls.onBehalfOf;
import static dev.intact.teams.TestTeamChanges.REMOVE;
import static dev.intact.teams.TestTeamChanges.ROLE;
import static dev.intact.teams.TestTeamChanges.TRANSFER;
import static dev.intact.teams.TestTeamChanges.changeRole;
import static dev.intact.teams.TestTeamChanges.member;
import static dev.intact.teams.TestTeamChanges.remove;
import static dev.intact.teams.TestTeamChanges.team;
import static dev.intact.teams.TestTeamChanges.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.accounts.DeleteUserResult;
import dev.intact.accounts.DeleteUserResult.Deleted;
import dev.intact.accounts.TestAccounts;
import dev.intact.support.Stores;
import dev.intact.teams.ChangeTeamResult.Changed;
import dev.intact.teams.ChangeTeamResult.ForbiddenRole;
import dev.intact.teams.ChangeTeamResult.LastOwner;
import dev.intact.teams.ChangeTeamResult.MemberNotFound;
import dev.intact.teams.ChangeTeamResult.NotOwner;
import dev.intact.teams.Role;
import dev.intact.teams.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Races after which nobody might own a team. */
final class OwnerScenes {
    private static final int MOST_OWNERS = 3;

    private OwnerScenes() {}

    private static List<UUID> owners(Stores stores, Team team, int actors) {
        var owners = new ArrayList<>(team.ownerIds());
        while (owners.size() < Math.min(actors, MOST_OWNERS)) {
            owners.add(member(stores, team.id(), Role.OWNER).id());
        }
        return owners;
    }

    private static void assertIsOwnedByOne(Stores stores, Team team) {
        var owners = stores.teams().find(team.id()).orElseThrow().ownerIds();
        assertThat(owners).hasSize(1);
        assertThat(stores.members()
                        .find(team.id(), owners.getFirst())
                        .orElseThrow()
                        .role())
                .isEqualTo(Role.OWNER);
        assertThat(stores.users().getById(owners.getFirst())).isPresent();
    }

    /** Each owner is removed, made a member, or leaves. */
    static Stage removeOrDemote(Stores stores, int actors) {
        return () -> {
            var team = team(stores);
            var owners = owners(stores, team, actors);
            return new Scene(
                    (on, actor) -> {
                        var owner = owners.get(actor % owners.size());
                        return switch ((actor + actor / owners.size()) % 3) {
                            case 0 -> remove(on, team.id(), owner);
                            case 1 -> changeRole(on, team.id(), owner, Role.MEMBER);
                            default -> remove(on, onBehalfOf(call(REMOVE), owner), team.id(), owner);
                        };
                    },
                    results -> {
                        results.assertOthers(
                                Changed.class,
                                new LastOwner(List.of(team.id())),
                                new MemberNotFound(),
                                new ForbiddenRole());
                        assertThat(results.all()).contains(new LastOwner(List.of(team.id())));
                        assertIsOwnedByOne(stores, team);
                    });
        };
    }

    /** Each owner's account is deleted, or the owner is removed or made a member. */
    static Stage deleteAccounts(Stores stores, int actors) {
        return () -> {
            var team = team(stores);
            var owners = owners(stores, team, actors);
            return new Scene(
                    (on, actor) -> {
                        var owner = owners.get(actor % owners.size());
                        return switch ((actor + actor / owners.size()) % 3) {
                            case 0 -> TestAccounts.delete(on.accounts(), owner);
                            case 1 -> remove(on, team.id(), owner);
                            default -> changeRole(on, team.id(), owner, Role.ADMIN);
                        };
                    },
                    results -> {
                        var teams = List.of(team.id());
                        assertThat(results.all())
                                .filteredOn(it -> !(it instanceof Changed) && !(it instanceof Deleted))
                                .isSubsetOf(
                                        new LastOwner(teams),
                                        new DeleteUserResult.LastOwner(teams),
                                        new DeleteUserResult.UserNotFound(),
                                        new MemberNotFound());
                        assertIsOwnedByOne(stores, team);
                    });
        };
    }

    /** Each owner makes the next one a member, for as long as it is an owner itself. */
    static Stage demoteEachOther(Stores stores, int actors) {
        return () -> {
            var team = team(stores);
            var owners = owners(stores, team, actors);
            return new Scene(
                    (on, actor) -> changeRole(
                            on,
                            onBehalfOf(call(ROLE), owners.get(actor % owners.size())),
                            team.id(),
                            owners.get((actor + 1) % owners.size()),
                            Role.MEMBER),
                    results -> {
                        results.assertOthers(Changed.class, new ForbiddenRole());
                        assertThat(results.of(Changed.class)).hasSizeLessThan(actors);
                        assertIsOwned(stores, team, owners);
                    });
        };
    }

    private static void assertIsOwned(Stores stores, Team team, List<UUID> members) {
        var owners = stores.teams().find(team.id()).orElseThrow().ownerIds();
        assertThat(owners).isNotEmpty();
        assertThat(members)
                .filteredOn(user ->
                        stores.members().find(team.id(), user).orElseThrow().role() == Role.OWNER)
                .containsExactlyInAnyOrderElementsOf(owners);
    }

    /** To one of two others, by whoever comes first. */
    static Stage transferAgain(Stores stores, int actors) {
        var team = team(stores);
        var members = List.of(
                team.ownerIds().getFirst(),
                member(stores, team.id(), Role.MEMBER).id(),
                member(stores, team.id(), Role.MEMBER).id());
        return () -> {
            var owner = stores.teams().find(team.id()).orElseThrow().ownerIds().getFirst();
            var heirs = members.stream().filter(user -> !user.equals(owner)).toList();
            return new Scene(
                    (on, actor) -> transfer(on, call(TRANSFER), team.id(), owner, heirs.get(actor % 2)), results -> {
                        var won = results.all().indexOf(results.theOnly(Changed.class));
                        results.assertOthers(Changed.class, new NotOwner());
                        assertIsOwnedByOne(stores, team);
                        assertThat(stores.teams().find(team.id()).orElseThrow().ownerIds())
                                .containsExactly(heirs.get(won % 2));
                    });
        };
    }
}
