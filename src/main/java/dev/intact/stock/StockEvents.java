package dev.intact.stock;

import dev.intact.events.Event;
import java.time.Instant;

/** What is told of stock that was set or adjusted. What orders take and give back is told in their own events. */
public final class StockEvents {
    public static final String SET = "stock.set";
    public static final String ADJUSTED = "stock.adjusted";

    private StockEvents() {}

    public static boolean isOfStock(Event event) {
        return event.type().equals(SET) || event.type().equals(ADJUSTED);
    }

    public static Event set(NewStock wanted, Stock stock) {
        return Event.of(wanted.eventId(), SET, stock.sku(), stock.version(), wanted.at(), wanted.call(), stock);
    }

    public static Event adjusted(NewAdjustment wanted, Stock stock) {
        var told = new Adjusted(
                stock.sku(), stock.available(), stock.version(), stock.updatedAt(), wanted.delta(), wanted.reason());
        return Event.of(wanted.eventId(), ADJUSTED, stock.sku(), stock.version(), wanted.at(), wanted.call(), told);
    }

    /** The stock as it was left, and why. */
    record Adjusted(String sku, long available, long version, Instant updatedAt, long delta, String reason) {}
}
