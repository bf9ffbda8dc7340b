package dev.intact.stock;

import dev.intact.shared.Call;
import dev.intact.shared.Checks;
import dev.intact.shared.Ids;
import dev.intact.shared.Page;
import dev.intact.stock.AdjustStockResult.StockNotFound;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.util.Optional;

/** Checks changes of stock, and hands them to the store. */
@ApplicationScoped
public class StockService {
    private static final String INVALID_QUANTITY = "invalid-quantity";
    private static final int LONGEST_REASON = 1000;

    private final StockStore store;

    StockService(StockStore store) {
        this.store = store;
    }

    public SetStockResult set(Call call, String sku, StockRequest request) {
        var checks = new Checks();
        checks.matching("sku", "invalid-sku", sku, Sku::isValid, Sku.RULE);
        var available = checks.amount("/available", INVALID_QUANTITY, request.available(), 0);
        checks.done();
        return store.setStock(new NewStock(call, Ids.next(), sku, available));
    }

    public AdjustStockResult adjust(Call call, String sku, AdjustmentRequest request) {
        if (!Sku.isValid(sku)) {
            return new StockNotFound();
        }
        var checks = new Checks();
        var delta = delta(checks, request.delta());
        checks.text("/reason", Checks.INVALID_REQUEST, request.reason(), LONGEST_REASON);
        checks.done();
        return store.adjustStock(new NewAdjustment(call, Ids.next(), sku, delta, request.reason()));
    }

    public Optional<Stock> find(String sku) {
        return Sku.isValid(sku) ? store.find(sku) : Optional.empty();
    }

    public Page<Stock> list(Page.Request page) {
        return store.list(page);
    }

    private static long delta(Checks checks, BigInteger delta) {
        if (delta != null && delta.signum() == 0) {
            checks.fail("/delta", INVALID_QUANTITY, "must not be 0");
            return 0;
        }
        return delta != null && delta.signum() < 0
                ? -checks.amount("/delta", INVALID_QUANTITY, delta.negate(), 1)
                : checks.amount("/delta", INVALID_QUANTITY, delta, 1);
    }
}
