package dev.intact.teams;

import dev.intact.shared.Page;
import java.util.Optional;
import java.util.UUID;

/**
 * Stores invitations to teams. As long as one is pending, a seat is reserved for it.
 *
 * <p>{@link TeamCommand} says what all of these have in common.
 */
public interface InvitationStore {
    /** Writes the team and the invitation, and records {@code invitation.created}. */
    ChangeTeamResult inviteMember(InviteMember wanted);

    /** Writes the team and the invitation, and records {@code invitation.resent}. */
    ChangeTeamResult resendInvitation(ResendInvitation wanted);

    /** Writes the team and the invitation, and records {@code invitation.revoked}. */
    ChangeTeamResult revokeInvitation(RevokeInvitation wanted);

    /**
     * Writes the team, the invitation, the membership and the user's count of teams, and records {@code
     * invitation.accepted} and {@code member.added}.
     *
     * <p>Checked last: the user is still there, and in fewer than {@link TeamStore#MOST_TEAMS} teams.
     */
    ChangeTeamResult joinTeam(JoinTeam wanted);

    /** Writes the team and the invitation, and records {@code invitation.expired}. Called by the sweeper alone. */
    ChangeTeamResult expireInvitation(ExpireInvitation wanted);

    /** The newest first, as they are stored; empty where there is no such team. */
    Optional<Page<Invitation>> list(UUID teamId, Page.Request page);

    /** As it is stored. */
    Optional<Invitation> find(UUID teamId, UUID id);
}
