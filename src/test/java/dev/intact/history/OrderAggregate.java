package dev.intact.history;

import static dev.intact.orders.TestOrders.item;
import static dev.intact.orders.TestOrders.order;
import static dev.intact.orders.TestOrders.placed;
import static dev.intact.support.TestCalls.call;

import dev.intact.cancellations.CancelOrderResult;
import dev.intact.cancellations.CancelOrderResult.OrderNotCancellable;
import dev.intact.cancellations.CancelOrderResult.RefundRequired;
import dev.intact.cancellations.TestCancellations;
import dev.intact.history.Outcome.Did;
import dev.intact.history.Outcome.Done;
import dev.intact.history.Outcome.Told;
import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.orders.RecordPaymentResult;
import dev.intact.orders.RecordPaymentResult.OrderNotPayable;
import dev.intact.orders.TestOrders;
import dev.intact.refunds.RecordRefundResult;
import dev.intact.refunds.RecordRefundResult.LineQuantityExceeded;
import dev.intact.refunds.RecordRefundResult.NothingToRefund;
import dev.intact.refunds.RecordRefundResult.OrderNotRefundable;
import dev.intact.refunds.RecordRefundResult.RefundExceedsPaid;
import dev.intact.refunds.RefundRequest;
import dev.intact.refunds.TestRefunds;
import dev.intact.support.Stores;
import java.util.Random;
import java.util.UUID;

/** One order of one line, paid, refunded and cancelled. */
final class OrderAggregate implements Aggregate<OrderAggregate.State, OrderAggregate.Command> {
    private static final int UNITS = 12;
    private static final int PRICE = 10;
    private static final int TOTAL = UNITS * PRICE;

    sealed interface Command {
        record Pay() implements Command {}

        record RefundAmount(int amount) implements Command {}

        record RefundUnits(int units) implements Command {}

        record RefundAll() implements Command {}

        record Cancel(boolean withRefund) implements Command {}

        record Read() implements Command {}
    }

    record State(OrderStatus status, long paid, long refunded, int units, long version) {
        private State next(OrderStatus to, long nowPaid, long nowRefunded, int nowUnits) {
            return new State(to, nowPaid, nowRefunded, nowUnits, version + 1);
        }
    }

    record Paid() implements Did {}

    /** @param refunded by all refunds so far */
    record Refunded(OrderStatus status, long amount, long refunded) implements Did {}

    record Cancelled(State now) implements Did {}

    private final UUID id;

    private OrderAggregate(UUID id) {
        this.id = id;
    }

    static OrderAggregate make(Stores stores) {
        return new OrderAggregate(
                placed(stores.orders(), order(item("tea", UNITS, PRICE))).id());
    }

    @Override
    public State initial() {
        return new State(OrderStatus.PLACED, 0, 0, 0, 1);
    }

    @Override
    public Command next(Random dice) {
        return switch (dice.nextInt(20)) {
            case 0, 1, 2, 3 -> new Command.Pay();
            case 4, 5, 6, 7, 8 -> new Command.RefundAmount(1 + dice.nextInt(TOTAL / 8));
            case 9, 10, 11, 12 -> new Command.RefundUnits(1 + dice.nextInt(UNITS / 4));
            case 13 -> new Command.RefundAll();
            case 14 -> new Command.Cancel(dice.nextInt(4) == 0);
            default -> new Command.Read();
        };
    }

    @Override
    public Step<State> apply(State before, Command command) {
        return switch (command) {
            case Command.Pay() ->
                before.status == OrderStatus.PLACED
                        ? new Step<>(before.next(OrderStatus.PAID, TOTAL, 0, 0), new Paid())
                        : new Step<>(before, new OrderNotPayable(before.status));
            case Command.RefundAmount(int amount) -> refund(before, amount, 0);
            case Command.RefundUnits(int units) ->
                units > UNITS - before.units
                        ? new Step<>(before, new LineQuantityExceeded(1, UNITS - before.units))
                        : refund(before, units * PRICE, units);
            case Command.RefundAll() -> refund(before, before.paid - before.refunded, UNITS - before.units);
            case Command.Cancel(boolean withRefund) -> cancel(before, withRefund);
            case Command.Read() -> new Step<>(before, before);
        };
    }

    private static Step<State> refund(State before, long amount, int units) {
        var left = before.paid - before.refunded;
        if (before.status == OrderStatus.PLACED || before.status == OrderStatus.CANCELLED) {
            return new Step<>(before, new OrderNotRefundable(before.status));
        }
        if (left == 0) {
            return new Step<>(before, new NothingToRefund());
        }
        if (amount > left) {
            return new Step<>(before, new RefundExceedsPaid(before.paid, before.refunded, left));
        }
        var status = amount == left ? OrderStatus.REFUNDED : OrderStatus.PARTIALLY_REFUNDED;
        var after = before.next(status, before.paid, before.refunded + amount, before.units + units);
        return new Step<>(after, new Refunded(status, amount, after.refunded));
    }

    private static Step<State> cancel(State before, boolean withRefund) {
        var left = before.paid - before.refunded;
        if (before.status == OrderStatus.REFUNDED || before.status == OrderStatus.CANCELLED) {
            return new Step<>(before, new OrderNotCancellable(before.status));
        }
        if (left > 0 && !withRefund) {
            return new Step<>(before, new RefundRequired(left));
        }
        var after = before.next(OrderStatus.CANCELLED, before.paid, before.paid, left > 0 ? UNITS : before.units);
        return new Step<>(after, new Cancelled(after));
    }

    @Override
    public Command read() {
        return new Command.Read();
    }

    @Override
    public Attempt attempt(Command command) {
        return switch (command) {
            case Command.Pay() -> {
                var call = call(TestOrders.PAYMENT);
                var reference = UUID.randomUUID().toString();
                yield on -> outcome(TestOrders.pay(on.orders(), call, id, reference, TOTAL));
            }
            case Command.RefundAmount(int amount) -> refund(TestRefunds.amount(amount));
            case Command.RefundUnits(int units) -> refund(TestRefunds.units(1, units));
            case Command.RefundAll() -> refund(TestRefunds.full());
            case Command.Cancel(boolean withRefund) -> {
                var call = call(TestCancellations.OPERATION);
                var wanted = withRefund ? TestCancellations.withRefund() : TestCancellations.plainly();
                yield on -> outcome(TestCancellations.cancel(on.cancellations(), call, id, wanted));
            }
            case Command.Read() -> on -> new Told(seen(on.orders().find(id).orElseThrow()));
        };
    }

    private Attempt refund(RefundRequest wanted) {
        var call = call(TestRefunds.OPERATION);
        return on -> outcome(TestRefunds.refund(on.refunds(), call, id, wanted));
    }

    private static Outcome outcome(Object result) {
        return switch (result) {
            case RecordPaymentResult.Recorded recorded -> new Told(new Paid());
            case RecordRefundResult.Recorded(var refund) ->
                new Told(new Refunded(refund.orderStatus(), refund.amount(), refund.refunded()));
            case CancelOrderResult.Cancelled(Order order, var answer) -> new Told(new Cancelled(seen(order)));
            case RecordPaymentResult.Replayed again -> new Done();
            case RecordRefundResult.Replayed again -> new Done();
            case CancelOrderResult.Replayed again -> new Done();
            default -> new Told(result);
        };
    }

    private static State seen(Order order) {
        return new State(
                order.status(),
                order.paid(),
                order.refunded(),
                order.items().getFirst().refundedQuantity(),
                order.version());
    }
}
