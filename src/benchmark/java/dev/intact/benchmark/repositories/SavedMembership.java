package dev.intact.benchmark.repositories;

import dev.intact.teams.Role;
import dev.intact.teams.Team;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** One row of {@code membership}. */
@Entity
@Table(name = "membership")
@IdClass(SavedMembership.Key.class)
class SavedMembership {
    @Id
    @Column(name = "team_id")
    UUID teamId;

    @Id
    @Column(name = "user_id")
    UUID userId;

    String role;

    @Column(name = "joined_at")
    Instant joinedAt;

    record Key(UUID teamId, UUID userId) implements Serializable {}

    SavedMembership() {}

    SavedMembership(Team team, UUID userId, Role role) {
        this.teamId = team.id();
        this.userId = userId;
        this.role = role.code();
        this.joinedAt = team.createdAt();
    }
}
