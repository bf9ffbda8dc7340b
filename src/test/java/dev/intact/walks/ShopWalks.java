package dev.intact.walks;

import dev.intact.ledger.LedgerTransaction;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Walks of orders and stock. */
final class ShopWalks implements Walks.Kind<Step> {
    private final Supplier<Disturbed> lines;
    private final Function<Disturbed, Shop> shops;
    private final Map<String, BigInteger> moved = new ConcurrentHashMap<>();

    /** @param lines one for each walk, all to the one database */
    ShopWalks(Supplier<Disturbed> lines, Function<Disturbed, Shop> shops) {
        this.lines = lines;
        this.shops = shops;
    }

    /** What the model booked on each account in each currency, the accounts of orders taken together. */
    Map<String, BigInteger> moved() {
        return moved;
    }

    @Override
    public List<Step> plan(long seed, Scope scope) {
        return WalkPlan.of(seed, scope);
    }

    @Override
    public int number(Step step) {
        return step.number();
    }

    @Override
    public void walk(long seed, List<Step> steps, Scope scope, Tally tally) {
        try (var line = lines.get()) {
            var walk = new Walk(seed, shops.apply(line), line, scope, tally);
            walk.walk(steps);
            walk.model().booked().forEach(this::count);
        }
    }

    private void count(LedgerTransaction booked) {
        for (var entry : booked.entries()) {
            var account = entry.account().startsWith("order:") ? "orders" : entry.account();
            moved.merge(account + " " + booked.currency(), BigInteger.valueOf(entry.amount()), BigInteger::add);
        }
    }
}
