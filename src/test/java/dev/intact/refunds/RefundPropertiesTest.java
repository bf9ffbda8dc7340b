package dev.intact.refunds;

import static dev.intact.refunds.RandomRefunds.afterEachCall;
import static dev.intact.refunds.RandomRefunds.afterEachRefund;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.orders.RandomOrders;
import dev.intact.refunds.NewRefund.Way.ByAmount;
import dev.intact.refunds.NewRefund.Way.ByLines;
import dev.intact.refunds.NewRefund.Way.InFull;
import dev.intact.refunds.RandomRefunds.Step;
import dev.intact.support.Seeds;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What holds of every order, whatever is refunded of it and when: decided in memory, as both stores decide it. */
class RefundPropertiesTest {
    private static final int ORDERS = 500;

    private static Stream<Refund.Line> refundedSoFar(Step step, Order.Item item) {
        return step.soFar().stream()
                .flatMap(applied -> applied.refund().lines().stream())
                .filter(line -> line.line() == item.line());
    }

    private static long prices(Stream<Refund.Line> lines) {
        return lines.mapToLong(Refund.Line::amount).sum();
    }

    /** Or the claims below would say little. */
    @Test
    void the_cases_reach_every_state_size_and_way() {
        var seen = new HashSet<Object>();
        afterEachCall(step -> {
            var order = step.after();
            seen.addAll(List.of(order.currency(), order.status(), order.items().size(), order.total()));
        });
        afterEachRefund((step, applied) -> seen.add(step.wanted().way().getClass()));

        assertThat(seen)
                .contains("JPY", "EUR", "KWD")
                .contains(1, 8, 50)
                .contains(0L, 9_007_199_254_740_991L)
                .contains(OrderStatus.PLACED, OrderStatus.PAID, OrderStatus.PARTIALLY_REFUNDED, OrderStatus.REFUNDED)
                .contains(ByAmount.class, ByLines.class, InFull.class);
    }

    @Nested
    class Money {
        @Test
        void of_an_order_is_the_sum_of_its_refunds_and_never_more_than_was_paid() {
            afterEachCall(step -> {
                var order = step.after();
                var sum = step.soFar().stream()
                        .mapToLong(applied -> applied.refund().amount())
                        .sum();

                assertThat(order.refunded()).as(step.name()).isEqualTo(sum).isBetween(0L, order.paid());
                assertThat(order.refundable()).as(step.name()).isEqualTo(order.paid() - sum);
            });
        }

        @Test
        void of_a_line_is_its_running_share_rounded_down_so_that_it_ends_at_exactly_its_amount() {
            afterEachCall(step -> step.after().items().forEach(item -> {
                assertThat(item.refundedAmount()).as(step.name()).isEqualTo(prices(refundedSoFar(step, item)));
                assertThat(lostByRounding(item))
                        .as(step.name())
                        .isBetween(BigInteger.ZERO, BigInteger.valueOf(item.quantity() - 1L));
            }));
        }

        /** In fractions of a minor unit: as many make one as the line has units. */
        private static BigInteger lostByRounding(Order.Item item) {
            var exact = BigInteger.valueOf(item.amount()).multiply(BigInteger.valueOf(item.refundedQuantity()));
            var counted = BigInteger.valueOf(item.refundedAmount()).multiply(BigInteger.valueOf(item.quantity()));
            return exact.subtract(counted);
        }

        @Test
        void is_what_was_asked_for() {
            afterEachRefund((step, applied) -> {
                var expected =
                        switch (step.wanted().way()) {
                            case ByAmount(long amount) -> amount;
                            case ByLines byLines -> prices(applied.refund().lines().stream());
                            case InFull inFull -> step.before().refundable();
                        };

                assertThat(applied.refund().amount()).as(step.name()).isEqualTo(expected);
            });
        }

        @Test
        void decides_the_status() {
            afterEachCall(step -> {
                var order = step.after();
                var isAllGivenBack = order.refunded() == order.paid();
                var onceRefunded = isAllGivenBack ? OrderStatus.REFUNDED : OrderStatus.PARTIALLY_REFUNDED;
                var isRefunded = !step.soFar().isEmpty();

                assertThat(order.status())
                        .as(step.name())
                        .isEqualTo(isRefunded ? onceRefunded : step.before().status());
            });
        }

