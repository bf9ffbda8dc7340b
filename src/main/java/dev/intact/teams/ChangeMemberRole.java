package dev.intact.teams;

import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Decision;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.shared.Json;
import dev.intact.teams.ChangeTeamResult.LastOwner;
import dev.intact.teams.ChangeTeamResult.MemberNotFound;
import dev.intact.teams.ChangeTeamResult.TooManyOwners;
import dev.intact.teams.TeamChange.Telling;
import dev.intact.teams.TeamStep.ChangeRole;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gives a member another role. */
public record ChangeMemberRole(Call call, UUID made, UUID teamId, UUID userId, Role role) implements TeamCommand {
    @Override
    public TeamLook look() {
        return TeamLook.at(call, teamId, userId);
    }

    @Override
    public Decision<ChangeTeamResult, TeamChange> decide(TeamState state) {
        var present = state.member(userId).map(Membership::role).orElse(Role.MEMBER);
        var least = Role.ADMIN.or(role).or(present);
        var refusal = refusalOfActor(state, least).or(() -> refusalOfRole(state));
        return refusal.isPresent() ? new Refuse<>(refusal.get()) : new Go<>(change(state));
    }

    private Optional<ChangeTeamResult> refusalOfRole(TeamState state) {
        var member = state.member(userId);
        if (member.isEmpty()) {
            return Optional.of(new MemberNotFound());
        }
        var owners = state.team().withRole(userId, role).ownerIds();
        if (owners.isEmpty()) {
            return Optional.of(new LastOwner(List.of(teamId)));
        }
        return owners.size() > TeamStore.MOST_OWNERS ? Optional.of(new TooManyOwners()) : Optional.empty();
    }

    private TeamChange change(TeamState state) {
        var membership = state.member(userId).orElseThrow().withRole(role);
        var member = Member.of(membership, state.users().get(userId));
        return TeamChange.of(
                        call,
                        state.team(),
                        state.team().at(call.at()).withRole(userId, role),
                        List.of(new ChangeRole(membership)),
                        new Telling(made, "member.role_changed", MemberTold.of(membership)))
                .answering(Answer.changed(Json.write(member)));
    }
}
