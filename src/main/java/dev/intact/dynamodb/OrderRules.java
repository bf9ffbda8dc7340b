package dev.intact.dynamodb;

import dev.intact.integrity.Rule;
import dev.intact.ledger.LedgerTransaction;
import dev.intact.ledger.LedgerTransaction.Kind;
import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.orders.Payment;
import dev.intact.refunds.Refund;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** The rules within the partition of one order, on what was found there. */
final class OrderRules {
    private final Suspicions suspicions;
    private final String subject;
    private final Optional<Order> order;
    /** Which refunds go back to. */
    private final String provider;

    private final List<Payment> payments;
    private final List<Refund> refunds;
    private final List<LedgerTransaction> ledger;

    private OrderRules(List<Item> partition, Suspicions suspicions) {
        this.suspicions = suspicions;
        this.subject = Keys.lastPart(partition.getFirst().key().partition());
        this.order = all(partition, OrderItems.ORDER_TYPE, OrderItems::order).stream()
                .findFirst();
        this.provider = all(partition, OrderItems.ORDER_TYPE, item -> item).stream()
                .flatMap(item -> item.find(OrderItems.PROVIDER).stream())
                .findFirst()
                .orElse(null);
        this.payments = all(partition, OrderItems.PAYMENT_TYPE, OrderItems::payment);
        this.refunds = all(partition, RefundItems.TYPE, item -> item).stream()
                .sorted(Comparator.comparing(item -> item.get(RefundItems.ORDER_VERSION)))
                .map(RefundItems::refund)
                .toList();
        this.ledger = all(partition, LedgerItems.TYPE, LedgerItems::transaction);
    }

    static void judge(List<Item> partition, Suspicions suspicions) {
        var rules = new OrderRules(partition, suspicions);
        rules.order.ifPresent(rules::judge);
        rules.judgeUnits();
        rules.judgeLedger();
    }

    private static <T> List<T> all(List<Item> partition, String type, Function<Item, T> read) {
        return partition.stream()
                .filter(item -> item.get(Item.TYPE).equals(type))
                .map(read)
                .toList();
    }

    private static <T> long sum(List<T> all, ToLongFunction<T> amount) {
        return all.stream().mapToLong(amount).sum();
    }

    private void suspect(boolean isBroken, Rule rule, String detail) {
        if (isBroken) {
            suspicions.add(rule, subject, detail);
        }
    }

    private void judge(Order it) {
        var lines = it.items().stream().map(Order.Item::line).toList();
        suspect(
                lines.isEmpty()
                        || lines.size() > 50
                        || !lines.equals(
                                IntStream.rangeClosed(1, lines.size()).boxed().toList()),
                Rule.ORDER_HAS_ITEMS,
                "lines " + lines);
        suspect(
                it.total() != sum(it.items(), Order.Item::amount)
                        || !it.items().stream().allMatch(OrderRules::isPriced),
                Rule.ORDER_TOTAL_IS_ITS_ITEMS,
                "total " + it.total() + ", items " + sum(it.items(), Order.Item::amount));
        suspect(
                !fits(it),
                Rule.ORDER_STATUS_FITS_MONEY,
                it.status().code() + ", total " + it.total() + ", paid " + it.paid() + ", refunded " + it.refunded());
        suspect(
                it.paid() != sum(payments, Payment::amount)
                        || !payments.stream()
                                .allMatch(payment -> payment.currency().equals(it.currency())
                                        && payment.provider().equals(provider)),
                Rule.ORDER_PAID_IS_ITS_PAYMENTS,
                "paid " + it.paid() + ", payments " + sum(payments, Payment::amount));
        suspect(
                it.refunded() != sum(refunds, Refund::amount)
                        || it.refunded() > it.paid()
                        || it.refundable() != it.paid() - it.refunded()
                        || !refunds.stream()
                                .allMatch(refund -> refund.currency().equals(it.currency())),
                Rule.ORDER_REFUNDED_IS_ITS_REFUNDS,
                "refunded " + it.refunded() + ", refunds " + sum(refunds, Refund::amount));
        it.items().forEach(this::judgeLine);
        judgeRunningTotals(it);
        var booked = ledger.stream().mapToLong(this::toOrder).sum();
        suspect(
                it.paid() - it.refunded() != booked,
                Rule.LEDGER_EQUALS_ORDER,
                "paid " + it.paid() + ", refunded " + it.refunded() + ", ledger " + booked);
    }

    private static boolean isPriced(Order.Item item) {
        var gross = BigInteger.valueOf(item.quantity()).multiply(BigInteger.valueOf(item.unitAmount()));
        return gross.subtract(BigInteger.valueOf(item.discountAmount())).equals(BigInteger.valueOf(item.amount()));
    }

    private static boolean fits(Order it) {
        return switch (it.status()) {
            case PLACED -> it.total() > 0 && it.paid() == 0 && it.refunded() == 0;
            case PAID -> it.paid() == it.total() && it.refunded() == 0;
            case PARTIALLY_REFUNDED -> it.paid() == it.total() && it.refunded() < it.paid();
            case REFUNDED -> it.paid() == it.total() && it.refunded() == it.paid() && it.paid() > 0;
            case CANCELLED -> it.refunded() == it.paid();
        };
    }

