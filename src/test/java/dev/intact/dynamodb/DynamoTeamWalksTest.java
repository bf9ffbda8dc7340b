package dev.intact.dynamodb;

import dev.intact.shared.Pauses;
import dev.intact.support.Stores;
import dev.intact.walks.Disturbed;
import dev.intact.walks.teams.TeamWalksContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class DynamoTeamWalksTest extends TeamWalksContract {
    private static DynamoTable table;
    private static Stores stores;

    @BeforeAll
    static void make() {
        table = new DynamoTable();
        stores = table.stores(Pauses.DEADLINE);
    }

    @AfterAll
    static void remove() {
        table.close();
    }

    @Override
    protected Stores stores() {
        // Of many walks nobody looks at what was sent, and it would not fit.
        table.proxy().reset();
        return stores;
    }

    @Override
    protected Disturbed disturbed() {
        return new DisturbedDynamo(table);
    }
}
