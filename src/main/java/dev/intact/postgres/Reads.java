package dev.intact.postgres;

import dev.intact.shared.Page;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs reads through Panache: outside of any transaction, each seeing what is stored now. */
@ApplicationScoped
class Reads {
    private final Sql sql;

    Reads(Sql sql) {
        this.sql = sql;
    }

    /** @throws dev.intact.shared.StoreUnavailable no usable answer until the deadline */
    <T> T read(String what, Supplier<T> query) {
        var context = Arc.container().requestContext();
        if (context.isActive()) {
            return retrying(what, query);
        }
        context.activate();
        try {
            return retrying(what, query);
        } finally {
            context.terminate();
        }
    }

    /** A page of rows by descending id, which is newest first: {@code query} reads those below a position. */
    <E, T> Page<T> page(
            String what,
            Page.Request page,
            Function<UUID, PanacheQuery<E>> query,
            Function<E, T> told,
            Function<T, Object> id) {
        return page(
                what,
                page,
                below -> query.apply(below).page(0, page.limit() + 1).list().stream()
                        .map(told)
                        .toList(),
                id);
    }

    /** Likewise; {@code query} reads one more than the page holds. */
    <T> Page<T> page(String what, Page.Request page, Function<UUID, List<T>> query, Function<T, Object> id) {
        return Page.of(read(what, () -> query.apply(below(page))), page.limit(), id);
    }

    /** What the ids of a page lie below, newest first. */
    static UUID below(Page.Request page) {
        return UUID.fromString(page.afterOr(LAST));
    }

    /** Above every UUIDv7. */
    private static final String LAST = new UUID(-1, -1).toString();

    private static SQLException sqlFailure(PersistenceException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                return found;
            }
        }
        throw failure;
    }

    private <T> T retrying(String what, Supplier<T> query) {
        var pauses = sql.pauses(what);
        while (true) {
            try {
                // What this request read before is not what is stored now.
                Panache.getEntityManager().clear();
                return query.get();
            } catch (PersistenceException e) {
                SqlFailure.pause(pauses, sqlFailure(e));
            }
        }
    }
}