    private void judgeLine(Order.Item item) {
        var units = refunds.stream()
                .flatMap(refund -> refund.lines().stream())
                .filter(line -> line.line() == item.line())
                .toList();
        suspect(
                item.refundedQuantity() != sum(units, Refund.Line::quantity)
                        || item.refundedAmount() != sum(units, Refund.Line::amount)
                        || item.refundedQuantity() > item.quantity()
                        || item.refundedAmount() > item.amount(),
                Rule.LINE_REFUNDED_IS_ITS_REFUNDS,
                "line " + item.line() + ": refunded " + item.refundedQuantity() + ", refunds "
                        + sum(units, Refund.Line::quantity));
    }

    /** Of lines that the order does not have. */
    private void judgeUnits() {
        var lines = order.map(it -> it.items().size()).orElse(0);
        for (var refund : refunds) {
            suspect(
                    refund.lines().stream().anyMatch(unit -> unit.line() < 1 || unit.line() > lines),
                    Rule.LINE_REFUNDED_IS_ITS_REFUNDS,
                    "refund " + refund.id() + " counts units of a line that is not there");
        }
    }

    private void judgeRunningTotals(Order it) {
        var soFar = 0L;
        for (var refund : refunds) {
            soFar += refund.amount();
            var isPartial = refund.orderStatus() == OrderStatus.PARTIALLY_REFUNDED;
            suspect(
                    refund.refunded() != soFar
                            || refund.refunded() + refund.refundable() != it.paid()
                            || (refund.refundable() > 0) != isPartial,
                    Rule.REFUND_TELLS_RUNNING_TOTAL,
                    "refund " + refund.id() + " tells " + refund.refunded() + ", refunds so far " + soFar);
        }
    }

    private void judgeLedger() {
        for (var transaction : ledger) {
            suspect(
                    transaction.entries().size() < 2
                            || sum(transaction.entries(), LedgerTransaction.Entry::amount) != 0,
                    Rule.LEDGER_BALANCED,
                    "transaction " + transaction.id() + ": " + transaction.entries());
            suspect(
                    !books(transaction),
                    transaction.kind() == Kind.PAYMENT ? Rule.LEDGER_BOOKS_EACH_PAYMENT : Rule.LEDGER_BOOKS_EACH_REFUND,
                    "transaction " + transaction.id() + " books nothing that is there");
        }
        for (var payment : payments) {
            var booked = ledger.stream()
                    .filter(entry -> entry.kind() == Kind.PAYMENT)
                    .count();
            suspect(
                    booked != 1,
                    Rule.LEDGER_BOOKS_EACH_PAYMENT,
                    "payment " + payment.id() + " is booked " + booked + " times");
        }
        for (var refund : refunds) {
            var isBooked = ledger.stream()
                    .anyMatch(entry -> entry.id().equals(refund.ledgerTransactionId())
                            && refund.id().equals(entry.refundId()));
            suspect(!isBooked, Rule.LEDGER_BOOKS_EACH_REFUND, "refund " + refund.id() + " is not booked");
        }
        suspect(
                !ledger.stream().allMatch(this::isOfThisOrder),
                Rule.LEDGER_EQUALS_ORDER,
                "the ledger moves what is not this order's");
        suspect(
                order.isEmpty() && !ledger.isEmpty(),
                Rule.LEDGER_EQUALS_ORDER,
                "no order, ledger " + ledger.stream().mapToLong(this::toOrder).sum());
    }

    private boolean books(LedgerTransaction transaction) {
        return switch (transaction.kind()) {
            case PAYMENT ->
                payments.stream()
                        .anyMatch(payment -> payment.currency().equals(transaction.currency())
                                && moves(transaction, payment.provider(), payment.amount()));
            case REFUND ->
                refunds.stream()
                        .anyMatch(refund -> refund.id().equals(transaction.refundId())
                                && refund.ledgerTransactionId().equals(transaction.id())
                                && refund.currency().equals(transaction.currency())
                                && payments.stream()
                                        .anyMatch(payment -> moves(transaction, payment.provider(), -refund.amount())));
        };
    }

    private boolean moves(LedgerTransaction transaction, String provider, long toOrder) {
        return transaction.entries().contains(new LedgerTransaction.Entry("order:" + subject, toOrder))
                && transaction
                        .entries()
                        .contains(new LedgerTransaction.Entry(LedgerTransaction.cashAccount(provider), -toOrder));
    }

    /** Of all accounts of orders it moves this one's, and no other. */
    private boolean isOfThisOrder(LedgerTransaction transaction) {
        var accounts = transaction.entries().stream()
                .map(LedgerTransaction.Entry::account)
                .filter(account -> account.startsWith("order:"))
                .distinct()
                .toList();
        return accounts.equals(List.of("order:" + subject));
    }

    private long toOrder(LedgerTransaction transaction) {
        return transaction.entries().stream()
                .filter(entry -> entry.account().equals("order:" + subject))
                .mapToLong(LedgerTransaction.Entry::amount)
                .sum();
    }
}
