package dev.intact.stock;

import dev.intact.shared.Page;
import java.util.Optional;

/** Stores stock. What orders take and give back moves in their own writes. */
public interface StockStore {
    /**
     * Stores how many pieces there are, and records {@code stock.set}.
     *
     * <p>Checked in this order: the key is new, the version is one that the call allows.
     *
     * @throws dev.intact.shared.StoreUnavailable no usable answer; it may or may not be stored, so call again with the
     *     same key
     */
    SetStockResult setStock(NewStock newStock);

    /**
     * Changes how many pieces there are, never below none, and records {@code stock.adjusted}.
     *
     * <p>Checked in this order: the key is new, the sku has stock, what {@link StockPlan} says.
     *
     * @throws dev.intact.shared.StoreUnavailable no usable answer; it may or may not be stored, so call again with the
     *     same key
     */
    AdjustStockResult adjustStock(NewAdjustment newAdjustment);

    Optional<Stock> find(String sku);

    /** All stock, in the order of skus by code points. */
    Page<Stock> list(Page.Request page);
}
