package dev.intact.stock;

import static dev.intact.orders.TestOrders.fromStock;
import static dev.intact.orders.TestOrders.order;
import static dev.intact.orders.TestOrders.placed;
import static dev.intact.stock.TestStock.adjust;
import static dev.intact.stock.TestStock.set;
import static dev.intact.support.TestCalls.askingForMore;
import static dev.intact.support.TestCalls.call;
import static dev.intact.support.TestCalls.ifMatch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.cancellations.TestCancellations;
import dev.intact.events.Event;
import dev.intact.events.EventStore;
import dev.intact.shared.Json;
import dev.intact.shared.Page;
import dev.intact.stock.AdjustStockResult.Adjusted;
import dev.intact.stock.AdjustStockResult.InsufficientStock;
import dev.intact.stock.AdjustStockResult.StockNotFound;
import dev.intact.stock.AdjustStockResult.TooMuch;
import dev.intact.support.Race;
import dev.intact.support.StoreContract;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link StockStore} must do. */
public abstract class StockStoreContract extends StoreContract {
    private static String aSku() {
        return "tea " + UUID.randomUUID();
    }

    private List<Event> eventsOf(String sku) {
        return stores().events()
                .read(EventStore.START, new EventStore.Filter(null, sku), 100)
                .events();
    }

    @Test
    void stores_how_many_pieces_there_are_and_counts_versions() {
        var sku = aSku();

        var first = set(stores().stock(), sku, 5);
        var second = set(stores().stock(), sku, 2);

        assertThat(List.of(first.available(), first.version())).containsExactly(5L, 1L);
        assertThat(List.of(second.available(), second.version())).containsExactly(2L, 2L);
        assertThat(stores().stock().find(sku)).contains(second);
        assertThat(stores().stock().find(aSku())).isEmpty();
    }

    @Test
    void adds_pieces_and_takes_them_away() {
        var sku = aSku();
        set(stores().stock(), sku, 5);

        var more = (Adjusted) adjust(stores().stock(), sku, 3);
        var fewer = (Adjusted) adjust(stores().stock(), sku, -8);

        assertThat(List.of(more.stock().available(), more.stock().version())).containsExactly(8L, 2L);
        assertThat(List.of(fewer.stock().available(), fewer.stock().version())).containsExactly(0L, 3L);
        assertThat(stores().stock().find(sku)).contains(fewer.stock());
    }

    @Test
    void keeps_any_text_as_it_was_given() {
        for (var sku : List.of(
                "Tee 茶 🍵 '\"\\ #%", " ", "a/b?c", "stock", UUID.randomUUID().toString())) {
            var unique = sku + " " + UUID.randomUUID().toString().substring(24);
            var stock = set(stores().stock(), unique, 1);

            assertThat(stores().stock().find(unique)).contains(stock);
        }
    }

    @Test
    void records_what_was_done_with_the_stock_as_it_was_left() {
        var sku = "\"tea\" " + aSku();
        var first = set(stores().stock(), sku, 5);
        adjust(stores().stock(), sku, -2);

        var events = eventsOf(sku);

        assertThat(events).extracting(Event::type).containsExactly("stock.set", "stock.adjusted");
        assertThat(events).extracting(Event::subjectVersion).containsExactly(1L, 2L);
        assertThat(Json.tree(events.getFirst().data())).isEqualTo(Json.tree(Json.write(first)));
        var adjusted = Json.tree(events.getLast().data());
        assertThat(adjusted.get("sku").textValue()).isEqualTo(sku);
        assertThat(adjusted.get("available").longValue()).isEqualTo(3);
        assertThat(adjusted.get("delta").longValue()).isEqualTo(-2);
        assertThat(adjusted.get("reason").textValue()).isEqualTo("counted");
    }

