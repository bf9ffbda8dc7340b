package dev.intact.postgres;

import dev.intact.shared.Pauses;
import dev.intact.support.ServiceTest;
import dev.intact.support.Stores;
import dev.intact.walks.Disturbed;
import dev.intact.walks.teams.TeamWalksContract;
import javax.sql.DataSource;

@ServiceTest
class PostgresTeamWalksTest extends TeamWalksContract {
    private final DataSource dataSource = PostgresServer.dataSource();
    private final Stores stores = PostgresStores.on(() -> dataSource, Pauses.DEADLINE);

    @Override
    protected Stores stores() {
        return stores;
    }

    @Override
    protected Disturbed disturbed() {
        return new DisturbedPostgres();
    }
}
