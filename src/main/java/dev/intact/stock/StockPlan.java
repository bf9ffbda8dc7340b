package dev.intact.stock;

import dev.intact.shared.Call;
import dev.intact.shared.Money;
import dev.intact.stock.AdjustStockResult.InsufficientStock;
import dev.intact.stock.AdjustStockResult.TooMuch;
import dev.intact.stock.AdjustStockResult.VersionMismatch;
import java.util.Optional;

/** Decides what becomes of stock, from what is stored: plain values in, plain values out. */
public final class StockPlan {
    /** The most pieces that can be set: as large as an amount, so that every JSON reader holds it exactly. */
    public static final long MOST = Money.MOST;

    private StockPlan() {}

    /** Whether stock may be set; who names versions does not mean to make it. */
    public static boolean allows(Call call, Optional<Stock> before) {
        return before.map(stock -> call.allows(stock.version()))
                .orElseGet(() -> call.ifMatch().isEmpty());
    }

    /** Why stock can't be adjusted; empty if it can. In the order in which it is judged. */
    public static Optional<AdjustStockResult> refusal(long available, long version, NewAdjustment wanted) {
        if (!wanted.call().allows(version)) {
            return Optional.of(new VersionMismatch(version));
        }
        if (available + wanted.delta() < 0) {
            return Optional.of(new InsufficientStock(wanted.sku(), -wanted.delta(), available));
        }
        // What orders gave back may have led beyond the bound, and may be taken away again.
        return wanted.delta() > 0 && available + wanted.delta() > MOST ? Optional.of(new TooMuch()) : Optional.empty();
    }
}