    @Test
    void refuses_to_take_away_more_than_there_is() {
        var sku = aSku();
        set(stores().stock(), sku, 5);

        assertThat(writingNothing(() -> adjust(stores().stock(), sku, -6))).isEqualTo(new InsufficientStock(sku, 6, 5));
        assertThat(adjust(stores().stock(), sku, -5)).isInstanceOf(Adjusted.class);
    }

    @Test
    void refuses_more_than_can_be_told_exactly() {
        var sku = aSku();
        set(stores().stock(), sku, StockPlan.MOST - 1);

        assertThat(writingNothing(() -> adjust(stores().stock(), sku, 2))).isEqualTo(new TooMuch());
        assertThat(adjust(stores().stock(), sku, 1)).isInstanceOf(Adjusted.class);
    }

    @Test
    void takes_away_what_came_back_beyond_that_bound() {
        var sku = aSku();
        set(stores().stock(), sku, 5);
        var order = placed(stores().orders(), order(fromStock(sku, 5)));
        set(stores().stock(), sku, StockPlan.MOST);
        TestCancellations.cancel(stores().cancellations(), order.id(), TestCancellations.plainly());

        assertThat(stores().stockOf(sku)).isEqualTo(StockPlan.MOST + 5);
        assertThat(adjust(stores().stock(), sku, 1)).isEqualTo(new TooMuch());
        assertThat(adjust(stores().stock(), sku, -1)).isInstanceOf(Adjusted.class);
        assertThat(stores().stockOf(sku)).isEqualTo(StockPlan.MOST + 4);
    }

    @Test
    void refuses_to_adjust_what_was_never_set() {
        assertThat(writingNothing(() -> adjust(stores().stock(), aSku(), 1))).isEqualTo(new StockNotFound());
    }

    @Test
    void refuses_when_the_stock_has_another_version() {
        var sku = aSku();
        set(stores().stock(), sku, 5);
        var version = placedFrom(sku);

        assertThat(version).isEqualTo(2);
        assertThat(writingNothing(() -> set(stores().stock(), ifMatch(call(TestStock.SET), 1), sku, 9)))
                .isEqualTo(new SetStockResult.VersionMismatch(2));
        assertThat(writingNothing(() -> adjust(stores().stock(), ifMatch(call(TestStock.ADJUST), 1), sku, 1)))
                .isEqualTo(new AdjustStockResult.VersionMismatch(2));
        assertThat(set(stores().stock(), ifMatch(call(TestStock.SET), 1, 2), sku, 9))
                .isInstanceOf(SetStockResult.Set.class);
        assertThat(adjust(stores().stock(), ifMatch(call(TestStock.ADJUST), 3), sku, 1))
                .isInstanceOf(Adjusted.class);
    }

    /** @return the version of the stock afterwards */
    private long placedFrom(String sku) {
        placed(stores().orders(), order(fromStock(sku, 1)));
        return stores().stock().find(sku).orElseThrow().version();
    }

    @Test
    void makes_no_stock_for_a_call_that_names_a_version() {
        var sku = aSku();

        // 0 stands for an entity tag that is none of ours.
        for (var version : List.of(0L, 1L)) {
            assertThat(writingNothing(() -> set(stores().stock(), ifMatch(call(TestStock.SET), version), sku, 9)))
                    .isEqualTo(new SetStockResult.VersionMismatch(0));
        }
        assertThat(stores().stock().find(sku)).isEmpty();
    }

    @Test
    void gives_the_first_answer_again_whatever_has_happened_since() {
        var sku = "\"Tee\" 茶\\ " + aSku();
        var setting = call(TestStock.SET);
        var adjusting = call(TestStock.ADJUST);
        var first = (SetStockResult.Set) set(stores().stock(), setting, sku, 5);
        var second = (Adjusted) adjust(stores().stock(), adjusting, sku, -5);
        set(stores().stock(), sku, 100);

        assertThat(writingNothing(() -> set(stores().stock(), setting, sku, 5)))
                .isEqualTo(new SetStockResult.Replayed(first.stock().answer()));
        assertThat(writingNothing(() -> adjust(stores().stock(), adjusting, sku, -5)))
                .isEqualTo(new AdjustStockResult.Replayed(second.stock().answer()));
    }

