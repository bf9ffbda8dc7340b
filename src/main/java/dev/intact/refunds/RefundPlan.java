package dev.intact.refunds;

import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
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
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides a refund from the order as it is stored: plain values in, a plan or a refusal out. */
public sealed interface RefundPlan {
    /** @param lines the units that this refund counts as refunded */
    record Go(long amount, List<Refund.Line> lines) implements RefundPlan {}

    record Refuse(RecordRefundResult why) implements RefundPlan {}

    /** Where the money of an order stands. */
    record Balance(OrderStatus status, long paid, long refunded, long version) {
        public long refundable() {
            return paid - refunded;
        }
    }

    /** All that is left of an order, of money and of units. */
    static Go inFull(Order order) {
        return new Go(order.refundable(), unitsLeft(order));
    }

    static RefundPlan of(Order order, NewRefund wanted) {
        var balance = new Balance(order.status(), order.paid(), order.refunded(), order.version());
        return switch (wanted.way()) {
            case ByAmount(long amount) -> judged(balance, wanted, new Go(amount, List.of()));
            case ByLines byLines -> byLines(order, byLines, balance, wanted);
            case InFull() -> judged(balance, wanted, inFull(order));
        };
    }

    /** Why this amount can't be refunded; empty if it can. In the order in which it is judged. */
    static Optional<RecordRefundResult> refusal(Balance balance, NewRefund wanted, long amount) {
        if (!wanted.call().allows(balance.version())) {
            return Optional.of(new VersionMismatch(balance.version()));
        }
        switch (balance.status()) {
            case PLACED, CANCELLED -> {
                return Optional.of(new OrderNotRefundable(balance.status()));
            }
            case PAID, PARTIALLY_REFUNDED, REFUNDED -> {}
        }
        if (wanted.expectedRefunded()
                .filter(expected -> expected != balance.refunded())
                .isPresent()) {
            return Optional.of(new RefundedAmountChanged(balance.refunded()));
        }
        if (balance.refundable() == 0) {
            return Optional.of(new NothingToRefund());
        }
        return amount > balance.refundable()
                ? Optional.of(new RefundExceedsPaid(balance.paid(), balance.refunded(), balance.refundable()))
                : Optional.empty();
    }

    /** What n units cost after k were refunded, so that unit by unit ends exactly at the line's amount. */
    static long priceOf(Order.Item item, int units) {
        var before = item.refundedQuantity();
        return shareOf(item, before + units) - shareOf(item, before);
    }

    private static long shareOf(Order.Item item, int units) {
        return BigInteger.valueOf(item.amount())
                .multiply(BigInteger.valueOf(units))
                .divide(BigInteger.valueOf(item.quantity()))
                .longValueExact();
    }

    private static RefundPlan judged(Balance balance, NewRefund wanted, Go plan) {
        return refusal(balance, wanted, plan.amount())
                .<RefundPlan>map(Refuse::new)
                .orElse(plan);
    }

    private static RefundPlan byLines(Order order, ByLines wantedUnits, Balance balance, NewRefund wanted) {
        var lines = new ArrayList<Refund.Line>();
        for (var entry : wantedUnits.units().entrySet()) {
            var line = entry.getKey();
            if (line < 1 || line > order.items().size()) {
                return new Refuse(new LineNotFound(line));
            }
            var item = order.items().get(line - 1);
            var left = item.unitsLeft();
            if (entry.getValue() > left) {
                return new Refuse(new LineQuantityExceeded(line, left));
            }
            lines.add(new Refund.Line(line, entry.getValue(), priceOf(item, entry.getValue())));
        }
        var amount = lines.stream().mapToLong(Refund.Line::amount).reduce(0, Math::addExact);
        return judged(balance, wanted, new Go(amount, lines));
    }

    private static List<Refund.Line> unitsLeft(Order order) {
        return order.items().stream()
                .filter(item -> item.unitsLeft() > 0)
                .map(item -> new Refund.Line(item.line(), item.unitsLeft(), priceOf(item, item.unitsLeft())))
                .toList();
    }
}
