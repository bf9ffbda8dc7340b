package dev.intact.teams;

import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Decision;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.shared.Ids;
import dev.intact.teams.ChangeTeamResult.AlreadyInvited;
import dev.intact.teams.ChangeTeamResult.AlreadyMember;
import dev.intact.teams.ChangeTeamResult.SeatLimitReached;
import dev.intact.teams.ChangeTeamResult.SubscriptionInactive;
import dev.intact.teams.TeamChange.Telling;
import dev.intact.teams.TeamStep.ChangeInvitation;
import dev.intact.teams.TeamStep.Invite;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;

/** Reserves a seat for who has an e-mail address. */
public record InviteMember(Call call, Invitation invitation) implements TeamCommand {
    @Override
    public UUID made() {
        return invitation.id();
    }

    @Override
    public TeamLook look() {
        return TeamLook.at(call, invitation.teamId()).andInvited(invitation.email());
    }

    @Override
    public Decision<ChangeTeamResult, TeamChange> decide(TeamState state) {
        var refusal = refusalOfActor(state, Role.ADMIN.or(invitation.role())).or(() -> refusalOfInvitation(state));
        return refusal.isPresent() ? new Refuse<>(refusal.get()) : new Go<>(invite(state));
    }

    private Optional<ChangeTeamResult> refusalOfInvitation(TeamState state) {
        var team = state.team().at(call.at());
        var pending = state.invitationAt(call.at()).filter(Invitation::isPending);
        if (!team.subscription().isRunning()) {
            return Optional.of(new SubscriptionInactive());
        }
        if (pending.isPresent()) {
            return Optional.of(new AlreadyInvited(pending.get().id()));
        }
        if (!team.hasFreeSeat()) {
            return Optional.of(new SeatLimitReached(team.seatLimit(), team.seatsUsed()));
        }
        return state.emailHolder().flatMap(state::member).map(member -> new AlreadyMember());
    }

    /** An earlier invitation that was still kept as pending has expired: it makes way. */
    private TeamChange invite(TeamState state) {
        var becomes = state.team().at(call.at()).invited(invitation.expiresAt());
        var steps = new ArrayList<TeamStep>();
        var tellings = new ArrayList<Telling>();
        state.invitationAt(call.at()).ifPresent(expired -> {
            steps.add(new ChangeInvitation(expired));
            tellings.add(new Telling(Ids.next(), ExpireInvitation.EVENT, expired));
        });
        steps.add(new Invite(invitation));
        tellings.add(new Telling(Ids.next(), "invitation.created", invitation));
        return TeamChange.of(call, state.team(), becomes, steps, tellings.toArray(Telling[]::new))
                .answering(Answer.created(
                        "/v1/teams/" + invitation.teamId() + "/invitations/" + invitation.id(),
                        SentInvitation.withoutToken(invitation)));
    }
}
