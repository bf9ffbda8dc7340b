package dev.intact.sweeper;

import dev.intact.support.Stores;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Sweeps at a time of the test's choice. */
public final class TestSweeps {
    private TestSweeps() {}

    public static void sweep(Stores stores, Instant at) {
        sweep(stores, at, new SimpleMeterRegistry());
    }

    /** @param metrics where it is counted what was done */
    public static void sweep(Stores stores, Instant at, MeterRegistry metrics) {
        sweep(stores, stores.due(), at, metrics);
    }

    /**
     * A sweep that finds this one thing.
     *
     * @return whether it was still to be written down
     */
    public static boolean settles(Stores stores, Due one, Instant at) {
        var metrics = new SimpleMeterRegistry();
        sweep(stores, new Only(one), at, metrics);
        return metrics.find("intact.sweeper.settled").tag("outcome", "recorded").counters().stream()
                        .mapToDouble(Counter::count)
                        .sum()
                == 1;
    }

    private record Only(Due one) implements DueStore {
        @Override
        public List<Due> due(Instant now, int limit) {
            return List.of(one);
        }

        @Override
        public int purgeRequests(Instant before, int limit) {
            return 0;
        }
    }

    private static void sweep(Stores stores, DueStore due, Instant at, MeterRegistry metrics) {
        new SweepService(
                        due,
                        stores.subscriptions(),
                        stores.invitations(),
                        stores.slots(),
                        new SweepMetrics(metrics),
                        Clock.fixed(at, ZoneOffset.UTC))
                .sweep();
    }
}
