package dev.intact.benchmark.repositories;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What joining a team needs of {@code users}. */
@Entity
@Table(name = "users")
class SavedUser {
    @Id
    UUID id;

    @Column(name = "team_count")
    int teamCount;

    @Column(name = "deleted_at")
    Instant deletedAt;
}
