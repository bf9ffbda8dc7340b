package dev.intact.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intact.postgres.SqlWrite.Facts;
import dev.intact.stock.Pieces;
import java.time.Instant;
import java.util.function.Function;

/**
 * Takes pieces from stock and gives them back, as steps of the workflows that move them. Each is two steps, because an
 * UPDATE alone locks in the order of its plan, and two such writes deadlock.
 */
final class StockWrites {
    private StockWrites() {}

    /**
     * @param untracked what to answer if a sku has no stock, from {@code sku}
     * @param insufficient what to answer if a sku is short, from {@code sku}, {@code requested} and {@code available}
     */
    static <R> void take(
            SqlWrite<R> write,
            Pieces pieces,
            Instant at,
            Function<JsonNode, R> untracked,
            Function<JsonNode, R> insufficient) {
        if (pieces.isNone()) {
            return;
        }
        var skus = pieces.bySku().keySet().toArray(String[]::new);
        var quantities = pieces.bySku().values().toArray(Integer[]::new);
        write.lock(
                skus.length,
                "select 1 from stock where sku = any(?::text[]) order by sku",
                new Facts("""
                        select json_build_object('sku', min(wanted.sku collate "C"))
                        from unnest(?::text[]) wanted (sku) where not exists (select from stock where stock.sku = wanted.sku)""", (Object) skus),
                untracked,
                (Object) skus);
        write.guard(skus.length, """
                update stock set available = stock.available - wanted.quantity, version = version + 1, updated_at = ?
                from unnest(?::text[], ?::int[]) wanted (sku, quantity)
                where stock.sku = wanted.sku and stock.available >= wanted.quantity""", new Facts("""
                        select json_build_object('sku', sku, 'requested', quantity, 'available', available)
                        from stock join unnest(?::text[], ?::int[]) wanted (sku, quantity) using (sku)
                        where available < quantity order by sku collate "C" limit 1""", skus, quantities), insufficient, at, skus, quantities);
    }

    /** What an order took is there to be given back to: stock is never deleted. */
    static <R> void giveBack(SqlWrite<R> write, Pieces pieces, Instant at) {
        if (pieces.isNone()) {
            return;
        }
        var skus = pieces.bySku().keySet().toArray(String[]::new);
        write.run("select 1 from stock where sku = any(?::text[]) order by sku for update", (Object) skus);
        write.guard(
                skus.length,
                """
                update stock set available = stock.available + back.quantity, version = version + 1, updated_at = ?
                from unnest(?::text[], ?::int[]) back (sku, quantity)
                where stock.sku = back.sku""",
                facts -> {
                    throw new IllegalStateException("stock that was taken is not there: " + pieces);
                },
                at,
                skus,
                pieces.bySku().values().toArray(Integer[]::new));
    }
}
