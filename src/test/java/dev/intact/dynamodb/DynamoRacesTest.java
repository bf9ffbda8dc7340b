package dev.intact.dynamodb;

import dev.intact.races.RacesContract;
import dev.intact.shared.Pauses;
import dev.intact.support.Stores;
import org.junit.jupiter.api.AutoClose;

/** Each race in a table of its own, for afterwards the whole table is walked over. */
class DynamoRacesTest extends RacesContract {
    @AutoClose
    private final DynamoTable table = new DynamoTable();

    private final Stores stores = table.stores(Pauses.DEADLINE);

    @Override
    protected Stores stores() {
        return stores;
    }
}
