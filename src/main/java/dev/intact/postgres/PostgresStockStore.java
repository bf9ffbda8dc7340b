package dev.intact.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.postgres.SqlWrite.Facts;
import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Json;
import dev.intact.shared.Page;
import dev.intact.stock.AdjustStockResult;
import dev.intact.stock.AdjustStockResult.Adjusted;
import dev.intact.stock.AdjustStockResult.StockNotFound;
import dev.intact.stock.NewAdjustment;
import dev.intact.stock.NewStock;
import dev.intact.stock.SetStockResult;
import dev.intact.stock.SetStockResult.VersionMismatch;
import dev.intact.stock.Stock;
import dev.intact.stock.StockEvents;
import dev.intact.stock.StockPlan;
import dev.intact.stock.StockStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A change of stock does not look first, or it would lose every race against the orders that take from it: the guarded
 * statement decides, and the later steps read what it made of the row, which stays locked until the end.
 */
@ApplicationScoped
@StoredIn(Backend.POSTGRESQL)
class PostgresStockStore implements StockStore {
    /** The rest is not known before the write, and is set within it. */
    private static final Answer SET_LATER = Answer.changed(null);

    private final Sql sql;
    private final Reads reads;

    PostgresStockStore(Sql sql, Reads reads) {
        this.sql = sql;
        this.reads = reads;
    }

    @Override
    public SetStockResult setStock(NewStock wanted) {
        var call = wanted.call();
        var write = sql.<SetStockResult>write("setStock");
        write.claim(
                call,
                wanted.eventId(),
                SET_LATER,
                kept -> new SetStockResult.Replayed(kept.answer()),
                SetStockResult.KeyReused::new);
        write.run(StockSql.LOCK, wanted.sku());
        write.guard(
                1,
                StockSql.SET,
                new Facts(StockSql.VERSION, wanted.sku()),
                facts -> new VersionMismatch(facts.get("version").longValue()),
                wanted.sku(),
                wanted.available(),
                wanted.available(),
                wanted.at(),
                Sql.versions(call),
                wanted.sku(),
                Sql.versions(call),
                Sql.versions(call),
                Sql.versions(call));
        tell(write, call, wanted.eventId(), StockEvents.SET, wanted.sku(), "");
        return write.commit(
                StockSql.MADE,
                row -> new Stock(wanted.sku(), row.getLong(1), row.getLong(2), wanted.at()),
                SetStockResult.Set::new,
                () -> new SetStockResult.Set(made(call)),
                wanted.sku());
    }

    @Override
    public AdjustStockResult adjustStock(NewAdjustment wanted) {
        var call = wanted.call();
        var write = sql.<AdjustStockResult>write("adjustStock");
        write.claim(
                call,
                wanted.eventId(),
                SET_LATER,
                kept -> new AdjustStockResult.Replayed(kept.answer()),
                AdjustStockResult.KeyReused::new);
        write.lock(1, "select 1 from stock where sku = ?", Facts.NONE, facts -> new StockNotFound(), wanted.sku());
        write.guard(
                1,
                StockSql.ADJUST,
                new Facts(StockSql.STATE, wanted.sku()),
                facts -> refusal(facts, wanted),
                wanted.delta(),
                wanted.delta(),
                wanted.at(),
                wanted.sku(),
                wanted.delta(),
                StockPlan.MOST,
                Sql.versions(call),
                Sql.versions(call));
        tell(
                write,
                call,
                wanted.eventId(),
                StockEvents.ADJUSTED,
                wanted.sku(),
                ",\"delta\":" + wanted.delta() + ",\"reason\":" + Json.write(wanted.reason()));
        return write.commit(
                StockSql.MADE,
                row -> new Stock(wanted.sku(), row.getLong(1), row.getLong(2), wanted.at()),
                Adjusted::new,
                () -> new Adjusted(made(call)),
                wanted.sku());
    }

    @Override
    public Optional<Stock> find(String sku) {
        return reads.read(
                "stock", () -> StockRow.<StockRow>findByIdOptional(sku).map(StockRow::stock));
    }

    @Override
    public Page<Stock> list(Page.Request page) {
        var found = reads.read(
                "stock",
                () ->
                        StockRow.<StockRow>find("sku > ?1 order by sku", page.after())
                                .page(0, page.limit() + 1)
                                .list()
                                .stream()
                                .map(StockRow::stock)
                                .toList());
        return Page.of(found, page.limit(), Stock::sku);
    }

    /** Keeps the answer and records the event, both with the numbers that the write has just made. */
    private static void tell(SqlWrite<?> write, Call call, UUID eventId, String type, String sku, String moreOfEvent) {
        var begin = "{\"sku\":" + Json.write(sku) + ",\"available\":";
        var end = ",\"updatedAt\":" + Json.write(call.at());
        write.run(StockSql.KEEP_ANSWER, begin, end + "}", sku, call.caller(), call.operation(), call.key());
        write.run(StockSql.RECORD, eventId, type, call.at(), call.actor(), begin, end + moreOfEvent + "}", sku);
    }

    /** What this very call made, though its answer was lost. */
    private Stock made(Call call) {
        var body = Requests.find(sql, call)
                .map(kept -> Json.tree(kept.answer().body()))
                .orElseThrow(() -> new IllegalStateException("a request without its record: " + call));
        return new Stock(
                body.get("sku").textValue(),
                body.get("available").longValue(),
                body.get("version").longValue(),
                Instant.parse(body.get("updatedAt").textValue()));
    }

    private static AdjustStockResult refusal(JsonNode facts, NewAdjustment wanted) {
        var available = facts.get("available").longValue();
        return StockPlan.refusal(available, facts.get("version").longValue(), wanted)
                .orElseThrow(() -> new IllegalStateException("refused without a reason: " + facts + " " + wanted));
    }
}
