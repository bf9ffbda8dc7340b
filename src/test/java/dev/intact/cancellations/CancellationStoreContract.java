package dev.intact.cancellations;

import static dev.intact.cancellations.TestCancellations.cancel;
import static dev.intact.cancellations.TestCancellations.plainly;
import static dev.intact.cancellations.TestCancellations.withRefund;
import static dev.intact.orders.TestOrders.fromStock;
import static dev.intact.orders.TestOrders.item;
import static dev.intact.orders.TestOrders.order;
import static dev.intact.orders.TestOrders.paid;
import static dev.intact.orders.TestOrders.placed;
import static dev.intact.refunds.TestRefunds.amount;
import static dev.intact.refunds.TestRefunds.full;
import static dev.intact.refunds.TestRefunds.refunded;
import static dev.intact.refunds.TestRefunds.restocking;
import static dev.intact.refunds.TestRefunds.units;
import static dev.intact.support.TestCalls.askingForMore;
import static dev.intact.support.TestCalls.call;
import static dev.intact.support.TestCalls.ifMatch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.cancellations.CancelOrderResult.Cancelled;
import dev.intact.cancellations.CancelOrderResult.KeyReused;
import dev.intact.cancellations.CancelOrderResult.OrderNotCancellable;
import dev.intact.cancellations.CancelOrderResult.OrderNotFound;
import dev.intact.cancellations.CancelOrderResult.RefundRequired;
import dev.intact.cancellations.CancelOrderResult.Replayed;
import dev.intact.cancellations.CancelOrderResult.VersionMismatch;
import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.orders.RecordPaymentResult;
import dev.intact.orders.TestOrders;
import dev.intact.refunds.RecordRefundResult;
import dev.intact.refunds.Refund;
import dev.intact.refunds.RefundRequest;
import dev.intact.refunds.TestRefunds;
import dev.intact.shared.Json;
import dev.intact.shared.Page;
import dev.intact.support.Race;
import dev.intact.support.StoreContract;
import dev.intact.support.Stores;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every {@link CancellationStore} must do. */
public abstract class CancellationStoreContract extends StoreContract {
    private static final Page.Request FIRST_PAGE = new Page.Request(Page.Request.START, Page.USUAL);

    private String tracked(long available) {
        var sku = "tea " + UUID.randomUUID();
        stores().setStock(sku, available);
        return sku;
    }

    private Order cancelled(Order order, CancellationRequest request) {
        var result = cancel(stores().cancellations(), order.id(), request);
        assertThat(result).isInstanceOf(Cancelled.class);
        return ((Cancelled) result).order();
    }

    private List<Refund> refundsOf(Order order) {
        return stores().refunds()
                .refundsOf(order.id(), FIRST_PAGE)
                .orElseThrow()
                .items();
    }

    private Order stored(Order order) {
        return stores().orders().find(order.id()).orElseThrow();
    }

