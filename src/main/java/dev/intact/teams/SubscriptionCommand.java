package dev.intact.teams;

import dev.intact.shared.Decision;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.teams.TeamChange.Telling;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A change of a team's subscription, which is the owners' to make. */
interface SubscriptionCommand extends TeamCommand {
    UUID teamId();

    /**
     * What is told of it.
     *
     * @param becomes the team as this leaves it
     */
    String eventType(Team becomes);

    /** @param team as it stands now */
    Optional<ChangeTeamResult> refusal(Team team);

    /** @param team as it stands now */
    Team change(Team team);

    @Override
    default TeamLook look() {
        return TeamLook.at(call(), teamId());
    }

    @Override
    default Decision<ChangeTeamResult, TeamChange> decide(TeamState state) {
        var team = state.team().at(call().at());
        var refusal = refusalOfActor(state, Role.OWNER).or(() -> refusal(team));
        if (refusal.isPresent()) {
            return new Refuse<>(refusal.get());
        }
        var becomes = change(team);
        return new Go<>(TeamChange.of(
                call(),
                state.team(),
                becomes,
                List.of(),
                new Telling(made(), eventType(becomes), SubscriptionTold.of(becomes))));
    }
}
