package dev.intact.benchmark.repositories;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

@Singleton
@Transactional
class TeamRepository extends Repository<SavedTeam, UUID> {
    TeamRepository(EntityManager entities) {
        super(entities, SavedTeam.class);
    }
}
