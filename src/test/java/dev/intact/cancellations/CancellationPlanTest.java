package dev.intact.cancellations;

import static dev.intact.support.TestCalls.call;
import static dev.intact.support.TestCalls.ifMatch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.cancellations.CancelOrderResult.OrderNotCancellable;
import dev.intact.cancellations.CancelOrderResult.RefundRequired;
import dev.intact.cancellations.CancelOrderResult.VersionMismatch;
import dev.intact.cancellations.CancellationPlan.Go;
import dev.intact.cancellations.CancellationPlan.Refuse;
import dev.intact.events.Event;
import dev.intact.ledger.LedgerTransaction.Entry;
import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.orders.RandomOrders;
import dev.intact.refunds.NewRefund.Way.ByAmount;
import dev.intact.refunds.NewRefund.Way.ByLines;
import dev.intact.refunds.NewRefund.Way.InFull;
import dev.intact.refunds.RandomRefunds;
import dev.intact.refunds.Refund;
import dev.intact.shared.Call;
import dev.intact.shared.Ids;
import dev.intact.shared.Json;
import dev.intact.stock.Pieces;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CancellationPlanTest {
    private static final Order PLACED =
            placed(100, item(1, "tea", 3, 50, true), item(2, "mug", 2, 40, true), item(3, "card", 1, 10, false));
    private static final Order PAID = RandomOrders.paid(PLACED);
    private static final Order FREE = RandomOrders.paid(placed(0, item(1, "sample", 2, 0, true)));

    private static Order placed(long total, Order.Item... items) {
        return new Order(
                Ids.next(),
                "mine",
                "ada",
                OrderStatus.PLACED,
                "EUR",
                total,
                0,
                0,
                0,
                List.of(items),
                Map.of(),
                1,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static Order.Item item(int line, String sku, int quantity, long amount, boolean takeStock) {
        return new Order.Item(line, sku, quantity, amount, 0, amount, takeStock, 0, 0);
    }

    private static NewCancellation wanted(Call call, Order order, boolean withRefund) {
        return new NewCancellation(call, Ids.next(), Ids.next(), Ids.next(), order.id(), withRefund, "changed my mind");
    }

    private static CancellationPlan plan(Order order, boolean withRefund) {
        return CancellationPlan.of(
                order, wanted(call(TestCancellations.OPERATION), order, withRefund), providerOf(order));
    }

    private static String providerOf(Order order) {
        return order.paid() > 0 ? "stripe" : null;
    }

    private static Go cancelled(Order order, boolean withRefund) {
        return (Go) plan(order, withRefund);
    }

    private static ByLines units(int line, int quantity) {
        return new ByLines(new TreeMap<>(Map.of(line, quantity)));
    }

    @Nested
    class Refuses {
        @Test
        void a_stale_call_before_anything_else() {
            var stale = ifMatch(call(TestCancellations.OPERATION), 1);
            var refunded = RandomRefunds.applied(PAID, new InFull(), false).order();

            assertThat(CancellationPlan.of(PAID, wanted(stale, PAID, false), "stripe"))
                    .isEqualTo(new Refuse(new VersionMismatch(2)));
            assertThat(CancellationPlan.of(refunded, wanted(stale, refunded, true), "stripe"))
                    .isEqualTo(new Refuse(new VersionMismatch(3)));
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void an_order_that_is_refunded_in_full_or_cancelled(boolean withRefund) {
            var refunded = RandomRefunds.applied(PAID, new ByAmount(100), false).order();
            var cancelled = cancelled(PLACED, false).order();

            assertThat(plan(refunded, withRefund)).isEqualTo(new Refuse(new OrderNotCancellable(OrderStatus.REFUNDED)));
            assertThat(plan(cancelled, withRefund))
                    .isEqualTo(new Refuse(new OrderNotCancellable(OrderStatus.CANCELLED)));
        }

        /** No store leaves an order like this one, but only it tells which is judged first. */
        @ParameterizedTest
        @EnumSource(names = {"REFUNDED", "CANCELLED"})
        void by_the_status_before_the_money(OrderStatus status) {
            var withMoney = PAID.changed(status, 100, 60, PAID.items(), Instant.EPOCH);

            assertThat(plan(withMoney, false)).isEqualTo(new Refuse(new OrderNotCancellable(status)));
        }

        @Test
        void to_keep_money_and_tells_how_much_there_is() {
            var partly = RandomRefunds.applied(PAID, new ByAmount(30), false).order();

            assertThat(plan(PAID, false)).isEqualTo(new Refuse(new RefundRequired(100)));
            assertThat(plan(partly, false)).isEqualTo(new Refuse(new RefundRequired(70)));
        }
    }

    @Nested
    class WithoutMoney {
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void a_placed_order_gives_back_its_pieces(boolean withRefund) {
            var cancelled = cancelled(PLACED, withRefund);

            assertThat(cancelled.refund()).isEmpty();
            assertThat(cancelled.givenBack().list()).containsExactly(new Pieces.Of("mug", 2), new Pieces.Of("tea", 3));
            assertThat(cancelled.order())
                    .usingRecursiveComparison()
                    .ignoringFields("status", "version", "updatedAt")
                    .isEqualTo(PLACED);
            assertThat(cancelled.order().status()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(cancelled.order().version()).isEqualTo(2);
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void a_free_order_is_cancelled_like_one_that_nobody_paid(boolean withRefund) {
            var cancelled = cancelled(FREE, withRefund);

            assertThat(cancelled.refund()).isEmpty();
            assertThat(cancelled.givenBack().list()).containsExactly(new Pieces.Of("sample", 2));
            assertThat(cancelled.order().status()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(cancelled.order().items()).isEqualTo(FREE.items());
        }

        /** No unit of a free order is ever refunded, but the plan does not rely on it. */
        @Test
        void units_that_were_refunded_before_stay_out() {
            var items = List.of(FREE.items().getFirst().refunded(1, 0));
            var oneRefunded = FREE.changed(OrderStatus.PARTIALLY_REFUNDED, 0, 0, items, Instant.EPOCH);

            assertThat(cancelled(oneRefunded, false).givenBack().list()).containsExactly(new Pieces.Of("sample", 1));
        }

        @Test
        void only_the_cancellation_is_told() {
            var wanted = wanted(call(TestCancellations.OPERATION), PLACED, true);
            var cancelled = (Go) CancellationPlan.of(PLACED, wanted, null);

            assertThat(cancelled.events()).extracting(Event::type).containsExactly("order.cancelled");
            assertThat(cancelled.events()).extracting(Event::id).containsExactly(wanted.eventId());
            var told = Json.tree(cancelled.events().getFirst().data());
            assertThat(told.get("order")).isEqualTo(Json.tree(Json.write(cancelled.order())));
            assertThat(told.get("refundId").isNull()).isTrue();
            assertThat(told.get("reason").textValue()).isEqualTo("changed my mind");
            assertThat(told.get("restocked"))
                    .isEqualTo(Json.tree("[{'sku':'mug','quantity':2},{'sku':'tea','quantity':3}]".replace('\'', '"')));
        }
    }

    @Nested
    class WithMoney {
        @Test
        void all_that_was_paid_goes_back() {
            var cancelled = cancelled(PAID, true);
            var refund = cancelled.refund().orElseThrow();

            assertThat(refund.refund().amount()).isEqualTo(100);
            assertThat(refund.refund().reason()).isEqualTo("changed my mind");
            assertThat(refund.refund().orderStatus()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(refund.refund().lines())
                    .containsExactly(new Refund.Line(1, 3, 50), new Refund.Line(2, 2, 40), new Refund.Line(3, 1, 10));
            assertThat(refund.booked().entries())
                    .containsExactly(new Entry("order:" + PAID.id(), -100), new Entry("cash:stripe", 100));
            assertThat(cancelled.order()).isEqualTo(refund.order());
            assertThat(cancelled.order().version()).isEqualTo(3);
        }

        @Test
        void only_what_is_left_of_it_goes_back_and_every_piece() {
            var partly = RandomRefunds.applied(PAID, new ByAmount(30), false).order();

            var cancelled = cancelled(partly, true);

            assertThat(cancelled.refund().orElseThrow().refund().amount()).isEqualTo(70);
            assertThat(cancelled.order().refunded()).isEqualTo(100);
            assertThat(cancelled.givenBack().list()).containsExactly(new Pieces.Of("mug", 2), new Pieces.Of("tea", 3));
        }

        /** With {@code restock} they are back already, without they are lost: no piece goes back twice. */
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void units_that_were_refunded_before_do_not_go_back(boolean restock) {
            var oneTea = RandomRefunds.applied(PAID, units(1, 1), restock);
            var bothMugs = RandomRefunds.applied(oneTea.order(), units(2, 2), restock);

            var cancelled = cancelled(bothMugs.order(), true);

            assertThat(oneTea.givenBack().list()).isEqualTo(restock ? List.of(new Pieces.Of("tea", 1)) : List.of());
            assertThat(cancelled.givenBack().list()).containsExactly(new Pieces.Of("tea", 2));
            assertThat(cancelled.order().items()).allMatch(item -> item.unitsLeft() == 0);
        }

        @Test
        void the_refund_is_told_before_the_cancellation_and_both_explain_the_same_version() {
            var wanted = wanted(call(TestCancellations.OPERATION), PAID, true);
            var cancelled = (Go) CancellationPlan.of(PAID, wanted, "stripe");

            assertThat(cancelled.events())
                    .extracting(Event::type)
                    .containsExactly("refund.recorded", "order.cancelled");
            assertThat(cancelled.events()).extracting(Event::subjectVersion).containsOnly(3L);
            assertThat(cancelled.events())
                    .extracting(Event::subject)
                    .containsOnly(PAID.id().toString());
            assertThat(cancelled.events().getLast().id()).isEqualTo(wanted.eventId());
            var told = Json.tree(cancelled.events().getLast().data());
            assertThat(told.get("refundId").textValue())
                    .isEqualTo(wanted.refundId().toString());
            assertThat(told.get("order")).isEqualTo(Json.tree(Json.write(cancelled.order())));
        }
    }
}
