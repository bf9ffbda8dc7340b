package dev.intact.refunds;

import static dev.intact.orders.TestOrders.discounted;
import static dev.intact.orders.TestOrders.fromStock;
import static dev.intact.orders.TestOrders.item;
import static dev.intact.orders.TestOrders.orderOf;
import static dev.intact.orders.TestOrders.paid;
import static dev.intact.orders.TestOrders.placed;
import static dev.intact.refunds.TestRefunds.amount;
import static dev.intact.refunds.TestRefunds.expecting;
import static dev.intact.refunds.TestRefunds.full;
import static dev.intact.refunds.TestRefunds.refunded;
import static dev.intact.refunds.TestRefunds.restocking;
import static dev.intact.refunds.TestRefunds.units;
import static dev.intact.refunds.TestRefunds.withReference;
import static dev.intact.support.TestCalls.askingForMore;
import static dev.intact.support.TestCalls.call;
import static dev.intact.support.TestCalls.ifMatch;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intact.ledger.LedgerTransaction.Entry;
import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.refunds.RecordRefundResult.DuplicateReference;
import dev.intact.refunds.RecordRefundResult.KeyReused;
import dev.intact.refunds.RecordRefundResult.LineNotFound;
import dev.intact.refunds.RecordRefundResult.LineQuantityExceeded;
import dev.intact.refunds.RecordRefundResult.NothingToRefund;
import dev.intact.refunds.RecordRefundResult.OrderNotFound;
import dev.intact.refunds.RecordRefundResult.OrderNotRefundable;
import dev.intact.refunds.RecordRefundResult.Recorded;
import dev.intact.refunds.RecordRefundResult.RefundExceedsPaid;
import dev.intact.refunds.RecordRefundResult.RefundedAmountChanged;
import dev.intact.refunds.RecordRefundResult.Replayed;
import dev.intact.refunds.RecordRefundResult.VersionMismatch;
import dev.intact.shared.Json;
import dev.intact.shared.Page;
import dev.intact.support.Race;
import dev.intact.support.StoreContract;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link RefundStore} must do. */
public abstract class RefundStoreContract extends StoreContract {
    private static final Page.Request FIRST_PAGE = new Page.Request(Page.Request.START, Page.USUAL);

    private RecordRefundResult refund(UUID orderId, RefundRequest refund) {
        return TestRefunds.refund(stores().refunds(), call(TestRefunds.OPERATION), orderId, refund);
    }

    private Order stored(Order order) {
        return stores().orders().find(order.id()).orElseThrow();
    }

