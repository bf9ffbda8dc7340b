package dev.intact.walks;

import dev.intact.cancellations.CancellationRequest;
import dev.intact.orders.Order;
import dev.intact.orders.OrderRequest;
import dev.intact.orders.OrderRequest.ItemRequest;
import dev.intact.orders.OrderRequest.PaymentRequest;
import dev.intact.refunds.RefundRequest;
import dev.intact.refunds.RefundRequest.LineRequest;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Makes the requests of a walk, out of so few names that they often meet. */
final class Requests {
    /** Java sorts the last before the second, every store after it. */
    static final List<String> SKUS = List.of("cup", "\uFF4Dug", "\uD83C\uDF75");

    static final List<String> CUSTOMERS = List.of("ann", "bob");

    private static final List<String> CURRENCIES = List.of("JPY", "EUR", "KWD");
    private static final List<String> PROVIDERS = List.of("card", "bank");
    private static final List<String> REFERENCES = List.of("a", "b", "c");
    private static final List<Long> UNIT_AMOUNTS = List.of(0L, 1L, 5L, 33L, 100L, 999L);

    /** 7000 units times the line's amount does not fit a long: only exact arithmetic shares it out right. */
    private static final int MANY = 7_000;

    private static final long LARGE = 1_000_000_000_000L;

    private final Dice dice;
    private final Scope scope;

    Requests(Dice dice, Scope scope) {
        this.dice = dice;
        this.scope = scope;
    }

    String sku() {
        return scope.name(dice.oneOf(SKUS));
    }

    OrderRequest order() {
        var isLarge = dice.chance(6);
        var items = LongStream.rangeClosed(1, dice.between(1, 3))
                .mapToObj(line -> isLarge && line == 1 ? largeItem() : item())
                .toList();
        return new OrderRequest(
                scope.name(dice.oneOf(CUSTOMERS)),
                dice.oneOf(CURRENCIES),
                items,
                dice.maybe(25, name("external")),
                dice.maybe(60, payment(almost(total(items)))),
                dice.maybe(20, Map.of("channel", "web")));
    }

    private ItemRequest item() {
        var quantity = dice.between(1, 5);
        var unitAmount = dice.oneOf(UNIT_AMOUNTS);
        var discount = dice.between(0, quantity * unitAmount);
        return new ItemRequest(
                sku(),
                BigInteger.valueOf(quantity),
                BigInteger.valueOf(unitAmount),
                dice.maybe(40, BigInteger.valueOf(discount)),
                dice.oneOf(List.of(Optional.of(true), Optional.of(true), Optional.of(false), Optional.<Boolean>empty()))
                        .orElse(null));
    }

    private ItemRequest largeItem() {
        return new ItemRequest(
                sku(), BigInteger.valueOf(MANY), BigInteger.valueOf(LARGE), BigInteger.valueOf(dice.below(MANY)), null);
    }

    private static long total(List<ItemRequest> items) {
        return items.stream()
                .map(item -> item.quantity()
                        .multiply(item.unitAmount())
                        .subtract(Optional.ofNullable(item.discountAmount()).orElse(BigInteger.ZERO)))
                .reduce(BigInteger.ZERO, BigInteger::add)
                .longValueExact();
    }

    PaymentRequest payment(Optional<Order> order) {
        return payment(almost(order.map(Order::total).orElse(1L)));
    }

    private PaymentRequest payment(long amount) {
        return new PaymentRequest(scope.provider(dice.oneOf(PROVIDERS)), name("payment"), BigInteger.valueOf(amount));
    }

    /** Mostly the amount itself, and now and then one more. */
    private long almost(long amount) {
        return dice.chance(88) ? amount : amount + 1;
    }

    RefundRequest refund(Optional<Order> order) {
        var roll = dice.below(100);
        var isByAmount = roll < 30;
        var isByLines = roll >= 30 && roll < 85;
        var isInFull = roll >= 85;
        var refunded = order.map(Order::refunded).orElse(0L);
        return new RefundRequest(
                isByAmount ? amount(order) : null,
                isByLines ? lines(order) : null,
                isInFull ? true : null,
                dice.maybe(30, "broken"),
                isByAmount ? null : dice.maybe(60, dice.chance(80)),
                dice.maybe(25, BigInteger.valueOf(almost(refunded))),
                dice.maybe(50, name("refund")),
                dice.maybe(10, Map.of("ticket", "7")));
    }

    /** Up to one more than is left. */
    private BigInteger amount(Optional<Order> order) {
        var left = order.map(Order::refundable).orElse(1L);
        var some = dice.between(1, left + 1);
        return BigInteger.valueOf(dice.oneOf(List.of(1L, some, some, Math.max(left, 1), left + 1)));
    }

    private List<LineRequest> lines(Optional<Order> order) {
        var lines = dice.oneOf(List.of(1, 1, 1, 2, 3));
        return IntStream.range(0, lines)
                .mapToObj(any -> line(order.map(Order::items).orElse(List.of()), lines))
                .toList();
    }

    /**
     * Now and then of a line that is not there, or one unit more than is left.
     *
     * @param lines of the refund, which may all name the same
     */
    private LineRequest line(List<Order.Item> items, int lines) {
        if (items.isEmpty() || dice.chance(4)) {
            return new LineRequest(BigInteger.valueOf(items.size() + 1L), BigInteger.ONE);
        }
        var sold = items.stream()
                .filter(item -> item.quantity() > item.refundedQuantity())
                .toList();
        var item = dice.oneOf(sold.isEmpty() || dice.chance(10) ? items : sold);
        var left = item.quantity() - item.refundedQuantity();
        var quantity = dice.chance(8) ? left + 1L : dice.between(1, Math.max(1, left / lines));
        return new LineRequest(BigInteger.valueOf(item.line()), BigInteger.valueOf(quantity));
    }

    CancellationRequest cancellation() {
        return new CancellationRequest(dice.maybe(50, "changed my mind"), dice.maybe(75, "full"));
    }

    private String name(String kind) {
        return scope.name(kind + "-" + dice.oneOf(REFERENCES));
    }
}
