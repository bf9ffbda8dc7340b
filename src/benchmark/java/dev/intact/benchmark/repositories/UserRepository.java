package dev.intact.benchmark.repositories;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

@Singleton
@Transactional
class UserRepository extends Repository<SavedUser, UUID> {
    UserRepository(EntityManager entities) {
        super(entities, SavedUser.class);
    }
}
