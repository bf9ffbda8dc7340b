package dev.intact.teams;

import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Decision;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.shared.Json;
import dev.intact.teams.TeamChange.Telling;
import dev.intact.teams.TeamStep.ChangeInvitation;
import java.util.List;
import java.util.UUID;

/** Sends a pending invitation once more, for as long again and with another token: the one before opens nothing. */
public record ResendInvitation(Call call, UUID made, UUID teamId, UUID invitationId, String tokenHash)
        implements InvitationCommand {
    @Override
    public Decision<ChangeTeamResult, TeamChange> decide(TeamState state) {
        var refusal = refusalOfInvitation(state);
        if (refusal.isPresent()) {
            return new Refuse<>(refusal.get());
        }
        var before = state.invitation().orElseThrow();
        var after = before.resent(call.at(), tokenHash);
        var becomes = state.team().at(call.at()).uninvited(before.expiresAt()).invited(after.expiresAt());
        var change = TeamChange.of(
                call,
                state.team(),
                becomes,
                List.of(new ChangeInvitation(after)),
                new Telling(made, "invitation.resent", after));
        return new Go<>(change.answering(Answer.changed(Json.write(SentInvitation.withoutToken(after)))));
    }
}
