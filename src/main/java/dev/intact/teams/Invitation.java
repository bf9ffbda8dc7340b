package dev.intact.teams;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An invitation as it is stored, or as it stands at a time. As long as it is pending, a seat is reserved for it.
 *
 * @param email as it was given; who joins must have this address
 * @param expiresInDays how long it is open each time that it is sent
 * @param tokenHash of the secret in the token that was sent last; no other opens it
 */
public record Invitation(
        UUID id,
        UUID teamId,
        String email,
        Role role,
        Status status,
        Instant expiresAt,
        Instant createdAt,
        @JsonIgnore int expiresInDays,
        @JsonIgnore String tokenHash) {

    @Schema(name = "InvitationStatus")
    public enum Status {
        PENDING,
        ACCEPTED,
        REVOKED,
        EXPIRED;

        /** As it is told, and as it is stored. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Status of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** As it stands at a time, whether or not anything has tidied it up. */
    public Invitation at(Instant now) {
        return lapsesAt().filter(end -> !now.isBefore(end)).isPresent() ? as(Status.EXPIRED) : this;
    }

    /** When time alone ends it; empty if it has ended. */
    public Optional<Instant> lapsesAt() {
        return status == Status.PENDING ? Optional.of(expiresAt) : Optional.empty();
    }

    @JsonIgnore
    public boolean isPending() {
        return status == Status.PENDING;
    }

    Invitation as(Status to) {
        return new Invitation(id, teamId, email, role, to, expiresAt, createdAt, expiresInDays, tokenHash);
    }

    /** Sent once more: for as long again, and with another token. */
    Invitation resent(Instant at, String newTokenHash) {
        var until = at.plus(Duration.ofDays(expiresInDays));
        return new Invitation(id, teamId, email, role, status, until, createdAt, expiresInDays, newTokenHash);
    }
}
