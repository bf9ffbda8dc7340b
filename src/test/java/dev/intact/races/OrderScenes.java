package dev.intact.races;

import static dev.intact.orders.TestOrders.fromStock;
import static dev.intact.orders.TestOrders.order;
import static dev.intact.orders.TestOrders.orderOf;
import static dev.intact.orders.TestOrders.paidBy;
import static dev.intact.orders.TestOrders.place;
import static dev.intact.orders.TestOrders.placed;
import static dev.intact.orders.TestOrders.withExternalId;
import static dev.intact.support.TestCalls.askingForMore;
import static dev.intact.support.TestCalls.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.orders.CreateOrderResult;
import dev.intact.orders.CreateOrderResult.Created;
import dev.intact.orders.CreateOrderResult.DuplicateExternalId;
import dev.intact.orders.CreateOrderResult.KeyReused;
import dev.intact.orders.CreateOrderResult.Replayed;
import dev.intact.orders.Order;
import dev.intact.orders.RecordPaymentResult;
import dev.intact.orders.RecordPaymentResult.Recorded;
import dev.intact.orders.TestOrders;
import dev.intact.support.Stores;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.IntStream;

/** Races for what only one order may have. */
final class OrderScenes {
    private OrderScenes() {}

    private static void assertIsStored(Stores stores, Order order) {
        assertThat(stores.orders().find(order.id())).contains(order);
    }

    static Stage sameKey(Stores stores, int actors) {
        var sku = StockScenes.tracked(stores, StockScenes.PLENTY);
        return () -> {
            var before = stores.stockOf(sku);
            var call = call(TestOrders.OPERATION);
            return new Scene((on, actor) -> place(on.orders(), call, order(fromStock(sku, 1))), results -> {
                var created = results.theOnly(Created.class);
                results.assertOthers(Created.class, new Replayed(created.answer()));
                assertIsStored(stores, created.order());
                assertThat(stores.stockOf(sku)).isEqualTo(before - 1);
            });
        };
    }

    static Stage sameKeyForTwoRequests(Stores stores, int actors) {
        return () -> {
            var call = call(TestOrders.OPERATION);
            return new Scene(
                    (on, actor) -> place(on.orders(), actor % 2 == 0 ? call : askingForMore(call), orderOf(1)),
                    results -> {
                        var created = results.theOnly(Created.class);
                        var asked = results.all().indexOf(created) % 2;
                        results.every(2, asked).assertOthers(Created.class, new Replayed(created.answer()));
                        assertThat(results.every(2, 1 - asked).all()).containsOnly(new KeyReused());
                        assertIsStored(stores, created.order());
                    });
        };
    }

    static Stage sameExternalId(Stores stores, int actors) {
        return () -> {
            var order = withExternalId(orderOf(1), UUID.randomUUID().toString());
            return new Scene((on, actor) -> place(on.orders(), call(TestOrders.OPERATION), order), results -> {
                var created = results.theOnly(Created.class).order();
                results.assertOthers(Created.class, new DuplicateExternalId(created.id()));
                assertIsStored(stores, created);
            });
        };
    }

    /** Every second actor pays an order of its own, the others place paid ones. */
    static Stage samePayment(Stores stores, int actors) {
        var placed = new ArrayList<>(IntStream.range(0, actors / 2)
                .mapToObj(any -> placed(stores.orders(), orderOf(1)))
                .toList());
        return () -> {
            var reference = UUID.randomUUID().toString();
            return new Scene(
                    (on, actor) -> actor % 2 == 0
                            ? pay(on, placed.get(actor / 2), reference)
                            : place(on.orders(), call(TestOrders.OPERATION), paidBy(orderOf(1), reference)),
                    results -> {
                        var holder = holder(results);
                        assertThat(stores.orders().find(holder).orElseThrow().paid())
                                .isPositive();
                        assertThat(results.every(2, 0).all())
                                .filteredOn(result -> !(result instanceof Recorded))
                                .isSubsetOf(new RecordPaymentResult.DuplicatePayment(holder));
                        results.every(2, 1).assertOthers(Created.class, new CreateOrderResult.DuplicatePayment(holder));
                        placed.replaceAll(
                                order -> order.id().equals(holder) ? placed(stores.orders(), orderOf(1)) : order);
                    });
        };
    }

    /** The one order that was paid. */
    private static UUID holder(Results results) {
        var holders = new ArrayList<UUID>();
        results.of(Recorded.class)
                .forEach(recorded -> holders.add(recorded.payment().orderId()));
        results.of(Created.class).forEach(created -> holders.add(created.order().id()));
        assertThat(holders).hasSize(1);
        return holders.getFirst();
    }

    private static RecordPaymentResult pay(Stores on, Order order, String reference) {
        return TestOrders.pay(on.orders(), call(TestOrders.PAYMENT), order.id(), reference, order.total());
    }
}
