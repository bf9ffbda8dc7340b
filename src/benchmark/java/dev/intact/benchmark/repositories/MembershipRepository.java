package dev.intact.benchmark.repositories;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

@Singleton
@Transactional
class MembershipRepository extends Repository<SavedMembership, SavedMembership.Key> {
    MembershipRepository(EntityManager entities) {
        super(entities, SavedMembership.class);
    }
}
