package dev.intact.teams;

import java.util.UUID;

/** What the events of a member tell. */
record MemberTold(UUID teamId, UUID userId, Role role) {
    static MemberTold of(Membership membership) {
        return new MemberTold(membership.teamId(), membership.userId(), membership.role());
    }
}
