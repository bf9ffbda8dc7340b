package dev.intact.benchmark.repositories;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

@Singleton
@Transactional
class LedgerTransactionRepository extends Repository<SavedLedgerTransaction, UUID> {
    LedgerTransactionRepository(EntityManager entities) {
        super(entities, SavedLedgerTransaction.class);
    }
}
