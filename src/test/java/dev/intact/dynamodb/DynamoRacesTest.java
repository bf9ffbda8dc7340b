package dev.intact.dynamodb;

import dev.intact.races.RacesContract;
import dev.intact.shared.Pauses;
import dev.intact.support.Stores;
import org.junit.jupiter.api.AutoClose;

/** Each race in a table of its own, for afterwards the whole table is walked over. */
class DynamoRacesTest extends RacesContract {
    /**
     * One race of 32 in so many is run. Client and server take 2 ms of one core for each call, so all of them would take
     * 90 s more, of two cores.
     */
    private static final int ONE_CROWD_IN = 5;

    @AutoClose
    private final DynamoTable table = new DynamoTable();

    private final Stores stores = table.direct(Pauses.DEADLINE);

    @Override
    protected Stores stores() {
        return stores;
    }

    @Override
    protected int repetitions(int usual, int crowd) {
        return crowd == MOST_ACTORS ? Math.ceilDiv(usual, ONE_CROWD_IN) : usual;
    }
}
