package dev.intact.postgres;

import dev.intact.teams.Invitation;
import dev.intact.teams.Role;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** {@code invitation}. */
@Entity
@Table(name = "invitation")
class InvitationRow extends PanacheEntityBase {
    @Id
    UUID id;

    @Column(name = "team_id")
    UUID teamId;

    String email;

    @Column(name = "email_key")
    String emailKey;

    String role;
    String status;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "expires_in_days")
    int expiresInDays;

    @Column(name = "token_hash")
    String tokenHash;

    @Column(name = "created_at")
    Instant createdAt;

    Invitation invitation() {
        return new Invitation(
                id,
                teamId,
                email,
                Role.of(role),
                Invitation.Status.of(status),
                expiresAt,
                createdAt,
                expiresInDays,
                tokenHash);
    }
}
