package dev.intact.teams;

import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Decision;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.teams.ChangeTeamResult.LastOwner;
import dev.intact.teams.ChangeTeamResult.MemberNotFound;
import dev.intact.teams.TeamChange.Telling;
import dev.intact.teams.TeamStep.Leave;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Ends a membership and frees its seat: a member leaves, or is removed. */
public record RemoveMember(Call call, UUID made, UUID teamId, UUID userId) implements TeamCommand {
    @Override
    public TeamLook look() {
        return TeamLook.at(call, teamId, userId);
    }

    @Override
    public Decision<ChangeTeamResult, TeamChange> decide(TeamState state) {
        var leaves = call.onBehalfOf().filter(userId::equals).isPresent();
        var present = state.member(userId).map(Membership::role).orElse(Role.MEMBER);
        var refusal = refusalOfActor(state, leaves ? Role.MEMBER : Role.ADMIN.or(present))
                .or(() -> refusalOfRemoval(state));
        return refusal.isPresent()
                ? new Refuse<>(refusal.get())
                : new Go<>(
                        removal(call, made, state.team(), state.member(userId).orElseThrow()));
    }

    private Optional<ChangeTeamResult> refusalOfRemoval(TeamState state) {
        var member = state.member(userId);
        if (member.isEmpty()) {
            return Optional.of(new MemberNotFound());
        }
        return state.team().left(userId).ownerIds().isEmpty()
                ? Optional.of(new LastOwner(List.of(teamId)))
                : Optional.empty();
    }

    /** What the end of a membership writes. */
    public static TeamChange removal(Call call, UUID eventId, Team team, Membership membership) {
        return TeamChange.of(
                        call,
                        team,
                        team.at(call.at()).left(membership.userId()),
                        List.of(new Leave(membership.userId())),
                        new Telling(eventId, "member.removed", MemberTold.of(membership)))
                .answering(Answer.deleted());
    }
}
