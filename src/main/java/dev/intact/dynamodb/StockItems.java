package dev.intact.dynamodb;

import dev.intact.stock.Pieces;
import dev.intact.stock.Stock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Stock, and what workflows take from it and give back to it. */
final class StockItems {
    static final String TYPE = "stock";

    static final Attribute<String> SKU = Attribute.text("sku");
    static final Attribute<Long> AVAILABLE = Attribute.number("available");
    /** What was put in by setting and adjusting: what is available, and what orders took and have not given back. */
    static final Attribute<Long> SUPPLIED = Attribute.number("supplied");

    private StockItems() {}

    static Item item(Stock stock, long supplied) {
        return Item.of(Keys.stock(stock.sku()), TYPE)
                .with(Lists.ALL.list(), Keys.stockList(Keys.shareOf(stock.sku())))
                .with(Lists.POSITION, stock.sku())
                .with(SKU, stock.sku())
                .with(AVAILABLE, stock.available())
                .with(SUPPLIED, supplied)
                .with(OrderItems.VERSION, stock.version())
                .with(OrderItems.UPDATED_AT, stock.updatedAt());
    }

    static Stock stock(Item item) {
        item.as(TYPE);
        return new Stock(
                item.get(SKU), item.get(AVAILABLE), item.get(OrderItems.VERSION), item.get(OrderItems.UPDATED_AT));
    }

    /** In sku order. */
    static List<Change> take(Pieces pieces, Instant at) {
        return pieces.bySku().entrySet().stream()
                .map(piece -> moved(piece, -1, at)
                        .when(Condition.atLeast(AVAILABLE, piece.getValue().longValue())))
                .toList();
    }

    static List<Change> giveBack(Pieces pieces, Instant at) {
        return pieces.bySku().entrySet().stream()
                .map(piece -> moved(piece, 1, at))
                .toList();
    }

    private static Change moved(Map.Entry<String, Integer> piece, int direction, Instant at) {
        return new Change(Keys.stock(piece.getKey()))
                .add(AVAILABLE, direction * piece.getValue().longValue())
                .add(OrderItems.VERSION, 1L)
                .set(OrderItems.UPDATED_AT, at);
    }
}
