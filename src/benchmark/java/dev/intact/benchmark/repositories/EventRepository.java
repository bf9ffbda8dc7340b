package dev.intact.benchmark.repositories;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

@Singleton
@Transactional
class EventRepository extends Repository<SavedEvent, UUID> {
    EventRepository(EntityManager entities) {
        super(entities, SavedEvent.class);
    }
}
