package dev.intact.walks;

import dev.intact.orders.CreateOrderResult;
import dev.intact.orders.CreateOrderResult.SkuNotTracked;
import dev.intact.shared.Call;
import dev.intact.stock.AdjustStockResult.Adjusted;
import dev.intact.stock.AdjustStockResult.InsufficientStock;
import dev.intact.stock.AdjustStockResult.StockNotFound;
import dev.intact.stock.SetStockResult;
import dev.intact.stock.Stock;
import dev.intact.walks.ModelKeys.VersionMismatch;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many pieces there are of each sku. */
final class ModelStock {
    /** Java's own order of texts differs beyond the basic plane. */
    private static final Comparator<String> BY_CODE_POINT =
            Comparator.comparing(text -> text.codePoints().toArray(), Arrays::compare);

    private final Map<String, Stock> stock = new TreeMap<>();

    static SortedMap<String, Integer> nothing() {
        return new TreeMap<>(BY_CODE_POINT);
    }

    Optional<Stock> find(String sku) {
        return Optional.ofNullable(stock.get(sku));
    }

    Object set(Call call, String sku, long available) {
        var version = version(sku);
        var isStale = version == 0 ? !call.ifMatch().isEmpty() : ModelKeys.isStale(call, version);
        return isStale ? new VersionMismatch(version) : new SetStockResult.Set(put(sku, available, call.at()));
    }

    Object adjust(Call call, String sku, long delta) {
        var before = stock.get(sku);
        if (before == null) {
            return new StockNotFound();
        }
        if (ModelKeys.isStale(call, before.version())) {
            return new VersionMismatch(before.version());
        }
        return before.available() + delta < 0
                ? new InsufficientStock(sku, -delta, before.available())
                : new Adjusted(put(sku, before.available() + delta, call.at()));
    }

    /** Why these pieces can't be taken; empty if they can. */
    Optional<Object> lacking(SortedMap<String, Integer> pieces) {
        for (var sku : pieces.keySet()) {
            if (!stock.containsKey(sku)) {
                return Optional.of(new SkuNotTracked(sku));
            }
        }
        for (var sku : pieces.keySet()) {
            var available = stock.get(sku).available();
            if (pieces.get(sku) > available) {
                return Optional.of(new CreateOrderResult.InsufficientStock(sku, pieces.get(sku), available));
            }
        }
        return Optional.empty();
    }

    void take(SortedMap<String, Integer> pieces, Instant at) {
        pieces.forEach((sku, taken) -> put(sku, stock.get(sku).available() - taken, at));
    }

    void giveBack(SortedMap<String, Integer> pieces, Instant at) {
        pieces.forEach((sku, back) -> put(sku, stock.get(sku).available() + back, at));
    }

    private Stock put(String sku, long available, Instant at) {
        stock.put(sku, new Stock(sku, available, version(sku) + 1, at));
        return stock.get(sku);
    }

    /** 0 where there is no stock: no version is the version of that. */
    private long version(String sku) {
        return find(sku).map(Stock::version).orElse(0L);
    }
}
