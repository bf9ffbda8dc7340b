package dev.intact.dynamodb;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.dynamodb.Decisions.Ends;
import dev.intact.dynamodb.Decisions.Outcome;
import dev.intact.dynamodb.Decisions.Outcome.Changed;
import dev.intact.dynamodb.Decisions.Outcome.Told;
import dev.intact.dynamodb.Lists.Source;
import dev.intact.shared.Page;
import dev.intact.shared.Pauses;
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
import java.util.List;
import java.util.Optional;

@ApplicationScoped
@StoredIn(Backend.DYNAMODB)
class DynamoStockStore implements StockStore {
    private static final Ends<SetStockResult> SET_ENDS =
            new Ends<>(kept -> new SetStockResult.Replayed(kept.answer()), SetStockResult.KeyReused::new);
    private static final Ends<AdjustStockResult> ADJUST_ENDS =
            new Ends<>(kept -> new AdjustStockResult.Replayed(kept.answer()), AdjustStockResult.KeyReused::new);

    private final Table table;
    private final Lists lists;
    private final Decisions decisions;

    DynamoStockStore(Table table, Lists lists, Decisions decisions) {
        this.table = table;
        this.lists = lists;
        this.decisions = decisions;
    }

    @Override
    public SetStockResult setStock(NewStock wanted) {
        return decisions.onItem(wanted.call(), Keys.stock(wanted.sku()), SET_ENDS, (found, pauses) -> {
            var before = found.map(StockItems::stock);
            return StockPlan.allows(wanted.call(), before)
                    ? set(wanted, before, pauses)
                    : new Told<>(new VersionMismatch(versionOf(before)));
        });
    }

    private Outcome<SetStockResult> set(NewStock wanted, Optional<Stock> before, Pauses pauses) {
        var stock = new Stock(wanted.sku(), wanted.available(), versionOf(before) + 1, wanted.at());
        var write = decisions.write(wanted.call(), wanted.eventId(), stock.answer(), SET_ENDS, pauses);
        if (before.isPresent()) {
            write.change(change(before.get(), stock), Changed::new);
        } else {
            write.putNew(StockItems.item(stock, stock.available()), now -> new Changed<>(Optional.of(now)));
        }
        write.record(List.of(StockEvents.set(wanted, stock)));
        return write.commit(new Told<>(new SetStockResult.Set(stock)));
    }

    private static long versionOf(Optional<Stock> before) {
        return before.map(Stock::version).orElse(0L);
    }

    @Override
    public AdjustStockResult adjustStock(NewAdjustment wanted) {
        return decisions.onItem(wanted.call(), Keys.stock(wanted.sku()), ADJUST_ENDS, (found, pauses) -> {
            if (found.isEmpty()) {
                return new Told<>(new StockNotFound());
            }
            var before = StockItems.stock(found.get());
            return StockPlan.refusal(before.available(), before.version(), wanted)
                    .<Outcome<AdjustStockResult>>map(Told::new)
                    .orElseGet(() -> adjust(wanted, before, pauses));
        });
    }

    private Outcome<AdjustStockResult> adjust(NewAdjustment wanted, Stock before, Pauses pauses) {
        var stock = new Stock(before.sku(), before.available() + wanted.delta(), before.version() + 1, wanted.at());
        var write = decisions.write(wanted.call(), wanted.eventId(), stock.answer(), ADJUST_ENDS, pauses);
        write.change(change(before, stock), Changed::new);
        write.record(List.of(StockEvents.adjusted(wanted, stock)));
        return write.commit(new Told<>(new Adjusted(stock)));
    }

    private static Change change(Stock before, Stock after) {
        return new Change(Keys.stock(after.sku()))
                .set(StockItems.AVAILABLE, after.available())
                .add(StockItems.SUPPLIED, after.available() - before.available())
                .set(OrderItems.VERSION, after.version())
                .set(OrderItems.UPDATED_AT, after.updatedAt())
                .when(Condition.equal(OrderItems.VERSION, before.version()));
    }

    @Override
    public Optional<Stock> find(String sku) {
        return table.get(Keys.stock(sku)).map(StockItems::stock);
    }

    @Override
    public Page<Stock> list(Page.Request page) {
        return lists.page(
                new Source<>(
                        Lists.ALL, Keys.allStock(), true, Keys::stock, item -> Optional.of(StockItems.stock(item))),
                page);
    }
}
