package dev.intact.teams;

import dev.intact.users.User;
import java.time.Instant;
import java.util.UUID;

/** A member of a team as it is told, with the profile of the user. */
public record Member(UUID userId, String name, String email, String avatarUrl, Role role, Instant joinedAt) {
    public static Member of(Membership membership, User user) {
        return new Member(
                user.id(), user.name(), user.email(), user.avatarUrl(), membership.role(), membership.joinedAt());
    }
}
