package dev.intact.benchmark.repositories;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

@Singleton
@Transactional
class RefundRepository extends Repository<SavedRefund, UUID> {
    RefundRepository(EntityManager entities) {
        super(entities, SavedRefund.class);
    }
}
