package dev.intact.cancellations;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.cancellations.CancelOrderResult.OrderNotCancellable;
import dev.intact.cancellations.CancellationPlan.Go;
import dev.intact.cancellations.CancellationPlan.Refuse;
import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.orders.RandomOrders;
import dev.intact.refunds.AppliedRefund;
import dev.intact.refunds.RandomRefunds;
import dev.intact.refunds.RandomRefunds.Step;
import dev.intact.shared.Ids;
import dev.intact.shared.Json;
import dev.intact.stock.Pieces;
import dev.intact.support.Seeds;
import dev.intact.support.TestCalls;
import java.util.HashMap;
import java.util.HashSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of every order that is cancelled, whatever was refunded of it before. */
class CancellationPropertiesTest {
    private static final int ORDERS = 500;

    private static CancellationPlan plan(Order order) {
        var wanted = new NewCancellation(
                TestCalls.call(TestCancellations.OPERATION),
                Ids.next(),
                Ids.next(),
                Ids.next(),
                order.id(),
                true,
                null);
        return CancellationPlan.of(order, wanted, order.paid() > 0 ? "stripe" : null);
    }

    private static void afterRefunds(BiConsumer<Step, Go> claim) {
        Seeds.each(ORDERS, random -> {
            var orders = new RandomOrders(random);
            var order = random.nextInt(4) == 0 ? orders.placed() : orders.paid();
            var last = new RandomRefunds(random).of(order).getLast();
            switch (plan(last.after())) {
                case Go cancelled -> claim.accept(last, cancelled);
                case Refuse(CancelOrderResult why) -> {
                    assertThat(why).isEqualTo(new OrderNotCancellable(OrderStatus.REFUNDED));
                    assertThat(last.after().status()).isEqualTo(OrderStatus.REFUNDED);
                }
            }
        });
    }

    /** Or the claims below would say little. */
    @Test
    void the_cases_reach_every_order_that_can_be_cancelled() {
        var seen = new HashSet<Object>();
        afterRefunds((last, cancelled) -> {
            seen.add(last.after().status());
            if (last.after().total() == 0) {
                seen.add("free");
            }
            if (!cancelled.givenBack().isNone()) {
                seen.add("from stock");
            }
        });

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        OrderStatus.PLACED, OrderStatus.PAID, OrderStatus.PARTIALLY_REFUNDED, "free", "from stock");
    }

    @Test
    void no_money_is_left_and_none_is_given_back_twice() {
        afterRefunds((last, cancelled) -> {
            var givenBack = Stream.concat(last.soFar().stream(), cancelled.refund().stream())
                    .mapToLong(applied -> -applied.booked().collected())
                    .sum();

            assertThat(cancelled.order().status()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(cancelled.order().version()).isEqualTo(last.after().version() + 1);
            assertThat(cancelled.order().refundable()).isZero();
            assertThat(cancelled.order().refunded())
                    .isEqualTo(cancelled.order().paid())
                    .isEqualTo(givenBack);
        });
    }

    @Test
    void the_pieces_given_back_are_those_taken_without_those_refunded_before() {
        afterRefunds((last, cancelled) -> {
            var expected = new HashMap<String, Integer>();
            last.before().items().stream()
                    .filter(Order.Item::takeStock)
                    .forEach(item -> expected.merge(item.sku(), item.quantity(), Integer::sum));
            last.soFar().stream()
                    .flatMap(applied -> takenUnits(last.before(), applied))
                    .forEach(units -> expected.merge(units.sku(), -units.quantity(), Integer::sum));
            expected.values().removeIf(pieces -> pieces == 0);

            assertThat(cancelled.givenBack().bySku()).isEqualTo(expected);
        });
    }

    private static Stream<Pieces.Of> takenUnits(Order order, AppliedRefund applied) {
        return applied.refund().lines().stream()
                .filter(line -> order.items().get(line.line() - 1).takeStock())
                .map(line -> new Pieces.Of(order.items().get(line.line() - 1).sku(), line.quantity()));
    }

    @Test
    void every_unit_is_counted_where_money_went_back_and_none_where_there_was_none() {
        afterRefunds((last, cancelled) -> {
            var hadMoney = last.after().refundable() > 0;
            var before = last.after().items();
            var after = cancelled.order().items();

            assertThat(cancelled.refund().isPresent()).isEqualTo(hadMoney);
            if (hadMoney) {
                assertThat(after).allMatch(item -> item.refundedQuantity() == item.quantity());
                assertThat(after).allMatch(item -> item.refundedAmount() == item.amount());
            } else {
                assertThat(after).isEqualTo(before);
            }
        });
    }

    @Test
    void the_same_pieces_are_told_that_go_back() {
        afterRefunds((last, cancelled) -> {
            var told = Json.tree(cancelled.events().getLast().data()).get("restocked");
            var bySku = told.valueStream()
                    .collect(toMap(piece -> piece.get("sku").textValue(), piece -> piece.get("quantity")
                            .intValue()));

            assertThat(bySku).isEqualTo(cancelled.givenBack().bySku());
        });
    }
}
