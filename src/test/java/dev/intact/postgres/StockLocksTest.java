package dev.intact.postgres;

import static dev.intact.orders.TestOrders.fromStock;
import static dev.intact.orders.TestOrders.order;
import static dev.intact.orders.TestOrders.placed;
import static dev.intact.support.TestCalls.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.cancellations.CancelOrderResult.Cancelled;
import dev.intact.cancellations.TestCancellations;
import dev.intact.orders.Order;
import dev.intact.shared.Pauses;
import dev.intact.support.ServiceTest;
import dev.intact.support.Stores;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Writes that lock the same skus in one order never deadlock. A race seldom shows it, and who deadlocks is tried again; so
 * one sku is held, and what the write has locked by then is looked at.
 */
@ServiceTest
class StockLocksTest {
    private static final int HELD = 10;
    private static final Duration LOCKED = Duration.ofSeconds(5);

    private final DataSource dataSource = PostgresServer.dataSource();
    private final Stores stores = PostgresStores.on(() -> dataSource, Pauses.DEADLINE);
    private final String unique = UUID.randomUUID().toString();
    private final List<String> skus = IntStream.range(0, 2 * HELD)
            .mapToObj(i -> "locked-%s-%02d".formatted(unique, i))
            .toList();

    @BeforeEach
    void stockUp() {
        skus.forEach(sku -> stores.setStock(sku, 5));
    }

    private Order place() {
        return placed(
                stores.orders(),
                order(skus.reversed().stream().map(sku -> fromStock(sku, 1)).toList()));
    }

    @Test
    void an_order_locks_its_skus_in_their_order_whatever_the_order_of_its_lines() throws SQLException {
        assertLocksInOrder(this::place);
    }

    @Test
    void a_cancellation_locks_its_skus_in_their_order_whatever_the_order_of_its_lines() throws SQLException {
        var id = place().id();

        assertLocksInOrder(() -> assertThat(TestCancellations.cancel(
                        stores.cancellations(), call(TestCancellations.OPERATION), id, TestCancellations.plainly()))
                .isInstanceOf(Cancelled.class));
    }

    private void assertLocksInOrder(Runnable write) throws SQLException {
        try (var holder = dataSource.getConnection();
                var statement = holder.prepareStatement("select 1 from stock where sku = ? for update")) {
            holder.setAutoCommit(false);
            statement.setString(1, skus.get(HELD));
            statement.execute();

            var writing = CompletableFuture.runAsync(write);
            Awaitility.await("those before the held one are locked, and none behind it")
                    .atMost(LOCKED)
                    .until(() -> free().equals(skus.subList(HELD + 1, skus.size())));

            holder.rollback();
            writing.join();
        }
    }

    private List<String> free() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return Sql.rows(
                    connection,
                    "select sku from stock where sku = any(?) order by sku for update skip locked",
                    row -> row.getString(1),
                    List.of((Object) skus.toArray(String[]::new)));
        }
    }
}
