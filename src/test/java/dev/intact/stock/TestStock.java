package dev.intact.stock;

import dev.intact.shared.Call;
import dev.intact.support.TestCalls;
import java.math.BigInteger;

/** Changes of stock as tests ask for them. */
public final class TestStock {
    public static final String SET = "setStock";
    public static final String ADJUST = "adjustStock";

    private TestStock() {}

    public static Stock set(StockStore store, String sku, long available) {
        return ((SetStockResult.Set) set(store, TestCalls.call(SET), sku, available)).stock();
    }

    public static SetStockResult set(StockStore store, Call call, String sku, long available) {
        return new StockService(store).set(call, sku, new StockRequest(BigInteger.valueOf(available)));
    }

    public static AdjustStockResult adjust(StockStore store, Call call, String sku, long delta) {
        return new StockService(store).adjust(call, sku, new AdjustmentRequest(BigInteger.valueOf(delta), "counted"));
    }

    public static AdjustStockResult adjust(StockStore store, String sku, long delta) {
        return adjust(store, TestCalls.call(ADJUST), sku, delta);
    }
}