    @Test
    void pays_back_an_amount_and_tells_the_running_totals() {
        var order = paid(stores().orders(), 100);

        var first = refunded(
                stores().refunds(),
                order.id(),
                withReference(amount(60), UUID.randomUUID().toString()));
        var second = refunded(stores().refunds(), order.id(), amount(40));

        assertThat(List.of(first.refunded(), first.refundable())).containsExactly(60L, 40L);
        assertThat(first.orderStatus()).isEqualTo(OrderStatus.PARTIALLY_REFUNDED);
        assertThat(List.of(second.refunded(), second.refundable())).containsExactly(100L, 0L);
        assertThat(second.orderStatus()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(stores().refunds().find(first.id())).contains(first);
        assertThat(stores().refunds().find(second.id())).contains(second);
        assertThat(stored(order).refunded()).isEqualTo(100);
        assertThat(stored(order).status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(stored(order).version()).isEqualTo(3);
    }

    @Test
    void books_each_refund_as_the_reverse_of_the_payment() {
        var order = paid(stores().orders(), 100);
        var refund = refunded(stores().refunds(), order.id(), amount(60));

        var booked = stores().ledger().transactionsOf(order.id(), FIRST_PAGE).items();

        assertThat(booked).hasSize(2);
        assertThat(booked.getFirst().id()).isEqualTo(refund.ledgerTransactionId());
        assertThat(booked.getFirst().refundId()).isEqualTo(refund.id());
        assertThat(booked.getFirst().entries())
                .containsExactly(new Entry("order:" + order.id(), -60), new Entry("cash:stripe", 60));
    }

    @Test
    void records_each_refund_and_that_nothing_is_left() {
        var order = paid(stores().orders(), 100);
        refunded(stores().refunds(), order.id(), amount(60));
        refunded(stores().refunds(), order.id(), full());

        assertThat(eventTypesAbout(order.id()))
                .containsExactly("order.placed", "order.paid", "refund.recorded", "refund.recorded", "order.refunded");
        assertThat(eventsAbout(order.id()).getLast().subjectVersion()).isEqualTo(3);
    }

    @Test
    void refunds_all_that_is_left_and_counts_every_unit() {
        var order = paid(stores().orders(), item("tea", 3, 450), item("mug", 1, 1200));
        refunded(stores().refunds(), order.id(), units(1, 1));

        var rest = refunded(stores().refunds(), order.id(), full());

        assertThat(rest.amount()).isEqualTo(2100);
        assertThat(rest.lines()).containsExactly(new Refund.Line(1, 2, 900), new Refund.Line(2, 1, 1200));
        assertThat(stored(order).items())
                .extracting(Order.Item::refundedQuantity)
                .containsExactly(3, 1);
        assertThat(stores().refunds().find(rest.id())).contains(rest);
    }

    @Test
    void refunds_unit_by_unit_to_exactly_the_amount_of_the_line() {
        var order = paid(stores().orders(), discounted("tea", 3, 400, 200));

        var amounts = IntStream.range(0, 3)
                .mapToObj(i ->
                        refunded(stores().refunds(), order.id(), units(1, 1)).amount())
                .toList();

        assertThat(amounts).containsExactly(333L, 333L, 334L);
        assertThat(stored(order).items().getFirst().refundedAmount()).isEqualTo(1000);
        assertThat(stored(order).refunded()).isEqualTo(1000);
        assertThat(refund(order.id(), units(1, 1))).isEqualTo(new LineQuantityExceeded(1, 0));
    }

    @Test
    void refuses_more_than_is_left() {
        var order = paid(stores().orders(), 100);
        refunded(stores().refunds(), order.id(), amount(60));

        assertThat(writingNothing(() -> refund(order.id(), amount(41)))).isEqualTo(new RefundExceedsPaid(100, 60, 40));
        assertThat(writingNothing(() -> refund(order.id(), units(1, 1)))).isEqualTo(new RefundExceedsPaid(100, 60, 40));
    }

    @Test
    void refuses_a_second_full_refund() {
        var order = paid(stores().orders(), 100);
        refunded(stores().refunds(), order.id(), full());

        assertThat(writingNothing(() -> refund(order.id(), full()))).isEqualTo(new NothingToRefund());
        assertThat(writingNothing(() -> refund(order.id(), amount(1)))).isEqualTo(new NothingToRefund());
    }

    @Test
    void refuses_to_refund_what_was_never_paid() {
        var order = placed(stores().orders(), orderOf(1));

        for (var refund : List.of(amount(1), full(), units(1, 1))) {
            assertThat(writingNothing(() -> refund(order.id(), refund)))
                    .isEqualTo(new OrderNotRefundable(OrderStatus.PLACED));
        }
    }

    @Test
    void refuses_an_order_that_is_not_there() {
        for (var refund : List.of(amount(1), full(), units(1, 1))) {
            assertThat(writingNothing(() -> refund(UUID.randomUUID(), refund))).isEqualTo(new OrderNotFound());
        }
    }

    @Test
    void judges_a_refund_of_lines_by_its_lines_first() {
        var order = placed(stores().orders(), orderOf(2));

        assertThat(refund(order.id(), units(3, 1))).isEqualTo(new LineNotFound(3));
        assertThat(refund(order.id(), units(2, 3))).isEqualTo(new LineQuantityExceeded(2, 2));
    }

    @Test
    void refuses_when_another_amount_was_refunded_than_expected() {
        var order = paid(stores().orders(), 100);
        refunded(stores().refunds(), order.id(), amount(30));

        for (var refund : List.of(amount(10), full())) {
            assertThat(writingNothing(() -> refund(order.id(), expecting(refund, 0))))
                    .isEqualTo(new RefundedAmountChanged(30));
        }
        assertThat(refund(order.id(), expecting(amount(10), 30))).isInstanceOf(Recorded.class);
        assertThat(refund(order.id(), expecting(full(), 40))).isInstanceOf(Recorded.class);
    }

    @Test
    void refuses_when_the_order_has_another_version() {
        var order = paid(stores().orders(), 100);
        refunded(stores().refunds(), order.id(), amount(30));

        for (var refund : List.of(amount(10), full())) {
            var version = stored(order).version();
            var stale = ifMatch(call(TestRefunds.OPERATION), version - 1);
            assertThat(writingNothing(() -> TestRefunds.refund(stores().refunds(), stale, order.id(), refund)))
                    .isEqualTo(new VersionMismatch(version));

            var fresh = ifMatch(stale, version - 1, version);
            assertThat(TestRefunds.refund(stores().refunds(), fresh, order.id(), refund))
                    .isInstanceOf(Recorded.class);
        }
    }

    @Test
    void names_the_refund_that_has_the_reference() {
        var reference = UUID.randomUUID().toString();
        var order = paid(stores().orders(), 100);
        var holder = refunded(stores().refunds(), order.id(), withReference(amount(30), reference));

        for (var refund : List.of(amount(10), full())) {
            assertThat(writingNothing(() -> refund(order.id(), withReference(refund, reference))))
                    .isEqualTo(new DuplicateReference(holder.id()));
        }
    }

    @Test
    void gives_the_first_answer_again_whatever_has_happened_since() {
        for (var refund : List.of(amount(30), full(), units(1, 1))) {
            var order = paid(stores().orders(), item("tea", 2, 50));
            var call = call(TestRefunds.OPERATION);
            var first = (Recorded) TestRefunds.refund(stores().refunds(), call, order.id(), refund);
            refund(order.id(), full());

            var again = writingNothing(() -> TestRefunds.refund(stores().refunds(), call, order.id(), refund));

            assertThat(again).isEqualTo(new Replayed(first.refund().answer()));
        }
    }

    @Test
    void refuses_a_key_that_stands_for_another_request() {
        for (var refund : List.of(amount(30), full(), units(1, 1))) {
            var order = paid(stores().orders(), item("tea", 2, 50));
            var call = call(TestRefunds.OPERATION);
            TestRefunds.refund(stores().refunds(), call, order.id(), refund);

            for (var orderId : List.of(order.id(), UUID.randomUUID())) {
                var other = writingNothing(
                        () -> TestRefunds.refund(stores().refunds(), askingForMore(call), orderId, refund));
                assertThat(other).isEqualTo(new KeyReused());
            }
        }
    }

    @Test
    void lets_one_of_twenty_racing_refunds_of_sixty_have_the_hundred() {
        var order = paid(stores().orders(), 100);

        var results = Race.of(20, i -> refund(order.id(), amount(60)));

        assertThat(results).filteredOn(Recorded.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(result -> !(result instanceof Recorded))
                .containsOnly(new RefundExceedsPaid(100, 60, 40));
        assertThat(stored(order).refunded()).isEqualTo(60);
    }

    @Test
    void lets_all_racing_refunds_through_that_fit() {
        var order = paid(stores().orders(), item("tea", 16, 10), item("mug", 1, 160));

        var results = Race.of(32, i -> refund(order.id(), i < 16 ? units(1, 1) : amount(10)));

        assertThat(results).allMatch(Recorded.class::isInstance);
        assertThat(stored(order).refunded()).isEqualTo(320);
        assertThat(stored(order).items().getFirst().refundedQuantity()).isEqualTo(16);
    }

    @Test
    void keeps_its_promises_when_several_instances_refund_one_order() {
        var instances = List.of(stores(), stores().ofAnotherInstance(), stores().ofAnotherInstance());
        for (var refund : List.of(amount(60), units(1, 3), full())) {
            var order = paid(stores().orders(), item("tea", 5, 20));

            var results = Race.of(
                    12,
                    i -> TestRefunds.refund(
                            instances.get(i % instances.size()).refunds(),
                            call(TestRefunds.OPERATION),
                            order.id(),
                            refund));

            assertThat(results).filteredOn(Recorded.class::isInstance).hasSize(1);
            assertThat(stored(order).version()).isEqualTo(2);
        }
    }

    @Test
    void lets_all_refunds_through_that_fit_from_several_instances() {
        var instances = List.of(stores(), stores().ofAnotherInstance(), stores().ofAnotherInstance());
        var order = paid(stores().orders(), item("tea", 12, 10), item("mug", 1, 120));

        var results = Race.of(
                24,
                i -> TestRefunds.refund(
                        instances.get(i % instances.size()).refunds(),
                        call(TestRefunds.OPERATION),
                        order.id(),
                        i < 12 ? units(1, 1) : amount(10)));

        assertThat(results).allMatch(Recorded.class::isInstance);
        assertThat(results)
                .extracting(result -> ((Recorded) result).refund().refunded())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 24).map(n -> n * 10).boxed().toList());
    }

    @Test
    void refunds_in_full_once_however_many_try() {
        var order = paid(stores().orders(), item("tea", 3, 100));

        var results = Race.of(12, i -> refund(order.id(), full()));

        assertThat(results).filteredOn(Recorded.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(result -> !(result instanceof Recorded)).containsOnly(new NothingToRefund());
    }

    @Test
    void records_one_refund_for_sixteen_calls_with_one_key() {
        for (var refund : List.of(amount(30), full())) {
            var order = paid(stores().orders(), 100);
            var call = call(TestRefunds.OPERATION);

            var results = Race.of(16, i -> TestRefunds.refund(stores().refunds(), call, order.id(), refund));

            var recorded = results.stream().filter(Recorded.class::isInstance).toList();
            assertThat(recorded).hasSize(1);
            var answer = ((Recorded) recorded.getFirst()).refund().answer();
            assertThat(results)
                    .filteredOn(result -> result != recorded.getFirst())
                    .containsOnly(new Replayed(answer));
        }
    }

    @Test
    void lists_the_refunds_of_an_order_newest_first() {
        var order = paid(stores().orders(), 100);
        var first = refunded(stores().refunds(), order.id(), amount(10));
        var second = refunded(stores().refunds(), order.id(), amount(20));

        var page = stores().refunds()
                .refundsOf(order.id(), new Page.Request(Page.Request.START, 1))
                .orElseThrow();
        var next = stores().refunds()
                .refundsOf(order.id(), new Page.Request(page.nextCursor(), 1))
                .orElseThrow();

        assertThat(page.items()).containsExactly(second);
        assertThat(next).isEqualTo(new Page<>(List.of(first), null));
        assertThat(stores().refunds().refundsOf(UUID.randomUUID(), FIRST_PAGE)).isEqualTo(Optional.empty());
    }

    private String tracked(long available) {
        var sku = "tea " + UUID.randomUUID();
        stores().setStock(sku, available);
        return sku;
    }

    @Test
    void puts_refunded_units_back_to_stock_if_asked_to() {
        var sku = tracked(10);
        var order = paid(stores().orders(), fromStock(sku, 4), item("mug", 2, 5), fromStock(sku, 1));

        refunded(stores().refunds(), order.id(), units(1, 1));
        assertThat(stores().stockOf(sku)).isEqualTo(5);
        var refund = refunded(stores().refunds(), order.id(), restocking(units(1, 2)));
        assertThat(stores().stockOf(sku)).isEqualTo(7);
        refunded(stores().refunds(), order.id(), restocking(units(2, 2)));
        assertThat(stores().stockOf(sku)).isEqualTo(7);
        refunded(stores().refunds(), order.id(), restocking(full()));
        assertThat(stores().stockOf(sku)).isEqualTo(9);

        var told = eventsAbout(order.id()).stream()
                .filter(event -> event.subjectVersion() == 3)
                .map(event -> Json.tree(event.data()))
                .findFirst()
                .orElseThrow();
        assertThat(told.get("id").textValue()).isEqualTo(refund.id().toString());
        assertThat(told.get("restocked").toString()).isEqualTo("[{\"sku\":\"" + sku + "\",\"quantity\":2}]");
    }

    @Test
    void tells_the_refund_itself_in_its_event() {
        for (var refund : List.of(withReference(amount(30), UUID.randomUUID().toString()), units(1, 1), full())) {
            var order = paid(stores().orders(), item("tea", 2, 50));
            var recorded = refunded(stores().refunds(), order.id(), refund);

            var told = (ObjectNode) Json.tree(eventsAbout(order.id()).get(2).data());

            assertThat(told.remove("restocked").toString()).isEqualTo("[]");
            assertThat(told).isEqualTo(Json.tree(Json.write(recorded)));
        }
    }

    @Test
    void lets_three_of_twenty_four_racing_refunds_of_thirty_have_the_hundred() {
        var order = paid(stores().orders(), 100);

        var results = Race.of(24, i -> refund(order.id(), amount(30)));

        assertThat(results)
                .filteredOn(Recorded.class::isInstance)
                .extracting(result -> ((Recorded) result).refund().refunded())
                .containsExactlyInAnyOrder(30L, 60L, 90L);
        assertThat(results)
                .filteredOn(result -> !(result instanceof Recorded))
                .hasSize(21)
                .allMatch(RefundExceedsPaid.class::isInstance);
        assertThat(stored(order).refunded()).isEqualTo(90);
    }
}
