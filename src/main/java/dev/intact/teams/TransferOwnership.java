package dev.intact.teams;

import dev.intact.shared.Call;
import dev.intact.shared.Decision;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.teams.ChangeTeamResult.MemberNotFound;
import dev.intact.teams.ChangeTeamResult.NotOwner;
import dev.intact.teams.TeamChange.Telling;
import dev.intact.teams.TeamStep.ChangeRole;
import java.util.List;
import java.util.UUID;

/** Makes another member an owner in place of one, who becomes an admin. */
public record TransferOwnership(Call call, UUID made, UUID teamId, UUID fromUserId, UUID toUserId)
        implements TeamCommand {
    @Override
    public TeamLook look() {
        return TeamLook.at(call, teamId, fromUserId, toUserId);
    }

    @Override
    public Decision<ChangeTeamResult, TeamChange> decide(TeamState state) {
        var refusal = refusalOfActor(state, Role.OWNER);
        if (refusal.isPresent()) {
            return new Refuse<>(refusal.get());
        }
        var from = state.member(fromUserId);
        var to = state.member(toUserId);
        if (from.isEmpty() || to.isEmpty()) {
            return new Refuse<>(new MemberNotFound());
        }
        if (from.get().role() != Role.OWNER) {
            return new Refuse<>(new NotOwner());
        }
        var becomes = state.team().at(call.at()).withRole(toUserId, Role.OWNER).withRole(fromUserId, Role.ADMIN);
        return new Go<>(TeamChange.of(
                call,
                state.team(),
                becomes,
                List.of(
                        new ChangeRole(from.get().withRole(Role.ADMIN)),
                        new ChangeRole(to.get().withRole(Role.OWNER))),
                new Telling(made, "ownership.transferred", new OwnershipTransferred(teamId, fromUserId, toUserId))));
    }

    /** What {@code ownership.transferred} tells. */
    record OwnershipTransferred(UUID teamId, UUID fromUserId, UUID toUserId) {}
}
