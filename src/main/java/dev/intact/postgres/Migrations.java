package dev.intact.postgres;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

/** Flyway lifts the time-outs of the connections that it takes from the pool, for good: workflows must not get those. */
@ApplicationScoped
class Migrations {
    void closeConnections(@Observes StartupEvent start, Instance<AgroalDataSource> dataSource) {
        dataSource.get().flush(FlushMode.ALL);
    }
}
