package dev.intact.accounts;

import dev.intact.accounts.DeleteUserResult.LastOwner;
import dev.intact.accounts.DeleteUserResult.VersionMismatch;
import dev.intact.events.Event;
import dev.intact.shared.Call;
import dev.intact.shared.Decision;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.shared.Ids;
import dev.intact.teams.Membership;
import dev.intact.teams.RemoveMember;
import dev.intact.teams.Team;
import dev.intact.teams.TeamChange;
import dev.intact.users.User;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * The deletion of a user.
 *
 * @param eventId of the event that tells of it, and the write's own mark on the key
 */
public record DeleteUser(Call call, UUID eventId, UUID userId) {
    /** A team that the user is in, as both are stored. */
    public record TeamMembership(Team team, Membership membership) {}

    public Decision<DeleteUserResult, AccountEnd> decide(User user, List<TeamMembership> teams) {
        if (!call.allows(user.version())) {
            return new Refuse<>(new VersionMismatch(user.version()));
        }
        var ownerless = teams.stream()
                .map(TeamMembership::team)
                .filter(team -> team.ownerIds().equals(List.of(userId)))
                .map(Team::id)
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
        return ownerless.isEmpty() ? new Go<>(end(user, teams)) : new Refuse<>(new LastOwner(ownerless));
    }

    /** Teams in the order of their ids, in which they are also locked. */
    private AccountEnd end(User user, List<TeamMembership> teams) {
        var changes = teams.stream()
                .sorted(Comparator.comparing(its -> its.team().id().toString()))
                .map(its -> RemoveMember.removal(call, Ids.next(), its.team(), its.membership()))
                .toList();
        var after = user.changed(call.at());
        var events = new ArrayList<Event>();
        events.add(Event.of(
                eventId, "user.deleted", userId.toString(), after.version(), call.at(), call, new UserDeleted(userId)));
        changes.stream().map(TeamChange::events).forEach(events::addAll);
        return new AccountEnd(user, after.version(), changes, events);
    }

    /** What {@code user.deleted} tells: nothing of who it was. */
    record UserDeleted(UUID id) {}
}
