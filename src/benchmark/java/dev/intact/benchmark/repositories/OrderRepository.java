package dev.intact.benchmark.repositories;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

@Singleton
@Transactional
class OrderRepository extends Repository<SavedOrder, UUID> {
    OrderRepository(EntityManager entities) {
        super(entities, SavedOrder.class);
    }
}