        @Test
        void of_a_full_refund_after_one_by_amount_is_less_than_the_prices_of_the_units_that_it_counts() {
            Seeds.each(ORDERS, random -> {
                var paid = RandomOrders.paid(new RandomOrders(random).placed());
                var most = Math.max(1, paid.total() - 1);
                var byAmount = RandomRefunds.applied(paid, new ByAmount(1 + random.nextLong(most)), false);
                if (byAmount.order().refundable() == 0) {
                    return;
                }

                var full = RandomRefunds.applied(byAmount.order(), new InFull(), false);

                assertThat(byAmount.order().items()).isEqualTo(paid.items());
                assertThat(full.refund().amount())
                        .isEqualTo(paid.total() - byAmount.refund().amount());
                assertThat(prices(full.refund().lines().stream())).isEqualTo(paid.total());
                assertThat(full.order().items()).allMatch(item -> item.refundedAmount() == item.amount());
            });
        }
    }

    @Nested
    class Units {
        @Test
        void of_a_line_are_counted_once_and_never_more_than_were_sold() {
            afterEachCall(step -> step.after().items().forEach(item -> {
                var sum = refundedSoFar(step, item)
                        .mapToInt(Refund.Line::quantity)
                        .sum();

                assertThat(item.refundedQuantity())
                        .as(step.name())
                        .isEqualTo(sum)
                        .isBetween(0, item.quantity());
            }));
        }

        @Test
        void are_those_that_were_asked_for() {
            afterEachRefund((step, applied) -> {
                var expected =
                        switch (step.wanted().way()) {
                            case ByAmount byAmount -> Map.of();
                            case ByLines(var units) -> units;
                            case InFull inFull -> left(step.before());
                        };
                var counted =
                        applied.refund().lines().stream().collect(toMap(Refund.Line::line, Refund.Line::quantity));

                assertThat(counted).as(step.name()).isEqualTo(expected);
            });
        }

        private static Map<Integer, Integer> left(Order order) {
            return order.items().stream()
                    .filter(item -> item.refundedQuantity() < item.quantity())
                    .collect(toMap(Order.Item::line, item -> item.quantity() - item.refundedQuantity()));
        }

        @Test
        void go_back_to_stock_if_they_were_taken_from_there_and_the_call_says_so() {
            afterEachRefund((step, applied) -> {
                var expected = new HashMap<String, Integer>();
                for (var line : applied.refund().lines()) {
                    var item = step.before().items().get(line.line() - 1);
                    if (item.takeStock() && step.wanted().restock()) {
                        expected.merge(item.sku(), line.quantity(), Integer::sum);
                    }
                }

                assertThat(applied.givenBack().bySku()).as(step.name()).isEqualTo(expected);
            });
        }

        /** Units that cost nothing may be left: once all the money is given back, there is nothing to refund. */
        @Test
        void refunded_in_any_grouping_end_at_exactly_what_was_paid() {
            Seeds.each(ORDERS, random -> {
                var order = RandomOrders.paid(new RandomOrders(random).placed());
                var refunds = new RandomRefunds(random);
                while (order.refundable() > 0 && !left(order).isEmpty()) {
                    var some = new ByLines(refunds.someUnits(order));
                    order = RandomRefunds.applied(order, some, false).order();
                }

                assertThat(order.refunded()).isEqualTo(order.paid());
                assertThat(order.status()).isEqualTo(OrderStatus.REFUNDED);
                assertThat(order.items()).allMatch(item -> item.refundedAmount() == item.amount());
                assertThat(order.items()).allMatch(item -> item.unitsLeft() == 0 || item.amount() == 0);
            });
        }

        @Test
        void of_a_line_refunded_one_by_one_end_at_exactly_its_amount() {
            Seeds.each(20, random -> {
                var order = RandomOrders.paid(new RandomOrders(random).placed());
                var line = dearest(order).line();
                for (var unit = dearest(order).quantity(); unit > 0; unit--) {
                    var one = new ByLines(new TreeMap<>(Map.of(line, 1)));
                    order = RandomRefunds.applied(order, one, false).order();
                }

                assertThat(dearest(order).refundedAmount())
                        .isEqualTo(dearest(order).amount());
                assertThat(order.refunded()).isEqualTo(dearest(order).amount());
            });
        }

        private static Order.Item dearest(Order order) {
            return order.items().stream().max(comparingLong(Order.Item::amount)).orElseThrow();
        }
    }
}