    @Test
    void ends_a_placed_order_and_gives_back_what_it_took() {
        var sku = tracked(5);
        var order = placed(stores().orders(), order(fromStock(sku, 2), item("mug", 1, 9), fromStock(sku, 1)));

        var after = cancelled(order, plainly());

        assertThat(after.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(after.version()).isEqualTo(2);
        assertThat(stored(order)).isEqualTo(after);
        assertThat(stores().stockOf(sku)).isEqualTo(5);
        assertThat(refundsOf(order)).isEmpty();
        assertThat(eventTypesAbout(order.id())).containsExactly("order.placed", "order.cancelled");
    }

    @Test
    void gives_back_the_money_of_a_paid_order_in_the_same_write() {
        var order = paid(stores().orders(), item("tea", 3, 50), item("mug", 1, 70));

        var after = cancelled(order, withRefund());

        assertThat(after.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(List.of(after.paid(), after.refunded(), after.refundable())).containsExactly(220L, 220L, 0L);
        assertThat(after.items()).extracting(Order.Item::refundedQuantity).containsExactly(3, 1);
        assertThat(stored(order)).isEqualTo(after);
        var refund = refundsOf(order).getFirst();
        assertThat(refund.amount()).isEqualTo(220);
        assertThat(refund.reason()).isEqualTo("changed my mind");
        assertThat(refund.orderStatus()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(refund.lines()).containsExactly(new Refund.Line(1, 3, 150), new Refund.Line(2, 1, 70));
        assertThat(stores().refunds().find(refund.id())).contains(refund);
        assertThat(stores().ledger().transactionsOf(order.id(), FIRST_PAGE).items())
                .extracting(booked -> booked.entries().getFirst().amount())
                .containsExactly(-220L, 220L);
    }

    @Test
    void records_the_refund_before_the_end_and_tells_what_went_back() {
        var sku = tracked(5);
        var order = paid(stores().orders(), fromStock(sku, 2));
        cancelled(order, withRefund());

        assertThat(eventTypesAbout(order.id()))
                .containsExactly("order.placed", "order.paid", "refund.recorded", "order.cancelled");
        var told = Json.tree(eventsAbout(order.id()).getLast().data());
        assertThat(told.get("refundId").textValue())
                .isEqualTo(refundsOf(order).getFirst().id().toString());
        assertThat(told.get("order").get("status").textValue()).isEqualTo("cancelled");
        assertThat(told.get("restocked").get(0).get("sku").textValue()).isEqualTo(sku);
        assertThat(told.get("restocked").get(0).get("quantity").intValue()).isEqualTo(2);
        // Each piece is told once.
        var refund = Json.tree(eventsAbout(order.id()).get(2).data());
        assertThat(refund.get("restocked").isEmpty()).isTrue();
    }

    @Test
    void leaves_out_of_stock_what_was_refunded_without_being_put_back() {
        var sku = tracked(10);
        var order = paid(stores().orders(), fromStock(sku, 6));
        refunded(stores().refunds(), order.id(), units(1, 1));
        refunded(stores().refunds(), order.id(), restocking(units(1, 2)));
        assertThat(stores().stockOf(sku)).isEqualTo(6);

        cancelled(order, withRefund());

        assertThat(stores().stockOf(sku)).isEqualTo(9);
    }

    @Test
    void refunds_what_is_left_after_a_refund_by_amount() {
        var order = paid(stores().orders(), item("tea", 2, 50));
        refunded(stores().refunds(), order.id(), amount(30));

        cancelled(order, withRefund());

        assertThat(refundsOf(order)).extracting(Refund::amount).containsExactly(70L, 30L);
    }

    @Test
    void needs_no_refund_where_there_is_nothing_to_refund() {
        for (var request : List.of(plainly(), withRefund())) {
            var sku = tracked(2);
            var free = placed(stores().orders(), order(item("leaflet", 1, 0)));
            var unpaid = placed(stores().orders(), order(fromStock(sku, 2)));

            assertThat(cancelled(free, request).status()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(cancelled(unpaid, request).status()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(refundsOf(free)).isEmpty();
            assertThat(refundsOf(unpaid)).isEmpty();
            assertThat(stores().stockOf(sku)).isEqualTo(2);
        }
    }

    @Test
    void refuses_to_keep_money_of_an_order_that_ends() {
        var order = paid(stores().orders(), 100);
        refunded(stores().refunds(), order.id(), amount(40));

        assertThat(writingNothing(() -> cancel(stores().cancellations(), order.id(), plainly())))
                .isEqualTo(new RefundRequired(60));
    }

    @Test
    void refuses_an_order_that_is_at_its_end() {
        var refunded = paid(stores().orders(), 100);
        TestRefunds.refunded(stores().refunds(), refunded.id(), full());
        var cancelled = placed(stores().orders(), order(item("tea", 1, 1)));
        cancelled(cancelled, plainly());

        for (var request : List.of(plainly(), withRefund())) {
            assertThat(writingNothing(() -> cancel(stores().cancellations(), refunded.id(), request)))
                    .isEqualTo(new OrderNotCancellable(OrderStatus.REFUNDED));
            assertThat(writingNothing(() -> cancel(stores().cancellations(), cancelled.id(), request)))
                    .isEqualTo(new OrderNotCancellable(OrderStatus.CANCELLED));
        }
    }

    @Test
    void refuses_payments_and_refunds_after_the_end() {
        var order = paid(stores().orders(), 100);
        cancelled(order, withRefund());

        assertThat(writingNothing(() -> TestOrders.pay(stores().orders(), order.id(), 100)))
                .isEqualTo(new RecordPaymentResult.OrderNotPayable(OrderStatus.CANCELLED));
        assertThat(writingNothing(() -> refund(stores(), order, amount(1))))
                .isEqualTo(new RecordRefundResult.OrderNotRefundable(OrderStatus.CANCELLED));
        assertThat(writingNothing(() -> refund(stores(), order, full())))
                .isEqualTo(new RecordRefundResult.OrderNotRefundable(OrderStatus.CANCELLED));
    }

    @Test
    void refuses_an_order_that_is_not_there() {
        assertThat(writingNothing(() -> cancel(stores().cancellations(), UUID.randomUUID(), withRefund())))
                .isEqualTo(new OrderNotFound());
    }

    @Test
    void refuses_when_the_order_has_another_version() {
        var order = paid(stores().orders(), 100);
        refunded(stores().refunds(), order.id(), amount(10));
        var stale = ifMatch(call(TestCancellations.OPERATION), 1);

        assertThat(writingNothing(() -> cancel(stores().cancellations(), stale, order.id(), withRefund())))
                .isEqualTo(new VersionMismatch(2));
        assertThat(cancel(stores().cancellations(), ifMatch(stale, 2), order.id(), withRefund()))
                .isInstanceOf(Cancelled.class);
    }

    @Test
    void gives_the_first_answer_again() {
        var order = paid(stores().orders(), 100);
        var call = call(TestCancellations.OPERATION);
        var first = (Cancelled) cancel(stores().cancellations(), call, order.id(), withRefund());

        assertThat(writingNothing(() -> cancel(stores().cancellations(), call, order.id(), withRefund())))
                .isEqualTo(new Replayed(first.answer()));
        assertThat(writingNothing(() -> cancel(stores().cancellations(), askingForMore(call), order.id(), plainly())))
                .isEqualTo(new KeyReused());
    }

    @Test
    void cancels_once_for_sixteen_calls_with_one_key() {
        var sku = tracked(3);
        var order = paid(stores().orders(), fromStock(sku, 2));
        var call = call(TestCancellations.OPERATION);

        var results = Race.of(16, i -> cancel(stores().cancellations(), call, order.id(), withRefund()));

        var cancelled = results.stream().filter(Cancelled.class::isInstance).toList();
        assertThat(cancelled).hasSize(1);
        assertThat(results)
                .filteredOn(result -> result != cancelled.getFirst())
                .containsOnly(new Replayed(((Cancelled) cancelled.getFirst()).answer()));
        assertThat(stores().stockOf(sku)).isEqualTo(3);
    }

    @Test
    void cancels_once_however_many_try_from_several_instances() {
        var instances = List.of(stores(), stores().ofAnotherInstance(), stores().ofAnotherInstance());
        var sku = tracked(7);
        var order = paid(stores().orders(), fromStock(sku, 4));

        var results =
                Race.of(12, i -> cancel(instances.get(i % instances.size()).cancellations(), order.id(), withRefund()));

        assertThat(results).filteredOn(Cancelled.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(result -> !(result instanceof Cancelled))
                .containsOnly(new OrderNotCancellable(OrderStatus.CANCELLED));
        assertThat(stores().stockOf(sku)).isEqualTo(7);
    }

    @RepeatedTest(4)
    void leaves_one_of_the_allowed_outcomes_when_it_races_a_payment() {
        var other = stores().ofAnotherInstance();
        var order = placed(stores().orders(), order(item("tea", 1, 100)));

        var results = Race.<Object>of(
                4,
                i -> i % 2 == 0
                        ? cancel(stores().cancellations(), order.id(), plainly())
                        : TestOrders.pay(other.orders(), order.id(), 100));

        assertThat(results)
                .filteredOn(it -> it instanceof Cancelled || it instanceof RecordPaymentResult.Recorded)
                .hasSize(1);
        assertThat(stored(order).status()).isIn(OrderStatus.CANCELLED, OrderStatus.PAID);
        assertThat(stored(order).version()).isEqualTo(2);
    }

    @RepeatedTest(4)
    void leaves_one_of_the_allowed_outcomes_when_it_races_refunds() {
        var other = stores().ofAnotherInstance();
        var sku = tracked(9);
        var order = paid(stores().orders(), fromStock(sku, 4));

        var results = Race.<Object>of(6, i -> switch (i % 3) {
            case 0 -> cancel(stores().cancellations(), order.id(), withRefund());
            case 1 -> refund(other, order, restocking(units(1, 1)));
            default -> refund(stores(), order, amount(7));
        });

        assertThat(results).filteredOn(Cancelled.class::isInstance).hasSize(1);
        assertThat(stored(order).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(stored(order).refunded()).isEqualTo(40);
        assertThat(stores().stockOf(sku)).isEqualTo(9);
        var refunds = results.stream()
                .filter(RecordRefundResult.Recorded.class::isInstance)
                .count();
        assertThat(refundsOf(order)).hasSize((int) refunds + 1);
    }

    @RepeatedTest(4)
    void leaves_one_of_the_allowed_outcomes_when_all_race() {
        var other = stores().ofAnotherInstance();
        var order = placed(stores().orders(), order(item("tea", 3, 50)));

        Race.<Object>of(6, i -> switch (i % 3) {
            case 0 -> cancel(other.cancellations(), order.id(), withRefund());
            case 1 -> TestOrders.pay(stores().orders(), order.id(), 150);
            default -> refund(stores(), order, units(1, 1));
        });

        var after = stored(order);
        assertThat(after.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(after.paid()).isIn(0L, 150L);
        assertThat(after.refunded()).isEqualTo(after.paid());
    }

    private static RecordRefundResult refund(Stores stores, Order order, RefundRequest request) {
        return TestRefunds.refund(stores.refunds(), call(TestRefunds.OPERATION), order.id(), request);
    }
}
