package dev.intact.teams;

import java.time.Instant;
import java.util.UUID;

/** An invitation as it is told to who sent it: with its token, this once. */
public record SentInvitation(
        UUID id,
        UUID teamId,
        String email,
        Role role,
        Invitation.Status status,
        String token,
        Instant expiresAt,
        Instant createdAt) {

    /** As it is kept for replays: the token is computed again. */
    static SentInvitation withoutToken(Invitation invitation) {
        return new SentInvitation(
                invitation.id(),
                invitation.teamId(),
                invitation.email(),
                invitation.role(),
                invitation.status(),
                null,
                invitation.expiresAt(),
                invitation.createdAt());
    }
}
