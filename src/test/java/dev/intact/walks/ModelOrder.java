package dev.intact.walks;

import dev.intact.ledger.Balance;
import dev.intact.ledger.LedgerTransaction;
import dev.intact.ledger.LedgerTransaction.Entry;
import dev.intact.ledger.LedgerTransaction.Kind;
import dev.intact.orders.Order;
import dev.intact.orders.OrderRequest.PaymentRequest;
import dev.intact.orders.OrderStatus;
import dev.intact.orders.Payment;
import dev.intact.refunds.Refund;
import dev.intact.walks.Shop.OrderSeen;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One order and its money. It does as it is told: what may be done was judged before. */
final class ModelOrder {
    private final Supplier<UUID> ids;
    private final LinkedList<Payment> payments = new LinkedList<>();
    private final LinkedList<Refund> refunds = new LinkedList<>();
    private final LinkedList<LedgerTransaction> booked = new LinkedList<>();
    private Order order;

    ModelOrder(Supplier<UUID> ids, Order order) {
        this.ids = ids;
        this.order = order;
    }

    Order now() {
        return order;
    }

    OrderSeen seen() {
        var balance = new Balance("order:" + order.id(), order.currency(), BigInteger.valueOf(order.refundable()));
        return new OrderSeen(
                Optional.of(order),
                List.copyOf(payments),
                List.copyOf(refunds),
                Stream.<Object>concat(payments.stream(), refunds.stream()).toList(),
                List.copyOf(booked),
                Optional.of(balance));
    }

    /** The whole total at once: there is no other payment. */
    Payment pay(PaymentRequest wanted, Instant at) {
        var payment = new Payment(
                ids.get(),
                order.id(),
                order.total(),
                order.currency(),
                wanted.provider(),
                wanted.reference(),
                OrderStatus.PAID,
                at);
        payments.addFirst(payment);
        book(Kind.PAYMENT, ids.get(), null, payment.amount(), at);
        return payment;
    }

    /** What a refund is about, beside money and units. */
    record Note(String reason, String reference, Map<String, String> metadata) {}

    Refund refund(long amount, SortedMap<Integer, Integer> units, OrderStatus to, Note note, Instant at) {
        var lines = lines(units);
        change(to, order.paid(), order.refunded() + amount, refunded(lines), at);
        var refund = new Refund(
                ids.get(),
                order.id(),
                amount,
                order.currency(),
                note.reason(),
                note.reference(),
                lines,
                order.status(),
                order.refunded(),
                order.refundable(),
                ids.get(),
                note.metadata(),
                at);
        refunds.addFirst(refund);
        book(Kind.REFUND, refund.ledgerTransactionId(), refund.id(), -amount, at);
        return refund;
    }

    void become(OrderStatus to, long paid, Instant at) {
        change(to, paid, order.refunded(), order.items(), at);
    }

    SortedMap<Integer, Integer> unitsLeft() {
        var units = new TreeMap<Integer, Integer>();
        order.items().stream()
                .filter(item -> item.quantity() > item.refundedQuantity())
                .forEach(item -> units.put(item.line(), item.quantity() - item.refundedQuantity()));
        return units;
    }

    /** Those of the units that came from stock, by sku. */
    SortedMap<String, Integer> fromStock(SortedMap<Integer, Integer> units) {
        var pieces = ModelStock.nothing();
        units.forEach((line, quantity) -> {
            if (item(line).takeStock()) {
                pieces.merge(item(line).sku(), quantity, Integer::sum);
            }
        });
        return pieces;
    }

    List<Refund.Line> lines(SortedMap<Integer, Integer> units) {
        var lines = new ArrayList<Refund.Line>();
        units.forEach((line, quantity) -> {
            var before = item(line).refundedQuantity();
            var price = cost(item(line), before + quantity) - cost(item(line), before);
            lines.add(new Refund.Line(line, quantity, price));
        });
        return lines;
    }

    private static long cost(Order.Item item, int units) {
        var all = BigInteger.valueOf(item.amount()).multiply(BigInteger.valueOf(units));
        return all.divide(BigInteger.valueOf(item.quantity())).longValueExact();
    }

    private Order.Item item(int line) {
        return order.items().get(line - 1);
    }

    private List<Order.Item> refunded(List<Refund.Line> lines) {
        var items = new ArrayList<>(order.items());
        for (var line : lines) {
            var before = item(line.line());
            items.set(
                    line.line() - 1,
                    new Order.Item(
                            before.line(),
                            before.sku(),
                            before.quantity(),
                            before.unitAmount(),
                            before.discountAmount(),
                            before.amount(),
                            before.takeStock(),
                            before.refundedQuantity() + line.quantity(),
                            before.refundedAmount() + line.amount()));
        }
        return items;
    }

    private void change(OrderStatus to, long paid, long refunded, List<Order.Item> items, Instant at) {
        order = new Order(
                order.id(),
                order.externalId(),
                order.customerId(),
                to,
                order.currency(),
                order.total(),
                paid,
                refunded,
                paid - refunded,
                items,
                order.metadata(),
                order.version() + 1,
                order.createdAt(),
                at);
    }

    /** The money of a refund goes back where it came from. */
    private void book(Kind kind, UUID id, UUID refundId, long toOrder, Instant at) {
        var provider = payments.getFirst().provider();
        var entries = List.of(new Entry("order:" + order.id(), toOrder), new Entry("cash:" + provider, -toOrder));
        booked.addFirst(new LedgerTransaction(id, kind, order.id(), refundId, order.currency(), entries, at));
    }
}
