package dev.intact.dynamodb;

import static dev.intact.orders.TestOrders.fromStock;
import static dev.intact.orders.TestOrders.order;
import static dev.intact.orders.TestOrders.orderOf;
import static dev.intact.orders.TestOrders.paidBy;
import static dev.intact.orders.TestOrders.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.events.CursorExpired;
import dev.intact.events.Event;
import dev.intact.events.EventStore;
import dev.intact.events.EventStore.Filter;
import dev.intact.orders.CreateOrderResult;
import dev.intact.orders.TestOrders;
import dev.intact.shared.Call;
import dev.intact.shared.Pauses;
import dev.intact.shared.StoreUnavailable;
import dev.intact.support.Race;
import dev.intact.support.TestCalls;
import dev.intact.support.dynamodb.Effect.AnswerLost;
import dev.intact.support.dynamodb.Effect.CutBefore;
import dev.intact.support.dynamodb.Effect.Stall;
import dev.intact.support.dynamodb.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The feed with writers that stall, die, and are taken for dead: no event is skipped, none is told twice. */
class FeedTest {
    private static final Filter ALL = new Filter(null, null);
    private static final String WRITE = "TransactWriteItems";
    private static final int ALWAYS = 1_000;

    private DynamoTable table;
    private DynamoStores stores;

    @BeforeEach
    void make() {
        table = new DynamoTable();
        stores = table.stores(Pauses.DEADLINE);
    }

    @AfterEach
    void remove() {
        table.close();
    }

    /** Another instance of the service, on the same table. */
    private DynamoStores instance() {
        return table.stores(Pauses.DEADLINE);
    }

    private static List<Event> follow(EventStore events, String after, int limit) {
        var told = new ArrayList<Event>();
        var position = after;
        while (true) {
            var read = events.read(position, ALL, limit);
            told.addAll(read.events());
            position = read.position();
            if (read.events().isEmpty()) {
                return told;
            }
        }
    }

    private List<Event> all() {
        return follow(stores.events(), EventStore.START, 100);
    }

    private static List<String> subjects(List<Event> events) {
        return events.stream().map(Event::subject).toList();
    }

    private static Stream<String> logicalEvents(List<Event> events) {
        return events.stream().map(event -> event.subject() + " " + event.subjectVersion() + " " + event.type());
    }

    @Test
    void tells_others_at_once_while_a_writer_stalls_and_its_event_when_it_comes() {
        var mayWrite = new CompletableFuture<Void>();
        var stalling = stallingOnceItHasItsNumber(mayWrite);
        var slow = CompletableFuture.supplyAsync(() -> placed(stalling.orders(), orderOf(1)));

        var fast = placed(stores.orders(), orderOf(1)).id().toString();
        var meanwhile = stores.events().read(EventStore.START, ALL, 100);
        assertThat(subjects(meanwhile.events())).containsExactly(fast);
        Awaitility.await()
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> follow(stores.events(), meanwhile.position(), 100).isEmpty());

