package dev.intact.postgres;

import static dev.intact.orders.TestOrders.fromStock;
import static dev.intact.orders.TestOrders.order;
import static dev.intact.orders.TestOrders.placed;

import dev.intact.shared.Pauses;
import dev.intact.support.Race;
import dev.intact.support.ServiceTest;
import dev.intact.support.Stores;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Prints how many orders a second one sku sustains, beside as many skus as buyers. Run by name alone, see the documentation. */
@ServiceTest
class HotSkuMeasurement {
    private static final Duration TIME = Duration.ofSeconds(4);
    private static final int ROUNDS = 3;

    private final DataSource dataSource = PostgresServer.dataSource();

    @Test
    void prints_orders_a_second() {
        var stores = PostgresStores.on(() -> dataSource, Pauses.DEADLINE);
        sold(stores, skus(stores, 1), 4);
        for (var buyers : List.of(1, 8, 16)) {
            for (var round = 0; round < ROUNDS; round++) {
                var hot = sold(stores, skus(stores, 1), buyers);
                var spread = sold(stores, skus(stores, buyers), buyers);
                System.out.printf(
                        Locale.ROOT,
                        "%d buyers: %d orders a second of one sku, %d of %d skus, ratio %.2f%n",
                        buyers,
                        hot,
                        spread,
                        buyers,
                        (double) hot / spread);
            }
        }
    }

    private static List<String> skus(Stores stores, int count) {
        var skus = IntStream.range(0, count)
                .mapToObj(i -> "hot-" + UUID.randomUUID())
                .toList();
        skus.forEach(sku -> stores.setStock(sku, 1_000_000));
        return skus;
    }

    /** @return orders a second */
    private static long sold(Stores stores, List<String> skus, int buyers) {
        var end = System.nanoTime() + TIME.toNanos();
        var sold = Race.of(buyers, buyer -> {
            var orders = 0;
            while (System.nanoTime() < end) {
                placed(stores.orders(), order(fromStock(skus.get(buyer % skus.size()), 1)));
                orders++;
            }
            return orders;
        });
        return sold.stream().mapToLong(orders -> orders).sum() / TIME.toSeconds();
    }
}
