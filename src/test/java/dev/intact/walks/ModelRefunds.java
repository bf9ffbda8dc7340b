package dev.intact.walks;

import dev.intact.cancellations.CancelOrderResult.Cancelled;
import dev.intact.cancellations.CancelOrderResult.OrderNotCancellable;
import dev.intact.cancellations.CancelOrderResult.RefundRequired;
import dev.intact.cancellations.CancellationRequest;
import dev.intact.orders.OrderStatus;
import dev.intact.refunds.RecordRefundResult.DuplicateReference;
import dev.intact.refunds.RecordRefundResult.LineNotFound;
import dev.intact.refunds.RecordRefundResult.LineQuantityExceeded;
import dev.intact.refunds.RecordRefundResult.NothingToRefund;
import dev.intact.refunds.RecordRefundResult.OrderNotRefundable;
import dev.intact.refunds.RecordRefundResult.Recorded;
import dev.intact.refunds.RecordRefundResult.RefundExceedsPaid;
import dev.intact.refunds.RecordRefundResult.RefundedAmountChanged;
import dev.intact.refunds.Refund;
import dev.intact.refunds.RefundRequest;
import dev.intact.shared.Call;
import dev.intact.walks.ModelKeys.VersionMismatch;
import dev.intact.walks.ModelOrder.Note;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Gives money and pieces back, in refunds and in cancellations. */
final class ModelRefunds {
    private final ModelStock stock;
    private final Map<String, UUID> references = new HashMap<>();

    ModelRefunds(ModelStock stock) {
        this.stock = stock;
    }

    /** A refund of lines is judged by its lines first. */
    Object refund(Call call, ModelOrder order, RefundRequest wanted) {
        var units = units(order, wanted);
        return unknownUnits(order, units)
                .or(() -> refusal(call, order, wanted))
                .orElseGet(() -> judgeMoney(call, order, wanted, units));
    }

    private static SortedMap<Integer, Integer> units(ModelOrder order, RefundRequest wanted) {
        if (wanted.full() != null) {
            return order.unitsLeft();
        }
        var units = new TreeMap<Integer, Integer>();
        if (wanted.lines() != null) {
            wanted.lines()
                    .forEach(line -> units.merge(
                            line.line().intValueExact(), line.quantity().intValueExact(), Integer::sum));
        }
        return units;
    }

    private static Optional<Object> unknownUnits(ModelOrder order, SortedMap<Integer, Integer> units) {
        for (var line : units.keySet()) {
            if (line > order.now().items().size()) {
                return Optional.of(new LineNotFound(line));
            }
            int left = order.unitsLeft().getOrDefault(line, 0);
            if (units.get(line) > left) {
                return Optional.of(new LineQuantityExceeded(line, left));
            }
        }
        return Optional.empty();
    }

    private static Optional<Object> refusal(Call call, ModelOrder order, RefundRequest wanted) {
        var now = order.now();
        if (ModelKeys.isStale(call, now.version())) {
            return Optional.of(new VersionMismatch(now.version()));
        }
        if (now.status() == OrderStatus.PLACED || now.status() == OrderStatus.CANCELLED) {
            return Optional.of(new OrderNotRefundable(now.status()));
        }
        var expected = wanted.expectedRefunded();
        if (expected != null && expected.longValueExact() != now.refunded()) {
            return Optional.of(new RefundedAmountChanged(now.refunded()));
        }
        return now.paid() == now.refunded() ? Optional.of(new NothingToRefund()) : Optional.empty();
    }

    private Object judgeMoney(Call call, ModelOrder order, RefundRequest wanted, SortedMap<Integer, Integer> units) {
        var now = order.now();
        var left = now.paid() - now.refunded();
        var amount = amount(order, wanted, units, left);
        if (amount > left) {
            return new RefundExceedsPaid(now.paid(), now.refunded(), left);
        }
        if (references.containsKey(wanted.reference())) {
            return new DuplicateReference(references.get(wanted.reference()));
        }
        if (wanted.restock() != null && wanted.restock()) {
            stock.giveBack(order.fromStock(units), call.at());
        }
        var to = amount == left ? OrderStatus.REFUNDED : OrderStatus.PARTIALLY_REFUNDED;
        var note = new Note(wanted.reason(), wanted.reference(), wanted.metadata());
        var refund = order.refund(amount, units, to, note, call.at());
        if (refund.reference() != null) {
            references.put(refund.reference(), refund.id());
        }
        return new Recorded(refund);
    }

    private static long amount(ModelOrder order, RefundRequest wanted, SortedMap<Integer, Integer> units, long left) {
        if (wanted.full() != null) {
            return left;
        }
        return wanted.amount() != null
                ? wanted.amount().longValueExact()
                : order.lines(units).stream().mapToLong(Refund.Line::amount).sum();
    }

    Object cancel(Call call, ModelOrder order, CancellationRequest wanted) {
        var now = order.now();
        var left = now.paid() - now.refunded();
        if (ModelKeys.isStale(call, now.version())) {
            return new VersionMismatch(now.version());
        }
        if (now.status() == OrderStatus.REFUNDED || now.status() == OrderStatus.CANCELLED) {
            return new OrderNotCancellable(now.status());
        }
        if (left > 0 && wanted.refund() == null) {
            return new RefundRequired(left);
        }
        var units = order.unitsLeft();
        stock.giveBack(order.fromStock(units), call.at());
        if (left > 0) {
            order.refund(left, units, OrderStatus.CANCELLED, new Note(wanted.reason(), null, null), call.at());
        } else {
            order.become(OrderStatus.CANCELLED, now.paid(), call.at());
        }
        return new Cancelled(order.now(), ModelKeys.made("/v1/orders/" + now.id(), order.now()));
    }
}
