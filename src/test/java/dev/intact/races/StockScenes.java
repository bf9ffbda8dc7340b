package dev.intact.races;

import static dev.intact.orders.TestOrders.fromStock;
import static dev.intact.orders.TestOrders.order;
import static dev.intact.orders.TestOrders.paid;
import static dev.intact.orders.TestOrders.place;
import static dev.intact.stock.TestStock.adjust;
import static dev.intact.stock.TestStock.set;
import static dev.intact.support.TestCalls.call;
import static dev.intact.support.TestCalls.ifMatch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.orders.CreateOrderResult.Created;
import dev.intact.orders.CreateOrderResult.InsufficientStock;
import dev.intact.orders.TestOrders;
import dev.intact.refunds.RecordRefundResult.Recorded;
import dev.intact.refunds.TestRefunds;
import dev.intact.stock.AdjustStockResult;
import dev.intact.stock.AdjustStockResult.Adjusted;
import dev.intact.stock.SetStockResult;
import dev.intact.stock.Stock;
import dev.intact.stock.TestStock;
import dev.intact.support.Stores;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.LongStream;

/** Races for pieces in stock. */
final class StockScenes {
    /** More than any race takes. */
    static final long PLENTY = 1_000_000;

    private StockScenes() {}

    /** @return a new sku with stock */
    static String tracked(Stores stores, long available) {
        var sku = "tea " + UUID.randomUUID();
        stores.setStock(sku, available);
        return sku;
    }

    private static Stock stored(Stores stores, String sku) {
        return stores.stock().find(sku).orElseThrow();
    }

    /** Each takes from two skus, and names them in another order than its neighbour. */
    static Stage take(Stores stores, int actors) {
        var one = "a" + tracked(stores, 0);
        var other = "b" + tracked(stores, 0);
        return () -> {
            stores.setStock(one, actors / 2);
            stores.setStock(other, actors);
            return new Scene(
                    (on, actor) -> {
                        var wanted = actor % 2 == 0
                                ? order(fromStock(one, 1), fromStock(other, 1))
                                : order(fromStock(other, 1), fromStock(one, 1));
                        return place(on.orders(), call(TestOrders.OPERATION), wanted);
                    },
                    results -> {
                        results.exactly(actors / 2, Created.class);
                        results.assertOthers(Created.class, new InsufficientStock(one, 1, 0));
                        assertThat(stores.stockOf(one)).isZero();
                        assertThat(stores.stockOf(other)).isEqualTo(actors - actors / 2);
                    });
        };
    }

    /** Units of one order go back while others are taken. */
    static Stage takeAndGiveBack(Stores stores, int actors) {
        var sku = tracked(stores, 0);
        return () -> {
            stores.setStock(sku, actors / 2);
            var order = paid(stores.orders(), fromStock(sku, actors / 2));
            return new Scene(
                    (on, actor) -> actor % 2 == 0
                            ? TestRefunds.refund(
                                    on.refunds(),
                                    call(TestRefunds.OPERATION),
                                    order.id(),
                                    TestRefunds.restocking(TestRefunds.units(1, 1)))
                            : place(on.orders(), call(TestOrders.OPERATION), order(fromStock(sku, 1))),
                    results -> {
                        results.exactly(actors / 2, Recorded.class);
                        assertThat(stores.orders()
                                        .find(order.id())
                                        .orElseThrow()
                                        .refundable())
                                .isZero();
                        var taken = results.of(Created.class).size();
                        results.every(2, 1).assertOthers(Created.class, new InsufficientStock(sku, 1, 0));
                        assertThat(stores.stockOf(sku)).isEqualTo(actors / 2 - taken);
                    });
        };
    }

    static Stage adjustDown(Stores stores, int actors) {
        var sku = tracked(stores, 0);
        return () -> {
            stores.setStock(sku, actors / 2);
            var version = stored(stores, sku).version();
            return new Scene((on, actor) -> adjust(on.stock(), sku, -1), results -> {
                results.exactly(actors / 2, Adjusted.class);
                results.assertOthers(Adjusted.class, new AdjustStockResult.InsufficientStock(sku, 1, 0));
                assertThat(stored(stores, sku).available()).isZero();
                assertThat(stored(stores, sku).version()).isEqualTo(version + actors / 2);
            });
        };
    }

    static Stage sameVersion(Stores stores, int actors) {
        var sku = tracked(stores, PLENTY);
        return () -> {
            var version = stored(stores, sku).version();
            return new Scene(
                    (on, actor) -> actor % 2 == 0
                            ? set(on.stock(), ifMatch(call(TestStock.SET), version), sku, PLENTY + actor)
                            : adjust(on.stock(), ifMatch(call(TestStock.ADJUST), version), sku, actor),
                    results -> {
                        var changed = changed(results);
                        assertThat(changed).hasSize(1);
                        assertThat(stored(stores, sku)).isEqualTo(changed.getFirst());
                        assertThat(changed.getFirst().version()).isEqualTo(version + 1);
                        results.every(2, 0)
                                .assertOthers(
                                        SetStockResult.Set.class, new SetStockResult.VersionMismatch(version + 1));
                        results.every(2, 1)
                                .assertOthers(Adjusted.class, new AdjustStockResult.VersionMismatch(version + 1));
                    });
        };
    }

    private static ArrayList<Stock> changed(Results results) {
        var changed = new ArrayList<Stock>();
        results.of(SetStockResult.Set.class).forEach(set -> changed.add(set.stock()));
        results.of(Adjusted.class).forEach(adjusted -> changed.add(adjusted.stock()));
        return changed;
    }

    static Stage setFirst(Stores stores, int actors) {
        return () -> {
            var sku = "tea " + UUID.randomUUID();
            return new Scene((on, actor) -> set(on.stock(), call(TestStock.SET), sku, actor), results -> {
                var set = results.exactly(actors, SetStockResult.Set.class).stream()
                        .map(SetStockResult.Set::stock)
                        .toList();
                assertThat(set)
                        .extracting(Stock::version)
                        .containsExactlyInAnyOrderElementsOf(
                                LongStream.rangeClosed(1, actors).boxed().toList());
                assertThat(set).contains(stored(stores, sku));
                assertThat(stored(stores, sku).version()).isEqualTo(actors);
            });
        };
    }
}
