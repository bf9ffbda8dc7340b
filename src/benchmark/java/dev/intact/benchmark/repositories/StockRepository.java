package dev.intact.benchmark.repositories;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;

@Singleton
@Transactional
class StockRepository extends Repository<SavedStock, String> {
    private final EntityManager entities;

    StockRepository(EntityManager entities) {
        super(entities, SavedStock.class);
        this.entities = entities;
    }

    /** In the order of skus, so that two orders never wait for each other. */
    List<SavedStock> findAllForUpdate(Collection<String> skus) {
        return entities.createQuery("from SavedStock s where s.sku in :skus order by s.sku", SavedStock.class)
                .setParameter("skus", skus)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }
}
