package dev.intact.teams;

import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Decision;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.shared.Ids;
import dev.intact.teams.ChangeTeamResult.AlreadyMember;
import dev.intact.teams.ChangeTeamResult.EmailMismatch;
import dev.intact.teams.ChangeTeamResult.InvitationExpired;
import dev.intact.teams.ChangeTeamResult.InvitationNotFound;
import dev.intact.teams.ChangeTeamResult.InvitationRevoked;
import dev.intact.teams.ChangeTeamResult.InvitationUsed;
import dev.intact.teams.ChangeTeamResult.SubscriptionInactive;
import dev.intact.teams.ChangeTeamResult.TooManyOwners;
import dev.intact.teams.ChangeTeamResult.UserNotFound;
import dev.intact.teams.ChangeTeamResult.VersionMismatch;
import dev.intact.teams.Invitation.Status;
import dev.intact.teams.TeamChange.Telling;
import dev.intact.teams.TeamStep.ChangeInvitation;
import dev.intact.teams.TeamStep.Join;
import dev.intact.users.Email;
import dev.intact.users.User;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes the invited user a member, in the seat that was reserved. */
public record JoinTeam(Call call, UUID made, UUID teamId, UUID invitationId, String tokenHash, UUID userId)
        implements TeamCommand {
    @Override
    public TeamLook look() {
        return TeamLook.at(call, teamId, userId).andInvitation(invitationId);
    }

    @Override
    public ChangeTeamResult teamNotFound() {
        return new InvitationNotFound();
    }

    @Override
    public Decision<ChangeTeamResult, TeamChange> decide(TeamState state) {
        var found = state.invitationAt(call.at()).filter(its -> its.tokenHash().equals(tokenHash));
        if (found.isEmpty()) {
            return new Refuse<>(new InvitationNotFound());
        }
        var refusal = refusal(state, found.get());
        return refusal.isPresent() ? new Refuse<>(refusal.get()) : new Go<>(join(state, found.get()));
    }

    private Optional<ChangeTeamResult> refusal(TeamState state, Invitation invitation) {
        var user = Optional.ofNullable(state.users().get(userId));
        if (user.isEmpty()) {
            return Optional.of(new UserNotFound());
        }
        if (!isInvited(user.get(), invitation)) {
            return Optional.of(new EmailMismatch());
        }
        if (!call.allows(state.team().version())) {
            return Optional.of(new VersionMismatch(state.team().version()));
        }
        return refusalOfStatus(invitation.status()).or(() -> refusalOfTeam(state));
    }

    private static boolean isInvited(User user, Invitation invitation) {
        return Email.key(user.email()).equals(Email.key(invitation.email()));
    }

    private static Optional<ChangeTeamResult> refusalOfStatus(Status status) {
        return switch (status) {
            case PENDING -> Optional.empty();
            case ACCEPTED -> Optional.of(new InvitationUsed());
            case REVOKED -> Optional.of(new InvitationRevoked());
            case EXPIRED -> Optional.of(new InvitationExpired());
        };
    }

    private Optional<ChangeTeamResult> refusalOfTeam(TeamState state) {
        if (state.member(userId).isPresent()) {
            return Optional.of(new AlreadyMember());
        }
        if (!state.team().subscription().at(call.at()).isRunning()) {
            return Optional.of(new SubscriptionInactive());
        }
        return state.team().ownerIds().size() >= TeamStore.MOST_OWNERS
                        && state.invitation().orElseThrow().role() == Role.OWNER
                ? Optional.of(new TooManyOwners())
                : Optional.empty();
    }

    private TeamChange join(TeamState state, Invitation invitation) {
        var accepted = invitation.as(Status.ACCEPTED);
        var membership = new Membership(teamId, userId, invitation.role(), call.at());
        var told = MemberTold.of(membership);
        var becomes = state.team().at(call.at()).joined(invitation.expiresAt(), userId, invitation.role());
        return TeamChange.of(
                        call,
                        state.team(),
                        becomes,
                        List.of(new ChangeInvitation(accepted), new Join(membership, Email.key(invitation.email()))),
                        new Telling(made, "invitation.accepted", accepted),
                        new Telling(Ids.next(), "member.added", told))
                .answering(Answer.created("/v1/teams/" + teamId + "/members/" + userId, told));
    }
}