    @Test
    void refuses_a_key_that_stands_for_another_request() {
        var sku = aSku();
        var setting = call(TestStock.SET);
        var adjusting = call(TestStock.ADJUST);
        set(stores().stock(), setting, sku, 5);
        adjust(stores().stock(), adjusting, sku, 1);

        assertThat(writingNothing(() -> set(stores().stock(), askingForMore(setting), sku, 6)))
                .isEqualTo(new SetStockResult.KeyReused());
        assertThat(writingNothing(() -> adjust(stores().stock(), askingForMore(adjusting), sku, 2)))
                .isEqualTo(new AdjustStockResult.KeyReused());
    }

    @Test
    void takes_each_racing_adjustment_once_and_never_falls_below_none() {
        var sku = aSku();
        set(stores().stock(), sku, 10);

        var results = Race.of(16, i -> adjust(stores().stock(), sku, -1));

        var adjusted = results.stream()
                .filter(Adjusted.class::isInstance)
                .map(it -> ((Adjusted) it).stock().available());
        assertThat(adjusted)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, 10).boxed().toList());
        assertThat(results)
                .filteredOn(result -> !(result instanceof Adjusted))
                .containsOnly(new InsufficientStock(sku, 1, 0));
    }

    @Test
    void makes_stock_once_however_many_set_it_from_several_instances() {
        var instances = List.of(stores(), stores().ofAnotherInstance());
        var sku = aSku();

        var results = Race.of(8, i -> set(instances.get(i % instances.size()).stock(), call(TestStock.SET), sku, i));

        assertThat(results)
                .extracting(result -> ((SetStockResult.Set) result).stock().version())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 8).boxed().toList());
    }

    @Test
    void adjusts_stock_while_orders_take_from_it_on_another_instance() {
        var other = stores().ofAnotherInstance();
        var sku = aSku();
        set(stores().stock(), sku, 100);

        var results = Race.of(
                16,
                i -> i % 2 == 0 ? adjust(stores().stock(), sku, 1) : placed(other.orders(), order(fromStock(sku, 2))));

        assertThat(results).hasSize(16).doesNotContainNull();
        assertThat(stores().stockOf(sku)).isEqualTo(100 + 8 - 16);
    }

    @Test
    void lists_stock_page_by_page_in_sku_order() {
        var prefix = aSku();
        // The last two are told apart by code points only.
        var skus = Stream.of("", "A", "a", "b", "ä", "\uFFFD", "🍵")
                .map(end -> prefix + end)
                .toList();
        skus.reversed().forEach(sku -> set(stores().stock(), sku, 1));

        whenListed(() -> assertThat(allSkus()).containsSubsequence(skus));
        assertThat(allSkus()).doesNotHaveDuplicates();
    }

    private List<String> allSkus() {
        var skus = new ArrayList<String>();
        var page = new Page<Stock>(List.of(), Page.Request.START);
        while (page.nextCursor() != null) {
            page = stores().stock().list(new Page.Request(page.nextCursor(), 7));
            page.items().stream().map(Stock::sku).forEach(skus::add);
        }
        assertThat(skus).isNotEmpty();
        return skus;
    }

    @Test
    void never_deadlocks_over_skus_in_opposite_orders() {
        var skus = IntStream.range(0, 20).mapToObj(i -> aSku()).toList();
        skus.forEach(sku -> set(stores().stock(), sku, 1000));

        var results = Race.of(8, i -> {
            var mine = i % 2 == 0 ? skus : skus.reversed();
            for (var round = 0; round < 5; round++) {
                var items = mine.stream().map(sku -> fromStock(sku, 1)).toList();
                placed(stores().orders(), order(items));
            }
            return i;
        });

        assertThat(results).hasSize(8);
        assertThat(skus).allMatch(sku -> stores().stockOf(sku) == 1000 - 40);
    }
}
