package dev.intact.postgres;

import dev.intact.teams.Membership;
import dev.intact.teams.Role;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** {@code membership}. */
@Entity
@Table(name = "membership")
@IdClass(MembershipRow.Pair.class)
class MembershipRow extends PanacheEntityBase {
    @Id
    @Column(name = "team_id")
    UUID teamId;

    @Id
    @Column(name = "user_id")
    UUID userId;

    String role;

    @Column(name = "joined_at")
    Instant joinedAt;

    record Pair(UUID teamId, UUID userId) implements Serializable {}

    Membership membership() {
        return new Membership(teamId, userId, Role.of(role), joinedAt);
    }
}
