package dev.intact.postgres;

import static dev.intact.orders.TestOrders.fromStock;
import static dev.intact.orders.TestOrders.order;
import static dev.intact.orders.TestOrders.placed;
import static dev.intact.support.TestCalls.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.cancellations.CancelOrderResult.Cancelled;
import dev.intact.cancellations.TestCancellations;
import dev.intact.support.Race;
import dev.intact.support.ServiceTest;
import dev.intact.support.Stores;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Who deadlocks is tried again, so that nobody would notice, but for the second that the server takes to find out. */
@ServiceTest
class StockLocksTest {
    private static final int BUYERS = 4;
    private static final int ROUNDS = 10;
    private static final int PLENTY = 1000;

    private final DataSource dataSource = PostgresServer.dataSource();

    /** Tries nothing again. */
    private final Stores impatient = PostgresStores.on(() -> dataSource, Duration.ZERO);

    @Test
    void never_deadlocks_over_skus_in_opposite_orders_even_once() {
        var skus = IntStream.range(0, 20)
                .mapToObj(i -> "locked-" + UUID.randomUUID())
                .toList();
        skus.forEach(sku -> impatient.setStock(sku, PLENTY));

        Race.of(BUYERS, i -> takeAndGiveBack(i % 2 == 0 ? skus : skus.reversed()));

        assertThat(skus).allMatch(sku -> impatient.stockOf(sku) == PLENTY);
    }

    private Void takeAndGiveBack(List<String> skus) {
        for (var round = 0; round < ROUNDS; round++) {
            var items = skus.stream().map(sku -> fromStock(sku, 1)).toList();
            var id = placed(impatient.orders(), order(items)).id();
            var ending = call(TestCancellations.OPERATION);
            assertThat(TestCancellations.cancel(impatient.cancellations(), ending, id, TestCancellations.plainly()))
                    .isInstanceOf(Cancelled.class);
        }
        return null;
    }
}
