package dev.intact.postgres;

import dev.intact.config.Backend;
import dev.intact.config.StoreLifecycle;
import dev.intact.config.StoredIn;
import dev.intact.shared.StoreUnavailable;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

@ApplicationScoped
@StoredIn(Backend.POSTGRESQL)
class PostgresLifecycle implements StoreLifecycle {
    private final Instance<AgroalDataSource> dataSource;
    private final ConnectionLimits limits;
    private final PostgresEventStore events;
    private final Sql sql;

    PostgresLifecycle(
            Instance<AgroalDataSource> dataSource, ConnectionLimits limits, @Any PostgresEventStore events, Sql sql) {
        this.dataSource = dataSource;
        this.limits = limits;
        this.events = events;
        this.sql = sql;
    }

    @Override
    public void start() {
        limits.begin(dataSource.get());
        events.raiseEpochAfterRestore();
    }

    @Override
    public boolean isReady() {
        try {
            return !sql.query("select 1", row -> row.getInt(1)).isEmpty();
        } catch (StoreUnavailable e) {
            return false;
        }
    }
}
