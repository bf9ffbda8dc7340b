package dev.intact.races;

import static dev.intact.cancellations.TestCancellations.cancel;
import static dev.intact.cancellations.TestCancellations.plainly;
import static dev.intact.cancellations.TestCancellations.withRefund;
import static dev.intact.orders.TestOrders.fromStock;
import static dev.intact.orders.TestOrders.item;
import static dev.intact.orders.TestOrders.order;
import static dev.intact.orders.TestOrders.pay;
import static dev.intact.orders.TestOrders.placed;
import static dev.intact.support.TestCalls.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.cancellations.CancelOrderResult.Cancelled;
import dev.intact.cancellations.CancelOrderResult.OrderNotCancellable;
import dev.intact.cancellations.CancelOrderResult.RefundRequired;
import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.orders.RecordPaymentResult;
import dev.intact.orders.RecordPaymentResult.OrderNotPayable;
import dev.intact.refunds.RecordRefundResult;
import dev.intact.refunds.RecordRefundResult.NothingToRefund;
import dev.intact.refunds.RecordRefundResult.OrderNotRefundable;
import dev.intact.refunds.TestRefunds;
import dev.intact.support.Stores;

/** Races of those who pay, cancel and refund one order. */
final class PaymentScenes {
    private static final long TOTAL = 10;

    private PaymentScenes() {}

    private static Order stored(Stores stores, Order order) {
        return stores.orders().find(order.id()).orElseThrow();
    }

    static Stage payAgain(Stores stores, int actors) {
        return () -> {
            var order = placed(stores.orders(), order(item("tea", 1, TOTAL)));
            return new Scene((on, actor) -> pay(on.orders(), order.id(), TOTAL), results -> {
                results.theOnly(RecordPaymentResult.Recorded.class);
                results.assertOthers(RecordPaymentResult.Recorded.class, new OrderNotPayable(OrderStatus.PAID));
                assertThat(stored(stores, order).paid()).isEqualTo(TOTAL);
                assertThat(stored(stores, order).version()).isEqualTo(2);
            });
        };
    }

    /** The stock that the order took is there again only if it is cancelled. */
    static Stage payOrCancel(Stores stores, int actors) {
        var sku = StockScenes.tracked(stores, StockScenes.PLENTY);
        return () -> {
            var before = stores.stockOf(sku);
            var order = placed(stores.orders(), order(fromStock(sku, 1)));
            return new Scene(
                    (on, actor) -> actor % 2 == 0
                            ? pay(on.orders(), order.id(), TOTAL)
                            : cancel(on.cancellations(), order.id(), plainly()),
                    results -> {
                        var isPaid =
                                !results.of(RecordPaymentResult.Recorded.class).isEmpty();
                        var status = isPaid ? OrderStatus.PAID : OrderStatus.CANCELLED;
                        assertThat(stored(stores, order).status()).isEqualTo(status);
                        assertThat(stored(stores, order).version()).isEqualTo(2);
                        assertThat(stores.stockOf(sku)).isEqualTo(isPaid ? before - 1 : before);
                        results.exactly(isPaid ? 1 : 0, RecordPaymentResult.Recorded.class);
                        results.exactly(isPaid ? 0 : 1, Cancelled.class);
                        results.every(2, 0)
                                .assertOthers(RecordPaymentResult.Recorded.class, new OrderNotPayable(status));
                        results.every(2, 1)
                                .assertOthers(
                                        Cancelled.class,
                                        isPaid ? new RefundRequired(TOTAL) : new OrderNotCancellable(status));
                    });
        };
    }

    /** Each may be done once, and the order is whatever the last one made of it. */
    static Stage payOrCancelOrRefund(Stores stores, int actors) {
        return () -> {
            var order = placed(stores.orders(), order(item("tea", 1, TOTAL)));
            return new Scene(
                    (on, actor) -> switch (actor % 3) {
                        case 0 -> pay(on.orders(), order.id(), TOTAL);
                        case 1 -> cancel(on.cancellations(), order.id(), withRefund());
                        default ->
                            TestRefunds.refund(
                                    on.refunds(), call(TestRefunds.OPERATION), order.id(), TestRefunds.full());
                    },
                    results -> {
                        var payments = results.of(RecordPaymentResult.Recorded.class);
                        var cancellations = results.of(Cancelled.class);
                        var refunds = results.of(RecordRefundResult.Recorded.class);
                        var after = stored(stores, order);
                        assertThat(payments.size()).isBetween(0, 1);
                        assertThat(cancellations.size() + refunds.size()).isEqualTo(1);
                        assertThat(after.version()).isEqualTo(2 + payments.size());
                        assertThat(after.status())
                                .isEqualTo(refunds.isEmpty() ? OrderStatus.CANCELLED : OrderStatus.REFUNDED);
                        assertThat(after.refunded()).isEqualTo(TOTAL * payments.size());
                        results.every(3, 0).assertOthersAre(RecordPaymentResult.Recorded.class, OrderNotPayable.class);
                        results.every(3, 1).assertOthersAre(Cancelled.class, OrderNotCancellable.class);
                        results.every(3, 2)
                                .assertOthersAre(
                                        RecordRefundResult.Recorded.class,
                                        OrderNotRefundable.class,
                                        NothingToRefund.class);
                    });
        };
    }
}
