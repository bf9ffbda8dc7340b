package dev.intact.benchmark.repositories;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

@Singleton
@Transactional
class TrialRepository extends Repository<SavedTrial, UUID> {
    TrialRepository(EntityManager entities) {
        super(entities, SavedTrial.class);
    }
}
