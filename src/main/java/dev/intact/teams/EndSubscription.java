package dev.intact.teams;

import dev.intact.shared.Call;
import dev.intact.shared.Decision;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.teams.ChangeTeamResult.NotDue;
import java.util.UUID;

/** Writes down that a trial or a cancelled period has ended. It entitled to nothing from then on anyway. */
public record EndSubscription(Call call, UUID made, UUID teamId) implements TeamCommand {
    @Override
    public TeamLook look() {
        return TeamLook.at(call, teamId);
    }

    @Override
    public ChangeTeamResult teamNotFound() {
        return new NotDue();
    }

    @Override
    public Decision<ChangeTeamResult, TeamChange> decide(TeamState state) {
        var team = state.team();
        var becomes = team.at(call.at());
        return becomes.subscription().status() == team.subscription().status()
                ? new Refuse<>(new NotDue())
                : new Go<>(TeamChange.ofTime(call, becomes, SubscriptionTold.ended(made, becomes)));
    }
}
