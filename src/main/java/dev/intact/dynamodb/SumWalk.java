package dev.intact.dynamodb;

import dev.intact.integrity.Rule;
import dev.intact.ledger.LedgerTransaction;
import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import java.math.BigInteger;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Compares numbers that are kept with the sums that they must be: stock with what orders hold of it, balances with the
 * ledger.
 *
 * <p>While others write, the parts of a sum are seen at other moments than the number. So what looks wrong is summed once
 * more, between two readings of the number. If these are equal, nothing of the sum has changed in between: whoever writes
 * a part of it changes the item of the number too. A number that others change all the time is left to the next walk.
 */
final class SumWalk {
    private static final Logger LOG = Logger.getLogger(SumWalk.class);
    private final Table table;
    private final Duration comesLater;
    private final Map<Key, BigInteger> kept = new HashMap<>();
    private final Map<Key, BigInteger> sums = new HashMap<>();

    /** @param comesLater how long the items of one transaction may show one after another */
    SumWalk(Table table, Duration comesLater) {
        this.table = table;
        this.comesLater = comesLater;
    }

    void note(Item item) {
        number(item).ifPresent(number -> kept.put(item.key(), number));
        parts(item, (key, part) -> sums.merge(key, part, BigInteger::add));
    }

    /** @param scan tells all items once more */
    void judge(Consumer<Consumer<Item>> scan, Suspicions violations) {
        var all = new HashSet<>(kept.keySet());
        all.addAll(sums.keySet());
        all.removeIf(key -> of(kept, key).equals(of(sums, key)));
        if (all.isEmpty()) {
            return;
        }
        var before = settled(all);
        LockSupport.parkNanos(comesLater.toNanos());
        var again = new HashMap<Key, BigInteger>();
        scan.accept(item -> parts(item, (key, part) -> {
            if (all.contains(key)) {
                again.merge(key, part, BigInteger::add);
            }
        }));
        var after = settled(before.keySet());
        after.keySet().stream()
                .filter(key -> before.get(key).equals(after.get(key)))
                .forEach(key -> judge(key, after.get(key), of(again, key), violations));
    }

    private static BigInteger of(Map<Key, BigInteger> numbers, Key key) {
        return numbers.getOrDefault(key, BigInteger.ZERO);
    }

    private static void judge(Key key, Optional<Item> found, BigInteger sum, Suspicions violations) {
        try {
            var number = found.flatMap(SumWalk::number).orElse(BigInteger.ZERO);
            if (!number.equals(sum)) {
                tell(key, found, number, sum, violations);
            }
        } catch (Unreadable e) {
            LOG.debug("told by the first walk over the items", e);
        }
    }

    private static void tell(Key key, Optional<Item> found, BigInteger number, BigInteger sum, Suspicions violations) {
        if (key.sort().equals(Keys.STOCK)) {
            violations.add(
                    Rule.STOCK_IS_WHAT_IS_LEFT,
                    found.map(item -> item.get(StockItems.SKU)).orElseGet(key::toString),
                    "available less supplied is " + number + ", orders took and gave back " + sum);
        } else {
            violations.add(Rule.BALANCE_IS_ITS_LEDGER, key.toString(), "kept " + number + ", ledger " + sum);
        }
    }

    /** Without those that a transaction is just about to change. */
    private Map<Key, Optional<Item>> settled(Set<Key> keys) {
        var found = new HashMap<Key, Optional<Item>>();
        keys.forEach(key -> table.getSettled(key).ifPresent(item -> found.put(key, item)));
        return found;
    }

    /** What an item keeps of a sum. */
    private static Optional<BigInteger> number(Item item) {
        return switch (item.get(Item.TYPE)) {
            case StockItems.TYPE ->
                Optional.of(BigInteger.valueOf(item.get(StockItems.AVAILABLE) - item.get(StockItems.SUPPLIED)));
            case LedgerItems.BALANCE_TYPE ->
                Optional.of(LedgerItems.collected(item).amount());
            default -> Optional.empty();
        };
    }

    private interface Sums {
        void add(Key number, BigInteger part);
    }

    /** What an item adds to sums. */
    private static void parts(Item item, Sums to) {
        switch (item.get(Item.TYPE)) {
            case OrderItems.ORDER_TYPE -> taken(OrderItems.order(item), to);
            case RefundItems.TYPE ->
                item.find(RefundItems.RESTOCKED)
                        .orElse(List.of())
                        .forEach(back -> to.add(Keys.stock(back.sku()), BigInteger.valueOf(back.quantity())));
            case LedgerItems.TYPE -> booked(LedgerItems.transaction(item), to);
            default -> {}
        }
    }

    /** A cancelled order has given back all that was not refunded before; refunds tell what they gave back themselves. */
    private static void taken(Order order, Sums to) {
        var isCancelled = order.status() == OrderStatus.CANCELLED;
        order.items().stream()
                .filter(Order.Item::takeStock)
                .forEach(line -> to.add(
                        Keys.stock(line.sku()),
                        BigInteger.valueOf(isCancelled ? -line.refundedQuantity() : -line.quantity())));
    }

    private static void booked(LedgerTransaction transaction, Sums to) {
        transaction.entries().stream()
                .map(LedgerTransaction.Entry::account)
                .filter(LedgerTransaction::isCash)
                .findFirst()
                .ifPresent(cash -> to.add(
                        Keys.balance(
                                LedgerTransaction.shareOf(transaction.orderId()),
                                transaction.provider(),
                                transaction.currency()),
                        BigInteger.valueOf(transaction.collected())));
    }
}
