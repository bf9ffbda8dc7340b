package dev.intact.benchmark.repositories;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** One row of {@code trial}. */
@Entity
@Table(name = "trial")
class SavedTrial {
    @Id
    @Column(name = "user_id")
    UUID userId;

    @Column(name = "team_id")
    UUID teamId;

    SavedTrial() {}

    SavedTrial(UUID userId, UUID teamId) {
        this.userId = userId;
        this.teamId = teamId;
    }
}
