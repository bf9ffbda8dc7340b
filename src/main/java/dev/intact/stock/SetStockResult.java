package dev.intact.stock;

import dev.intact.shared.Answer;

/** Every way to end {@link StockStore#setStock}. Only {@link Set} has written anything. */
public sealed interface SetStockResult {
    record Set(Stock stock) implements SetStockResult {}

    record Replayed(Answer first) implements SetStockResult {}

    record KeyReused() implements SetStockResult {}

    /** @param version 0 where there is no stock yet */
    record VersionMismatch(long version) implements SetStockResult {}
}
