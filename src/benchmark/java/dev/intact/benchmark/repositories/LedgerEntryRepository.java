package dev.intact.benchmark.repositories;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

@Singleton
@Transactional
class LedgerEntryRepository extends Repository<SavedLedgerEntry, SavedLedgerEntry.Key> {
    LedgerEntryRepository(EntityManager entities) {
        super(entities, SavedLedgerEntry.class);
    }
}
