package dev.intact.benchmark.repositories;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

@Singleton
@Transactional
class RequestRepository extends Repository<SavedRequest, SavedRequest.Key> {
    RequestRepository(EntityManager entities) {
        super(entities, SavedRequest.class);
    }
}
