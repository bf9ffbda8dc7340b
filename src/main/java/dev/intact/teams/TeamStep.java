package dev.intact.teams;

import java.util.UUID;

/** What a change of a team writes beside the team itself. */
public sealed interface TeamStep {
    record Invite(Invitation invitation) implements TeamStep {}

    /** @param invitation as it becomes */
    record ChangeInvitation(Invitation invitation) implements TeamStep {}

    /**
     * The user must still be there, have the invited e-mail address, and be in fewer than {@link TeamStore#MOST_TEAMS} teams.
     */
    record Join(Membership membership, String emailKey) implements TeamStep {}

    /** @param membership as it becomes */
    record ChangeRole(Membership membership) implements TeamStep {}

    record Leave(UUID userId) implements TeamStep {}
}
