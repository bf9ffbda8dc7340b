package dev.intact.teams;

import dev.intact.shared.Call;
import dev.intact.shared.Decision;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.teams.ChangeTeamResult.NotDue;
import dev.intact.teams.TeamChange.Telling;
import dev.intact.teams.TeamStep.ChangeInvitation;
import java.util.List;
import java.util.UUID;

/** Writes down that an invitation has expired. Its seat was free before. */
public record ExpireInvitation(Call call, UUID made, UUID teamId, UUID invitationId) implements TeamCommand {
    static final String EVENT = "invitation.expired";

    @Override
    public TeamLook look() {
        return TeamLook.at(call, teamId).andInvitation(invitationId);
    }

    @Override
    public ChangeTeamResult teamNotFound() {
        return new NotDue();
    }

    @Override
    public Decision<ChangeTeamResult, TeamChange> decide(TeamState state) {
        if (state.invitation().filter(Invitation::isPending).isEmpty()) {
            return new Refuse<>(new NotDue());
        }
        var expired = state.invitationAt(call.at()).orElseThrow();
        if (expired.isPending()) {
            return new Refuse<>(new NotDue());
        }
        var becomes = state.team().at(call.at());
        return new Go<>(TeamChange.of(
                call,
                state.team(),
                becomes,
                List.of(new ChangeInvitation(expired)),
                new Telling(made, EVENT, expired)));
    }
}
