package dev.intact.refunds;

import dev.intact.orders.Order;
import dev.intact.orders.RandomOrders;
import dev.intact.refunds.NewRefund.Way;
import dev.intact.refunds.NewRefund.Way.ByAmount;
import dev.intact.refunds.NewRefund.Way.ByLines;
import dev.intact.refunds.NewRefund.Way.InFull;
import dev.intact.refunds.RefundPlan.Go;
import dev.intact.refunds.RefundPlan.Refuse;
import dev.intact.shared.Call;
import dev.intact.shared.Ids;
import dev.intact.shared.Money;
import dev.intact.support.Seeds;
import dev.intact.support.TestCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Refunds of an order, decided one after another, each on the order that those before it have left. */
public final class RandomRefunds {
    private static final String PROVIDER = "stripe";
    private static final int ORDERS = 500;
    private static final int MOST_CALLS = 30;
    private static final int MOST_LINES_AT_ONCE = 4;

    private final Random random;

    public RandomRefunds(Random random) {
        this.random = random;
    }

    /**
     * One call.
     *
     * @param name for whoever looks for it
     * @param applied empty where it was refused
     * @param soFar every refund of the order, up to and with this one
     */
    public record Step(
            String name,
            Order before,
            NewRefund wanted,
            RefundPlan plan,
            Optional<AppliedRefund> applied,
            List<AppliedRefund> soFar) {

        public Order after() {
            return applied.map(AppliedRefund::order).orElse(before);
        }
    }

    static void afterEachCall(Consumer<Step> claim) {
        Seeds.each(ORDERS, random -> {
            var orders = new RandomOrders(random);
            var order = random.nextInt(20) == 0 ? orders.placed() : orders.paid();
            new RandomRefunds(random).of(order).forEach(claim);
        });
    }

    static void afterEachRefund(BiConsumer<Step, AppliedRefund> claim) {
        afterEachCall(step -> step.applied().ifPresent(applied -> claim.accept(step, applied)));
    }

    /** At least one. Most calls want a part of what is left, some want too much, or are mistaken about the order. */
    public List<Step> of(Order order) {
        var steps = new ArrayList<Step>();
        var count = 1 + random.nextInt(MOST_CALLS);
        steps.add(step("call 1", order, List.of()));
        while (steps.size() < count) {
            var last = steps.getLast();
            steps.add(step("call " + (steps.size() + 1), last.after(), last.soFar()));
        }
        return steps;
    }

    /** Of one line or several that have any left; empty if none has. */
    public SortedMap<Integer, Integer> someUnits(Order order) {
        var items = order.items().stream().filter(item -> item.unitsLeft() > 0).toList();
        var units = new TreeMap<Integer, Integer>();
        for (var i = Math.min(items.size(), 1 + random.nextInt(MOST_LINES_AT_ONCE)); i > 0; i--) {
            var item = items.get(random.nextInt(items.size()));
            units.put(item.line(), 1 + random.nextInt(item.unitsLeft()));
        }
        return units;
    }

    /** Of an order that allows it. */
    public static AppliedRefund applied(Order order, Way way, boolean restock) {
        var wanted = wanted(TestCalls.call(TestRefunds.OPERATION), order, way, restock, Optional.empty());
        return switch (RefundPlan.of(order, wanted)) {
            case Go plan -> AppliedRefund.of(order, wanted, plan, PROVIDER);
            case Refuse(RecordRefundResult why) -> throw new AssertionError("refused: " + why);
        };
    }

    private Step step(String name, Order before, List<AppliedRefund> earlier) {
        var way = way(before);
        var restock = !(way instanceof ByAmount) && random.nextBoolean();
        var wanted = wanted(call(before), before, way, restock, expectedRefunded(before));
        var plan = RefundPlan.of(before, wanted);
        return switch (plan) {
            case Refuse refused -> new Step(name, before, wanted, plan, Optional.empty(), earlier);
            case Go go -> {
                var applied = AppliedRefund.of(before, wanted, go, PROVIDER);
                var soFar = new ArrayList<>(earlier);
                soFar.add(applied);
                yield new Step(name, before, wanted, plan, Optional.of(applied), soFar);
            }
        };
    }

    private static NewRefund wanted(Call call, Order order, Way way, boolean restock, Optional<Long> expectedRefunded) {
        return new NewRefund(
                call,
                Ids.next(),
                Ids.next(),
                order.id(),
                way,
                restock,
                expectedRefunded,
                "damaged",
                null,
                Map.of("clerk", "ada"));
    }

    private Call call(Order order) {
        var call = TestCalls.call(TestRefunds.OPERATION);
        if (isOneIn(20)) {
            return TestCalls.ifMatch(call, order.version() - 1);
        }
        return isOneIn(5) ? TestCalls.ifMatch(call, order.version()) : call;
    }

    private Optional<Long> expectedRefunded(Order order) {
        if (isOneIn(20)) {
            return Optional.of(order.refunded() + 1);
        }
        return isOneIn(5) ? Optional.of(order.refunded()) : Optional.empty();
    }

    private Way way(Order order) {
        if (isOneIn(25)) {
            return new InFull();
        }
        return isOneIn(4) ? new ByAmount(amount(order)) : new ByLines(units(order));
    }

    private long amount(Order order) {
        // Below zero it would be wrong, but that is for the claims to tell.
        var refundable = Math.max(order.refundable(), 0);
        if (isOneIn(8)) {
            return Math.min(refundable + 1, Money.MOST);
        }
        return isOneIn(12) ? Math.max(refundable, 1) : 1 + random.nextLong(refundable / 10 + 1);
    }

    private SortedMap<Integer, Integer> units(Order order) {
        var units = someUnits(order);
        if (units.isEmpty() || isOneIn(20)) {
            var item = order.items().get(random.nextInt(order.items().size()));
            units.put(item.line(), item.unitsLeft() + 1);
        }
        if (isOneIn(40)) {
            units.put(order.items().size() + 1, 1);
        }
        return units;
    }

    private boolean isOneIn(int cases) {
        return random.nextInt(cases) == 0;
    }
}
