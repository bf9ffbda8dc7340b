package dev.intact.teams;

import dev.intact.teams.ChangeTeamResult.InvitationNotFound;
import dev.intact.teams.ChangeTeamResult.InvitationNotPending;
import java.util.Optional;
import java.util.UUID;

/** A change of a pending invitation. */
interface InvitationCommand extends TeamCommand {
    UUID teamId();

    UUID invitationId();

    @Override
    default TeamLook look() {
        return TeamLook.at(call(), teamId()).andInvitation(invitationId());
    }

    /** Empty if there is a pending invitation that the actor may change. */
    default Optional<ChangeTeamResult> refusalOfInvitation(TeamState state) {
        var invitation = state.invitationAt(call().at());
        var least = Role.ADMIN.or(invitation.map(Invitation::role).orElse(Role.MEMBER));
        return refusalOfActor(state, least)
                .or(() -> invitation.isEmpty() ? Optional.of(new InvitationNotFound()) : Optional.empty())
                .or(() ->
                        invitation.filter(its -> !its.isPending()).map(its -> new InvitationNotPending(its.status())));
    }
}
