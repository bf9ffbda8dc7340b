package dev.intact.benchmark.repositories;

import dev.intact.shared.Call;
import dev.intact.shared.Kept;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

@Singleton
@Transactional
class RequestRepository extends Repository<SavedRequest, SavedRequest.Key> {
    RequestRepository(EntityManager entities) {
        super(entities, SavedRequest.class);
    }

    /** The answer to a call whose key has a record. */
    <R> Optional<R> answer(Call call, Function<Kept, R> replayed, Supplier<R> keyReused) {
        return find(SavedRequest.keyOf(call)).map(known -> known.kept().judge(call, replayed, keyReused));
    }
}
