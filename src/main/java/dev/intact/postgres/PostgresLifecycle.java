package dev.intact.postgres;

import dev.intact.config.Backend;
import dev.intact.config.StoreLifecycle;
import dev.intact.config.StoredIn;
import dev.intact.shared.StoreUnavailable;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.UUID;

@ApplicationScoped
@StoredIn(Backend.POSTGRESQL)
class PostgresLifecycle implements StoreLifecycle {
    private static final UUID NO_ORDER = new UUID(0, 0);

    private final Instance<AgroalDataSource> dataSource;
    private final ConnectionLimits limits;
    private final PostgresEventStore events;
    private final Reads reads;

    PostgresLifecycle(
            Instance<AgroalDataSource> dataSource,
            ConnectionLimits limits,
            @Any PostgresEventStore events,
            Reads reads) {
        this.dataSource = dataSource;
        this.limits = limits;
        this.events = events;
        this.reads = reads;
    }

    @Override
    public void start() {
        limits.begin(dataSource.get());
        events.raiseEpochAfterRestore();
    }

    /** Asks as callers' reads do: the first of them learns the language of queries, and that should be none of theirs. */
    @Override
    public boolean isReady() {
        try {
            return reads.read("readiness", () -> OrderRow.count("id", NO_ORDER)) == 0;
        } catch (StoreUnavailable e) {
            return false;
        }
    }
}
