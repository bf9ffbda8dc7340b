package dev.intact.benchmark.repositories;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

@Singleton
@Transactional
class ItemRepository extends Repository<SavedItem, SavedItem.Key> {
    ItemRepository(EntityManager entities) {
        super(entities, SavedItem.class);
    }
}
