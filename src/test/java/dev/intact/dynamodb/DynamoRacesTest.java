package dev.intact.dynamodb;

import dev.intact.races.RacesContract;
import dev.intact.shared.Pauses;
import dev.intact.support.Stores;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;

/** Each race in a table of its own, for afterwards the whole table is walked over. */
class DynamoRacesTest extends RacesContract {
    /**
     * Of so many races of a crowd one is run. Transactions that meet are given up and tried again later, as by the real
     * service: 50 races of each guard take 80 s with 2 actors, 125 s with 8, and 300 s with 32, on two busy cores.
     */
    private static final Map<Integer, Integer> ONE_IN = Map.of(8, 2, MOST_ACTORS, 5);

    /** More than a crowd needs on any machine: this is about who may win, not about how long the others wait. */
    private static final Duration PATIENCE = Pauses.DEADLINE.multipliedBy(10);

    @AutoClose
    private final DynamoTable table = new DynamoTable();

    private final Stores stores = table.direct(PATIENCE);

    @Override
    protected Stores stores() {
        return stores;
    }

    @Override
    protected int repetitions(int usual, int crowd) {
        return Math.ceilDiv(usual, ONE_IN.getOrDefault(crowd, 1));
    }
}
