package dev.intact.benchmark.repositories;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

@Singleton
@Transactional
class PaymentRepository extends Repository<SavedPayment, UUID> {
    PaymentRepository(EntityManager entities) {
        super(entities, SavedPayment.class);
    }
}
