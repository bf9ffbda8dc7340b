package dev.intact.teams;

import dev.intact.shared.Page;
import java.util.Optional;
import java.util.UUID;

/**
 * Stores who is in a team, and as what.
 *
 * <p>{@link TeamCommand} says what all of these have in common.
 */
public interface MemberStore {
    /** Writes the team and the membership, and records {@code member.role_changed}. */
    ChangeTeamResult changeRole(ChangeMemberRole wanted);

    /** Writes the team, the membership and the user's count of teams, and records {@code member.removed}. */
    ChangeTeamResult removeMember(RemoveMember wanted);

    /** Writes the team and two memberships, and records {@code ownership.transferred}. */
    ChangeTeamResult transferOwnership(TransferOwnership wanted);

    /** In the order in which they joined; empty where there is no such team. */
    Optional<Page<Member>> listByOrg(UUID teamId, Page.Request page);

    Optional<Member> find(UUID teamId, UUID userId);

    /** The newest team first; empty where there is no such user. */
    Optional<Page<TeamOfUser>> teamsOf(UUID userId, Page.Request page);
}