        mayWrite.complete(null);
        var late = slow.join().id().toString();
        assertThat(subjects(follow(stores.events(), meanwhile.position(), 100))).containsExactly(late);
        assertThat(subjects(all())).containsExactly(fast, late);
    }

    private DynamoStores stallingOnceItHasItsNumber(CompletableFuture<Void> mayWrite) {
        var lanes = new Lanes() {
            @Override
            Place take() {
                var place = super.take();
                mayWrite.join();
                return place;
            }
        };
        return new DynamoStores(() -> new Table(table::client, table.name(), Pauses.DEADLINE, lanes));
    }

    @Test
    void is_not_held_up_by_a_writer_that_died_before_it_wrote() {
        table.proxy().arm(new Fault(WRITE, 1, ALWAYS, new CutBefore()));
        assertThatThrownBy(() -> placed(table.stores(Duration.ZERO).orders(), orderOf(1)))
                .isInstanceOf(StoreUnavailable.class);
        table.proxy().reset();

        var after = placed(stores.orders(), orderOf(1)).id().toString();

        assertThat(subjects(all())).containsExactly(after);
    }

    @Test
    void tells_once_what_a_writer_wrote_that_died_before_it_knew() {
        var call = TestCalls.call(TestOrders.OPERATION);
        var dying = table.stores(Duration.ZERO);
        table.proxy().arm(new Fault(WRITE, 1, ALWAYS, new AnswerLost()));
        assertThatThrownBy(() -> place(dying, call)).isInstanceOf(StoreUnavailable.class);
        table.proxy().reset();
        var told = all();
        place(stores, call);
        placed(dying.orders(), orderOf(1));

        assertThat(told).hasSize(1);
        assertThat(all()).hasSize(2).first().isEqualTo(told.getFirst());
    }

    @Test
    void refuses_no_workflow_whose_lane_was_closed_under_it_and_tells_its_event_once() {
        placed(stores.orders(), orderOf(1));
        var impatient = new DynamoEventStore(
                table.table(Pauses.DEADLINE), new FeedLog(table.table(Pauses.DEADLINE), Duration.ZERO));
        for (var i = 0; i < 3; i++) {
            follow(impatient, EventStore.START, 100);
        }
        assertThat(stores.everything().get(FeedLog.LANE_TYPE)).as("open lanes").isNull();

        var after = placed(stores.orders(), orderOf(1)).id().toString();

        assertThat(subjects(all())).hasSize(2).endsWith(after);
        assertThat(subjects(follow(impatient, EventStore.START, 1))).isEqualTo(subjects(all()));
    }

    @Test
    void lets_a_stalled_write_into_a_lane_closed_meanwhile_neither_vanish_nor_come_twice() {
        placed(stores.orders(), orderOf(1));
        table.proxy().reset();
        table.proxy().arm(Fault.next(WRITE, new Stall(Duration.ofMillis(700))));
        var slow = CompletableFuture.supplyAsync(() -> placed(stores.orders(), orderOf(1)));
        Awaitility.await().until(() -> table.proxy().requests(WRITE) == 1);
        var impatient = new DynamoEventStore(
                table.table(Pauses.DEADLINE), new FeedLog(table.table(Pauses.DEADLINE), Duration.ZERO));
        for (var i = 0; i < 3; i++) {
            follow(impatient, EventStore.START, 100);
        }

        var late = slow.join().id().toString();

        assertThat(subjects(all())).hasSize(2).endsWith(late);
        assertThat(stores.integrity().walk().violations()).isEmpty();
    }

    @Test
    void tells_every_event_once_whatever_the_page_size_over_records_of_unequal_sizes() {
        for (var size : List.of(5, 1, 3, 2, 7)) {
            for (var i = 0; i < size; i++) {
                placed(
                        stores.orders(),
                        i % 2 == 0
                                ? orderOf(1)
                                : paidBy(orderOf(1), UUID.randomUUID().toString()));
            }
            stores.events().read(follow(stores.events()), ALL, 1);
        }
        var all = all();

        assertThat(all).hasSize(18 + 7);
        for (var limit = 1; limit <= all.size() + 1; limit++) {
            assertThat(follow(stores.events(), EventStore.START, limit))
                    .as("pages of %d", limit)
                    .isEqualTo(all);
        }
    }

    /** @return the position after all there is */
    private static String follow(EventStore events) {
        var position = EventStore.START;
        while (true) {
            var read = events.read(position, ALL, 100);
            position = read.position();
            if (read.events().isEmpty()) {
                return position;
            }
        }
    }

    @Test
    void has_no_end_before_all_that_nobody_has_read_was_told() {
        Race.of(8, writer -> IntStream.range(0, 40)
                .mapToObj(i -> placed(stores.orders(), orderOf(1)))
                .toList());

        var report = stores.integrity().walk();

        assertThat(report.violations()).isEmpty();
        assertThat(report.checked().events()).isEqualTo(320);
    }

    @Test
    void fills_a_page_also_from_what_nobody_has_named_yet() {
        Race.of(8, writer -> IntStream.range(0, 20)
                .mapToObj(i -> placed(stores.orders(), orderOf(1)))
                .toList());

        assertThat(stores.events().read(EventStore.START, ALL, 100).events()).hasSize(100);
    }

    @Test
    void names_the_entries_of_more_lanes_than_one_record_can() {
        var ids = new ArrayList<String>();
        for (var i = 0; i < 250; i++) {
            ids.add(placed(instance().orders(), orderOf(1)).id().toString());
        }

        assertThat(subjects(all())).isEqualTo(ids);
        assertThat(follow(instance().events(), EventStore.START, 100)).isEqualTo(all());
    }

    @Test
    void says_that_a_cursor_has_expired_when_the_table_was_restored_to_an_earlier_state() {
        placed(stores.orders(), orderOf(1));
        var early = stores.events().read(EventStore.START, ALL, 100).position();
        placed(stores.orders(), orderOf(1));
        var late = stores.events().read(early, ALL, 100).position();
        var log = Keys.logRecord(2);
        table.client().deleteItem(delete -> delete.tableName(table.name()).key(log.values()));

        assertThatThrownBy(() -> stores.events().read(late, ALL, 100)).isInstanceOf(CursorExpired.class);
        assertThat(stores.events().read(early, ALL, 100).position()).isEqualTo(early);
    }

    @Test
    void lets_no_attempt_that_comes_late_be_done_after_its_workflow_was_refused() {
        var sku = "tea-" + UUID.randomUUID();
        stores.setStock(sku, 0);
        table.proxy().reset();
        table.proxy().arm(Fault.next(WRITE, new Stall(Duration.ofMillis(2_500))));

        var refused = TestOrders.place(stores.orders(), TestCalls.call(TestOrders.OPERATION), order(fromStock(sku, 1)));
        stores.setStock(sku, 5);

        assertThat(refused).isInstanceOf(CreateOrderResult.InsufficientStock.class);
        Awaitility.await()
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(5))
                .until(() -> stores.stockOf(sku) == 5);
        assertThat(stores.everything()).doesNotContainKey("order");
    }

    @Test
    void tells_all_readers_the_same_order_while_instances_write_and_lanes_are_closed_at_random() {
        var isOver = new AtomicBoolean();
        var told = Race.of(7, runner -> switch (runner) {
            case 0, 1, 2 -> write(instance(), isOver);
            case 3 -> read(new FeedLog(table.table(Pauses.DEADLINE), Duration.ofMillis(20)), 1, isOver);
            case 4 -> read(new FeedLog(table.table(Pauses.DEADLINE), Duration.ZERO), 7, isOver);
            default -> read(new FeedLog(table.table(Pauses.DEADLINE)), 100, isOver);
        });

        var written = told.subList(0, 3).stream()
                .flatMap(List::stream)
                .map(Event::subject)
                .toList();
        var after = all();
        assertThat(subjects(after)).containsExactlyInAnyOrderElementsOf(written);
        assertThat(logicalEvents(after)).doesNotHaveDuplicates();
        assertThat(told.subList(3, 7)).allSatisfy(reader -> assertThat(reader).isEqualTo(after));
        assertThat(stores.integrity().walk().violations()).isEmpty();
    }

    /** Until the last of the readers has been seen to end, for three seconds. */
    private static List<Event> write(DynamoStores instance, AtomicBoolean isOver) {
        var end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        var written = new ArrayList<Event>();
        while (System.nanoTime() < end) {
            Race.of(3, i -> placed(instance.orders(), orderOf(1)))
                    .forEach(order -> written.add(
                            Event.of("written", order.id(), 1, order.createdAt(), TestCalls.call("written"), "")));
        }
        isOver.set(true);
        return written;
    }

    /** On and on, and then until a read begun a second after the last write finds no more. */
    private List<Event> read(FeedLog log, int limit, AtomicBoolean isOver) {
        var events = new DynamoEventStore(table.table(Pauses.DEADLINE), log);
        var told = new ArrayList<Event>();
        var position = EventStore.START;
        var quietSince = Long.MAX_VALUE;
        while (quietSince == Long.MAX_VALUE
                || System.nanoTime() - quietSince < Duration.ofSeconds(2).toNanos()) {
            var read = events.read(position, ALL, limit);
            told.addAll(read.events());
            position = read.position();
            if (!read.events().isEmpty() || !isOver.get()) {
                quietSince = Long.MAX_VALUE;
            } else if (quietSince == Long.MAX_VALUE) {
                quietSince = System.nanoTime();
            }
        }
        return told;
    }

    private static void place(DynamoStores on, Call call) {
        TestOrders.place(on.orders(), call, orderOf(1));
    }
}
