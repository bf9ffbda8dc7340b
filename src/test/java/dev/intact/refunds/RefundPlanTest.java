package dev.intact.refunds;

import static dev.intact.support.TestCalls.call;
import static dev.intact.support.TestCalls.ifMatch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.refunds.NewRefund.Way;
import dev.intact.refunds.NewRefund.Way.ByAmount;
import dev.intact.refunds.NewRefund.Way.ByLines;
import dev.intact.refunds.NewRefund.Way.InFull;
import dev.intact.refunds.RecordRefundResult.LineNotFound;
import dev.intact.refunds.RecordRefundResult.LineQuantityExceeded;
import dev.intact.refunds.RecordRefundResult.NothingToRefund;
import dev.intact.refunds.RecordRefundResult.OrderNotRefundable;
import dev.intact.refunds.RecordRefundResult.RefundExceedsPaid;
import dev.intact.refunds.RecordRefundResult.RefundedAmountChanged;
import dev.intact.refunds.RecordRefundResult.VersionMismatch;
import dev.intact.refunds.RefundPlan.Go;
import dev.intact.refunds.RefundPlan.Refuse;
import dev.intact.shared.Call;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefundPlanTest {
    private static Order.Item item(int line, int quantity, long amount, int refunded) {
        return new Order.Item(line, "tea", quantity, amount, 0, amount, false, refunded, 0);
    }

    private static Order order(OrderStatus status, long paid, long refunded, Order.Item... items) {
        var at = Instant.EPOCH;
        return new Order(
                UUID.randomUUID(),
                null,
                "c",
                status,
                "EUR",
                paid,
                paid,
                refunded,
                paid - refunded,
                List.of(items),
                Map.of(),
                3,
                at,
                at);
    }

    private static NewRefund wanted(Call call, Way way, Optional<Long> expectedRefunded) {
        return new NewRefund(
                call,
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                way,
                false,
                expectedRefunded,
                null,
                null,
                Map.of());
    }

    private static RefundPlan plan(Order order, Way way) {
        return RefundPlan.of(order, wanted(call(TestRefunds.OPERATION), way, Optional.empty()));
    }

    private static ByLines units(int line, int quantity) {
        return new ByLines(new TreeMap<>(Map.of(line, quantity)));
    }

    @Test
    void refunds_what_was_asked_for() {
        var order = order(OrderStatus.PAID, 100, 0, item(1, 3, 100, 0));

        assertThat(plan(order, new ByAmount(60))).isEqualTo(new Go(60, List.of()));
        assertThat(plan(order, units(1, 2))).isEqualTo(new Go(66, List.of(new Refund.Line(1, 2, 66))));
        assertThat(plan(order, new InFull())).isEqualTo(new Go(100, List.of(new Refund.Line(1, 3, 100))));
    }

    @Test
    void counts_only_the_units_that_are_left() {
        var order = order(OrderStatus.PARTIALLY_REFUNDED, 100, 33, item(1, 3, 100, 1), item(2, 1, 0, 1));

        assertThat(plan(order, new InFull())).isEqualTo(new Go(67, List.of(new Refund.Line(1, 2, 67))));
        assertThat(plan(order, units(1, 3))).isEqualTo(new Refuse(new LineQuantityExceeded(1, 2)));
    }

    @ParameterizedTest
    @EnumSource(names = {"PLACED", "CANCELLED"})
    void refuses_what_was_not_paid(OrderStatus status) {
        var order = order(status, 0, 0, item(1, 1, 100, 0));

        for (var way : List.of(new ByAmount(1), units(1, 1), new InFull())) {
            assertThat(plan(order, way)).isEqualTo(new Refuse(new OrderNotRefundable(status)));
        }
    }

    @Test
    void judges_the_lines_before_the_state_but_the_version_before_the_money() {
        var placed = order(OrderStatus.PLACED, 0, 0, item(1, 1, 100, 0));
        assertThat(plan(placed, units(2, 1))).isEqualTo(new Refuse(new LineNotFound(2)));

        var stale = ifMatch(call(TestRefunds.OPERATION), 2);
        assertThat(RefundPlan.of(placed, wanted(stale, new ByAmount(1), Optional.of(5L))))
                .isEqualTo(new Refuse(new VersionMismatch(3)));
    }

    @Test
    void refuses_in_the_order_in_which_it_judges() {
        var half = order(OrderStatus.PARTIALLY_REFUNDED, 100, 60, item(1, 1, 100, 0));
        var whole = order(OrderStatus.REFUNDED, 100, 100, item(1, 1, 100, 1));
        var call = call(TestRefunds.OPERATION);

        assertThat(RefundPlan.of(half, wanted(call, new ByAmount(41), Optional.of(0L))))
                .isEqualTo(new Refuse(new RefundedAmountChanged(60)));
        assertThat(plan(half, new ByAmount(41))).isEqualTo(new Refuse(new RefundExceedsPaid(100, 60, 40)));
        assertThat(plan(half, units(1, 1))).isEqualTo(new Refuse(new RefundExceedsPaid(100, 60, 40)));
        assertThat(plan(whole, new ByAmount(1))).isEqualTo(new Refuse(new NothingToRefund()));
        assertThat(plan(whole, new InFull())).isEqualTo(new Refuse(new NothingToRefund()));
    }

    /** The seeds are fixed; a failure names the line that shows it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void ends_at_exactly_the_amount_of_the_line_however_it_is_split(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < 500; i++) {
            var quantity = 1 + random.nextInt(10_000);
            var amount = random.nextLong(9_007_199_254_740_992L);
            var sum = 0L;
            var refunded = 0;
            while (refunded < quantity) {
                var units = 1 + random.nextInt(quantity - refunded);
                var price = RefundPlan.priceOf(item(1, quantity, amount, refunded), units);
                assertThat(price).isNotNegative();
                sum += price;
                refunded += units;
            }
            assertThat(sum).as("%d units for %d", quantity, amount).isEqualTo(amount);
        }
    }
}
