package dev.intact.benchmark.repositories;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Optional;

/**
 * What is done with the rows of one table. Each call is a transaction, or part of the one that its caller has begun.
 *
 * @param <T> the entity
 * @param <K> its key
 */
abstract class Repository<T, K> {
    private final EntityManager entities;
    private final Class<T> type;

    Repository(EntityManager entities, Class<T> type) {
        this.entities = entities;
        this.type = type;
    }

    Optional<T> find(K key) {
        return Optional.ofNullable(entities.find(type, key));
    }

    Optional<T> findForUpdate(K key) {
        return Optional.ofNullable(entities.find(type, key, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Keys are given, so nothing is selected first. */
    void insert(T entity) {
        entities.persist(entity);
    }

    void insertAll(Collection<T> all) {
        all.forEach(entities::persist);
    }

    /** Does nothing to an entity of the transaction that runs, which is written as it is at its end. */
    void save(T entity) {
        entities.merge(entity);
    }

    void saveAll(Collection<T> all) {
        all.forEach(entities::merge);
    }
}
