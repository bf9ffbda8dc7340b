package dev.intact.refunds;

import static dev.intact.refunds.RandomRefunds.afterEachCall;
import static dev.intact.refunds.RandomRefunds.afterEachRefund;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.refunds.NewRefund.Way.ByAmount;
import dev.intact.refunds.NewRefund.Way.ByLines;
import dev.intact.refunds.NewRefund.Way.InFull;
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
import dev.intact.refunds.RefundPlan.Refuse;
import java.math.BigInteger;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** No refund is refused without a reason, and none is made in spite of one; {@link RefundPlanTest} has their order. */
class RefundRefusalsTest {
    /** Or the claims below would say little. */
    @Test
    void are_all_reached() {
        var seen = new HashSet<Object>();
        afterEachCall(step -> {
            if (step.plan() instanceof Refuse(RecordRefundResult why)) {
                seen.add(why.getClass());
            }
        });

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        VersionMismatch.class,
                        LineNotFound.class,
                        LineQuantityExceeded.class,
                        OrderNotRefundable.class,
                        RefundedAmountChanged.class,
                        NothingToRefund.class,
                        RefundExceedsPaid.class);
    }

    @Test
    void are_justified_by_what_is_stored() {
        afterEachCall(step -> {
            if (step.plan() instanceof Refuse(RecordRefundResult why)) {
                assertThat(isJustified(why, step.before(), step.wanted()))
                        .as("%s: %s of %s", step.name(), why, step.wanted())
                        .isTrue();
            }
        });
    }

    private static boolean isJustified(RecordRefundResult why, Order order, NewRefund wanted) {
        return switch (why) {
            case VersionMismatch(long version) -> version == order.version() && isStale(order, wanted);
            case OrderNotRefundable(OrderStatus status) -> status == order.status() && status == OrderStatus.PLACED;
            case LineNotFound(int line) -> line > order.items().size() && units(wanted, line) > 0;
            case LineQuantityExceeded(int line, int left) ->
                left == unitsLeft(order, line) && units(wanted, line) > left;
            case RefundedAmountChanged(long refunded) -> refunded == order.refunded() && isMistaken(order, wanted);
            case NothingToRefund() -> order.refunded() == order.paid();
            case RefundExceedsPaid(long paid, long refunded, long refundable) ->
                paid == order.paid()
                        && refunded == order.refunded()
                        && refundable == paid - refunded
                        && cost(order, wanted) > refundable;
            case Recorded never -> false;
            case Replayed never -> false;
            case KeyReused never -> false;
            case OrderNotFound never -> false;
            case DuplicateReference never -> false;
        };
    }

    @Test
    void are_never_left_out() {
        afterEachRefund((step, applied) -> {
            assertThat(step.before().status()).as(step.name()).isIn(OrderStatus.PAID, OrderStatus.PARTIALLY_REFUNDED);
            assertThat(isStale(step.before(), step.wanted())).as(step.name()).isFalse();
            assertThat(isMistaken(step.before(), step.wanted())).as(step.name()).isFalse();
            assertThat(cost(step.before(), step.wanted()))
                    .as(step.name())
                    .isEqualTo(applied.refund().amount())
                    .isLessThanOrEqualTo(step.before().refundable());
        });
    }

    private static boolean isStale(Order order, NewRefund wanted) {
        var allowed = wanted.call().ifMatch();
        return !allowed.isEmpty() && !allowed.contains(order.version());
    }

    private static boolean isMistaken(Order order, NewRefund wanted) {
        return wanted.expectedRefunded()
                .filter(expected -> expected != order.refunded())
                .isPresent();
    }

    private static int units(NewRefund wanted, int line) {
        return wanted.way() instanceof ByLines(var units) ? units.getOrDefault(line, 0) : 0;
    }

    private static int unitsLeft(Order order, int line) {
        var item = order.items().get(line - 1);
        return item.quantity() - item.refundedQuantity();
    }

    private static long cost(Order order, NewRefund wanted) {
        return switch (wanted.way()) {
            case ByAmount(long amount) -> amount;
            case InFull inFull -> order.paid() - order.refunded();
            case ByLines(var units) ->
                units.entrySet().stream()
                        .mapToLong(entry -> cost(order.items().get(entry.getKey() - 1), entry.getValue()))
                        .sum();
        };
    }

    private static long cost(Order.Item item, int units) {
        return share(item, item.refundedQuantity() + units) - share(item, item.refundedQuantity());
    }

    private static long share(Order.Item item, int units) {
        var ofAll = BigInteger.valueOf(item.amount()).multiply(BigInteger.valueOf(units));
        return ofAll.divide(BigInteger.valueOf(item.quantity())).longValueExact();
    }
}
