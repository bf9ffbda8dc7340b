package dev.intact.stock;

import dev.intact.shared.Answer;

/** Every way to end {@link StockStore#adjustStock}. Only {@link Adjusted} has written anything. */
public sealed interface AdjustStockResult {
    record Adjusted(Stock stock) implements AdjustStockResult {}

    record Replayed(Answer first) implements AdjustStockResult {}

    record KeyReused() implements AdjustStockResult {}

    record StockNotFound() implements AdjustStockResult {}

    record VersionMismatch(long version) implements AdjustStockResult {}

    record InsufficientStock(String sku, long requested, long available) implements AdjustStockResult {}

    /** There would be more than {@link StockPlan#MOST}. */
    record TooMuch() implements AdjustStockResult {}
}
