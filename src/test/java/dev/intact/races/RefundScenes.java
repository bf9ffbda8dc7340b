package dev.intact.races;

import static dev.intact.orders.TestOrders.item;
import static dev.intact.orders.TestOrders.paid;
import static dev.intact.refunds.TestRefunds.amount;
import static dev.intact.refunds.TestRefunds.full;
import static dev.intact.refunds.TestRefunds.units;
import static dev.intact.refunds.TestRefunds.withReference;
import static dev.intact.support.TestCalls.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.orders.Order;
import dev.intact.refunds.RecordRefundResult;
import dev.intact.refunds.RecordRefundResult.DuplicateReference;
import dev.intact.refunds.RecordRefundResult.LineQuantityExceeded;
import dev.intact.refunds.RecordRefundResult.NothingToRefund;
import dev.intact.refunds.RecordRefundResult.Recorded;
import dev.intact.refunds.RecordRefundResult.RefundExceedsPaid;
import dev.intact.refunds.RecordRefundResult.Replayed;
import dev.intact.refunds.RefundRequest;
import dev.intact.refunds.TestRefunds;
import dev.intact.support.Stores;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Races for what was paid, and for the units of a line. */
final class RefundScenes {
    private RefundScenes() {}

    private static RecordRefundResult refund(Stores on, Order order, RefundRequest refund) {
        return TestRefunds.refund(on.refunds(), call(TestRefunds.OPERATION), order.id(), refund);
    }

    private static Order stored(Stores stores, Order order) {
        return stores.orders().find(order.id()).orElseThrow();
    }

    /** Who finds the key taken must not judge the order as its own first call left it. */
    static Stage sameKey(Stores stores, int actors) {
        return () -> {
            var order = paid(stores.orders(), 100);
            var call = call(TestRefunds.OPERATION);
            return new Scene((on, actor) -> TestRefunds.refund(on.refunds(), call, order.id(), full()), results -> {
                var recorded = results.theOnly(Recorded.class).refund();
                results.assertOthers(Recorded.class, new Replayed(recorded.answer()));
                assertThat(stores.refunds().find(recorded.id())).contains(recorded);
                assertThat(stored(stores, order).version()).isEqualTo(2);
            });
        };
    }

    /** Of two orders, by amount and by line. */
    static Stage sameReference(Stores stores, int actors) {
        var orders = IntStream.range(0, 2)
                .mapToObj(any -> paid(stores.orders(), item("tea", 10_000, 1)))
                .toList();
        return () -> {
            var before = refunded(stores, orders);
            var reference = UUID.randomUUID().toString();
            return new Scene(
                    (on, actor) -> refund(
                            on,
                            orders.get(actor % 2),
                            withReference(actor % 4 < 2 ? amount(1) : units(1, 1), reference)),
                    results -> {
                        var recorded = results.theOnly(Recorded.class).refund();
                        results.assertOthers(Recorded.class, new DuplicateReference(recorded.id()));
                        assertThat(refunded(stores, orders)).isEqualTo(before + 1);
                    });
        };
    }

    private static long refunded(Stores stores, List<Order> orders) {
        return orders.stream()
                .mapToLong(order -> stored(stores, order).refunded())
                .sum();
    }

    static Stage moreThanWasPaid(Stores stores, int actors) {
        return () -> {
            var order = paid(stores.orders(), actors + 1);
            return new Scene((on, actor) -> refund(on, order, amount(2)), results -> {
                results.exactly(actors / 2, Recorded.class);
                results.assertOthers(Recorded.class, new RefundExceedsPaid(actors + 1, actors, 1));
                assertThat(stored(stores, order).refunded()).isEqualTo(actors);
            });
        };
    }

    static Stage allThatFit(Stores stores, int actors) {
        return () -> {
            var order = paid(stores.orders(), item("tea", actors / 2, 1), item("mug", 1, actors / 2));
            return new Scene((on, actor) -> refund(on, order, actor % 2 == 0 ? units(1, 1) : amount(1)), results -> {
                assertThat(results.exactly(actors, Recorded.class))
                        .extracting(recorded -> recorded.refund().refunded())
                        .containsExactlyInAnyOrderElementsOf(
                                LongStream.rangeClosed(1, actors).boxed().toList());
                assertThat(stored(stores, order).refundable()).isZero();
            });
        };
    }

    static Stage moreUnitsThanWereSold(Stores stores, int actors) {
        return () -> {
            var order = paid(stores.orders(), item("tea", actors / 2, 10), item("mug", 1, 1_000));
            return new Scene((on, actor) -> refund(on, order, units(1, 1)), results -> {
                results.exactly(actors / 2, Recorded.class);
                results.assertOthers(Recorded.class, new LineQuantityExceeded(1, 0));
                assertThat(stored(stores, order).items().getFirst().refundedQuantity())
                        .isEqualTo(actors / 2);
            });
        };
    }

    static Stage allOfIt(Stores stores, int actors) {
        return () -> {
            var order = paid(stores.orders(), item("tea", 3, 100));
            return new Scene((on, actor) -> refund(on, order, full()), results -> {
                results.theOnly(Recorded.class);
                results.assertOthers(Recorded.class, new NothingToRefund());
                assertThat(stored(stores, order).version()).isEqualTo(2);
            });
        };
    }
}
