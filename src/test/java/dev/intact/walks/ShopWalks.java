package dev.intact.walks;

import dev.intact.ledger.LedgerTransaction;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Walks of orders and stock. */
final class ShopWalks implements Walks.Kind<Step> {
    private final Supplier<Shop> shops;
    private final Duration listsLag;
    private final Map<String, BigInteger> moved = new ConcurrentHashMap<>();

    /**
     * @param shops one for each walk, all in the one database
     * @param listsLag for so long their lists may lack a new entry
     */
    ShopWalks(Supplier<Shop> shops, Duration listsLag) {
        this.shops = shops;
        this.listsLag = listsLag;
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
    public void walk(List<Step> steps, Scope scope, Tally tally) {
        var walk = new Walk(shops.get(), listsLag, scope, tally);
        walk.walk(steps);
        walk.model().booked().forEach(this::count);
    }

    private void count(LedgerTransaction booked) {
        for (var entry : booked.entries()) {
            var account = entry.account().startsWith("order:") ? "orders" : entry.account();
            moved.merge(account + " " + booked.currency(), BigInteger.valueOf(entry.amount()), BigInteger::add);
        }
    }
}
