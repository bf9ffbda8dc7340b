package dev.intact.teams;

import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Decision;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.shared.Json;
import dev.intact.teams.Invitation.Status;
import dev.intact.teams.TeamChange.Telling;
import dev.intact.teams.TeamStep.ChangeInvitation;
import java.util.List;
import java.util.UUID;

/** Takes a pending invitation back, and frees its seat. */
public record RevokeInvitation(Call call, UUID made, UUID teamId, UUID invitationId) implements InvitationCommand {
    @Override
    public Decision<ChangeTeamResult, TeamChange> decide(TeamState state) {
        var refusal = refusalOfInvitation(state);
        if (refusal.isPresent()) {
            return new Refuse<>(refusal.get());
        }
        var before = state.invitation().orElseThrow();
        var revoked = before.as(Status.REVOKED);
        var change = TeamChange.of(
                call,
                state.team(),
                state.team().at(call.at()).uninvited(before.expiresAt()),
                List.of(new ChangeInvitation(revoked)),
                new Telling(made, "invitation.revoked", revoked));
        return new Go<>(change.answering(Answer.changed(Json.write(revoked))));
    }
}
