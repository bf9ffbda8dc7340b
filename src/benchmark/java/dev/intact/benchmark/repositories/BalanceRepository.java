package dev.intact.benchmark.repositories;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

@Singleton
@Transactional
class BalanceRepository extends Repository<SavedBalance, SavedBalance.Key> {
    BalanceRepository(EntityManager entities) {
        super(entities, SavedBalance.class);
    }
}
