package dev.intact.teams;

import dev.intact.shared.Call;
import dev.intact.users.Email;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a change of a team must see beside the team itself.
 *
 * @param users whose memberships and profiles count, the actor's among them
 * @param invitationId one invitation; empty if none counts
 * @param emailKey whose pending invitation and whose membership count; empty if nobody's does
 */
public record TeamLook(UUID teamId, List<UUID> users, Optional<UUID> invitationId, Optional<String> emailKey) {
    static TeamLook at(Call call, UUID teamId, UUID... others) {
        var users = Stream.concat(call.onBehalfOf().stream(), Stream.of(others)).distinct();
        return new TeamLook(teamId, users.toList(), Optional.empty(), Optional.empty());
    }

    TeamLook andInvitation(UUID id) {
        return new TeamLook(teamId, users, Optional.of(id), Optional.empty());
    }

    TeamLook andInvited(String email) {
        return new TeamLook(teamId, users, Optional.empty(), Optional.of(Email.key(email)));
    }
}
