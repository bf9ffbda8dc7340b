package dev.intact.postgres;

import dev.intact.races.RacesContract;
import dev.intact.shared.Pauses;
import dev.intact.support.ServiceTest;
import dev.intact.support.StoreServer;
import dev.intact.support.Stores;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;

@ServiceTest
class PostgresRacesTest extends RacesContract {
    private final DataSource dataSource = PostgresServer.dataSource();
    private final Stores stores = PostgresStores.queueing(() -> dataSource, Pauses.DEADLINE);

    /** All that is there is walked over after each. */
    @BeforeEach
    void empty() {
        StoreServer.empty();
    }

    @Override
    protected Stores stores() {
        return stores;
    }
}
