package dev.intact.orders;

import dev.intact.shared.Ids;
import dev.intact.shared.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Orders as they may be stored: of one line or fifty, free or as dear as can be, the same ones for the same seed. */
public final class RandomOrders {
    private static final List<String> CURRENCIES = List.of("JPY", "EUR", "KWD");

    /** Few, so that one sku is on several lines. */
    private static final List<String> SKUS = List.of("mug", "tea", "\uff54ea", "\ud83c\udf75");

    private static final List<Long> DEAREST_LINES = List.of(0L, 9L, 1_000L, 1_000_000L, Money.MOST);
    private static final int MOST_LINES = 50;
    private static final int MOST_PIECES = 10_000;

    private final Random random;

    public RandomOrders(Random random) {
        this.random = random;
    }

    /** Never of 0, for such an order is paid at once. */
    public Order placed() {
        return Stream.generate(this::any)
                .filter(order -> order.total() > 0)
                .findFirst()
                .orElseThrow();
    }

    public Order paid() {
        return paid(any());
    }

    public static Order paid(Order placed) {
        return placed.changed(OrderStatus.PAID, placed.total(), 0, placed.items(), placed.updatedAt());
    }

    private Order any() {
        var items = items();
        return new Order(
                Ids.next(),
                null,
                "ada",
                OrderStatus.PLACED,
                CURRENCIES.get(random.nextInt(CURRENCIES.size())),
                items.stream().mapToLong(Order.Item::amount).sum(),
                0,
                0,
                0,
                items,
                Map.of("channel", "web"),
                1,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private List<Order.Item> items() {
        var lines = isOneIn(20) ? MOST_LINES : 1 + random.nextInt(8);
        var dearest = DEAREST_LINES.get(random.nextInt(DEAREST_LINES.size()));
        var items = new ArrayList<Order.Item>();
        var left = Money.MOST;
        for (var line = 1; line <= lines; line++) {
            var item = item(line, Math.min(dearest, left));
            items.add(item);
            left -= item.amount();
        }
        return List.copyOf(items);
    }

    private Order.Item item(int line, long dearest) {
        var sku = SKUS.get(random.nextInt(SKUS.size()));
        var quantity = quantity();
        var amount = isOneIn(4) ? dearest : random.nextLong(dearest + 1);
        // A discount makes amounts that the quantity does not divide, and that are smaller than it.
        var isDiscounted = random.nextBoolean() && amount <= Money.MOST - quantity;
        var unitAmount = isDiscounted ? Math.ceilDiv(amount, quantity) : amount / quantity;
        var discount = isDiscounted ? quantity * unitAmount - amount : 0;
        return new Order.Item(
                line,
                sku,
                quantity,
                unitAmount,
                discount,
                quantity * unitAmount - discount,
                random.nextBoolean(),
                0,
                0);
    }

    private int quantity() {
        if (isOneIn(8)) {
            return MOST_PIECES;
        }
        return 1 + random.nextInt(random.nextBoolean() ? 3 : MOST_PIECES);
    }

    private boolean isOneIn(int cases) {
        return random.nextInt(cases) == 0;
    }
}
