package dev.intact.teams;

import java.time.Instant;
import java.util.UUID;

/** That a user is in a team, as what, and since when. */
public record Membership(UUID teamId, UUID userId, Role role, Instant joinedAt) {
    Membership withRole(Role to) {
        return new Membership(teamId, userId, to, joinedAt);
    }
}
