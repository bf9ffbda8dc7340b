package dev.intact.dynamodb;

import dev.intact.dynamodb.Lanes.Place;
import dev.intact.events.CursorExpired;
import dev.intact.events.Event;
import dev.intact.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The one order of the events, made by their readers. A reader at the end of the log looks for entries that no record
 * names yet, and puts the next record, which names them: where two readers do, one of them is first, and the other reads
 * what that one wrote. No writer waits for it, and no clock is asked.
 *
 * <p>An entry is named once: each lane says which of its numbers is the next to be named, and the write that puts a record
 * moves that on, from where it was when it was looked at.
 */
@ApplicationScoped
class FeedLog {
    static final String RECORD_TYPE = "log";
    static final String LANE_TYPE = "lane";

    /**
     * A lane in which nothing has come for so long, as far as this instance has seen, is closed: whoever may still be about
     * to write in it is refused, and takes another. Longer than {@link Lanes#IDLE}, so that this happens to the dead alone.
     */
    static final Duration SILENT = Lanes.IDLE.multipliedBy(2);

    /** Entries named by one record, which is then some 6 KB large. */
    private static final int MOST_ENTRIES = 100;
    /** With the record itself they are one transaction. */
    private static final int MOST_LANES = 98;
    /** Read at once; a busy feed has full ones. */
    private static final int MOST_RECORDS = 10;

    private static final Attribute<UUID> ID = Attribute.id("id");
    private static final Attribute<Long> NUMBER = Attribute.number("number");
    private static final Attribute<List<Place>> PLACES = Attribute.itemList("places", FeedLog::part, FeedLog::place);
    /** The number in a lane that is to be named next. */
    static final Attribute<Long> NEXT = Attribute.number("next");

    private final Table table;
    private final Duration silent;
    private final Map<Place, Long> silentSince = new ConcurrentHashMap<>();

    @Inject
    FeedLog(Table table) {
        this(table, SILENT);
    }

    FeedLog(Table table, Duration silent) {
        this.table = table;
        this.silent = silent;
    }

    /**
     * Some entries, in the order in which they are told.
     *
     * @param id tells it from another record with its number, in a table that was restored to an earlier state
     */
    record LogRecord(long number, UUID id, List<Place> places) {}

    /** @param isEnd whether they are the last for now: all that was committed when it was asked is told with them */
    record Found(List<LogRecord> records, boolean isEnd) {}

    /** That a lane is open. Put with the first entry in it. */
    static Item lane(UUID lane) {
        return Item.of(Keys.lane(lane), LANE_TYPE).with(EventItems.LANE, lane).with(NEXT, 0L);
    }

    /**
     * Records after one, without a gap; none if all that was committed has been told.
     *
     * @param number of the record that was read last; 0 if none was
     * @param id its id
     * @throws CursorExpired there is no such record
     */
    Found after(long number, UUID id) {
        var pauses = table.pauses("order the feed");
        var found = read(number, id);
        var isEnd = false;
        while (found.isEmpty() && !isEnd) {
            var appended = append(number + 1);
            isEnd = appended == Appended.NOTHING_NEW || appended == Appended.ALL;
            if (appended == Appended.OTHERS_DO) {
                pauses.afterLostRace();
            }
            found = appended == Appended.NOTHING_NEW ? found : read(number, id);
        }
        return new Found(found, isEnd);
    }

    private List<LogRecord> read(long number, UUID id) {
        var found = consecutive(
                table.inOrder(Keys.LOG, number <= 1 ? null : Keys.inOrder(number - 1), MOST_RECORDS).stream()
                        .map(FeedLog::logRecord)
                        .toList(),
                Math.max(number, 1));
        if (number == 0) {
            return found;
        }
        if (found.isEmpty() || !found.getFirst().id().equals(id)) {
            throw new CursorExpired();
        }
        return found.subList(1, found.size());
    }

    /** A query is not one state of the table: what is missing in the middle may be there, and what follows must wait. */
    private static List<LogRecord> consecutive(List<LogRecord> found, long first) {
        var expected = first;
        for (var one : found) {
            if (one.number() != expected) {
                break;
            }
            expected++;
        }
        return found.subList(0, Math.toIntExact(expected - first));
    }

    private enum Appended {
        NOTHING_NEW,
        /** All entries that no record named. */
        ALL,
        /** As many as one record names. */
        SOME,
        OTHERS_DO
    }

    private Appended append(long number) {
        var unnamed = unnamed();
        var lanes = unnamed.lanes();
        if (lanes.isEmpty()) {
            return Appended.NOTHING_NEW;
        }
        var actions = new ArrayList<TransactWriteItem>();
        actions.add(table.putAction(item(new LogRecord(number, Ids.next(), namedInOrder(lanes))), Condition.isNew()));
        lanes.forEach(lane -> actions.add(moveOn(lane)));
        if (!table.writeTogether("append to the feed's log", actions)) {
            return Appended.OTHERS_DO;
        }
        return unnamed.isAll() ? Appended.ALL : Appended.SOME;
    }

    private TransactWriteItem moveOn(List<Item> entries) {
        var first = placeOf(entries.getFirst());
        var isAsSeen = Condition.equal(NEXT, first.number());
        return EventItems.closesLane(entries.getLast())
                ? table.deleteAction(Keys.lane(first.lane()), isAsSeen)
                : new Change(Keys.lane(first.lane()))
                        .set(NEXT, first.number() + entries.size())
                        .when(isAsSeen)
                        .action(table.name());
    }

    /** Entries that no record names, by lane, each lane's in its order and without a gap. */
    private record Unnamed(List<List<Item>> lanes, boolean isAll) {}

    private Unnamed unnamed() {
        var places = table.inOrder(Keys.LANES, null, Integer.MAX_VALUE).stream()
                .map(lane -> new Place(lane.get(EventItems.LANE), lane.get(NEXT)))
                .toList();
        var first = table.getEach(places.stream().map(Place::key).toList());
        closeSilent(
                places.stream().filter(place -> !first.containsKey(place.key())).toList());
        // The oldest first, so that none waits for ever if there are more than one record can name.
        var found = places.stream()
                .filter(place -> first.containsKey(place.key()))
                .sorted(Comparator.comparing(place -> idOf(first.get(place.key()))))
                .limit(MOST_LANES)
                .toList();
        var ofEach = MOST_ENTRIES / Math.max(found.size(), 1);
        var more = following(found, ofEach - 1);
        var lanes = found.stream()
                .map(place -> entries(place, first.get(place.key()), more))
                .toList();
        var isAll = found.size() == first.size() && lanes.stream().allMatch(entries -> entries.size() < ofEach);
        return new Unnamed(lanes, isAll);
    }

    private Map<Key, Item> following(List<Place> places, int most) {
        return table.getEach(places.stream()
                .flatMap(place -> LongStream.rangeClosed(1, most)
                        .mapToObj(i -> new Place(place.lane(), place.number() + i).key()))
                .toList());
    }

    private static List<Item> entries(Place place, Item first, Map<Key, Item> more) {
        var entries = new ArrayList<>(List.of(first));
        for (var next = place.next(); more.containsKey(next.key()); next = next.next()) {
            entries.add(more.get(next.key()));
        }
        return entries;
    }

    /** By this instance's own stopwatch: a lane closed too early costs a writer one more attempt, no more. */
    private void closeSilent(List<Place> waiting) {
        var now = System.nanoTime();
        silentSince.keySet().retainAll(new HashSet<>(waiting));
        for (var place : waiting) {
            var since = silentSince.computeIfAbsent(place, any -> now);
            if (now - since > silent.toNanos()) {
                table.putNew(EventItems.closing(place));
            }
        }
    }

    /** By the ids of their events, which are times: readers of several instances' lanes get about the order of events. */
    private static List<Place> namedInOrder(List<List<Item>> lanes) {
        return lanes.stream()
                .flatMap(List::stream)
                .filter(entry -> !EventItems.closesLane(entry))
                .sorted(Comparator.comparing(FeedLog::idOf))
                .map(FeedLog::placeOf)
                .toList();
    }

    private static String idOf(Item entry) {
        return entry.get(EventItems.EVENTS).stream()
                .findFirst()
                .map(Event::id)
                .map(UUID::toString)
                .orElse("");
    }

    private static Place placeOf(Item entry) {
        return new Place(entry.get(EventItems.LANE), entry.get(EventItems.NUMBER));
    }

    private static Item item(LogRecord logRecord) {
        return Item.of(Keys.logRecord(logRecord.number()), RECORD_TYPE)
                .with(ID, logRecord.id())
                .with(NUMBER, logRecord.number())
                .with(PLACES, logRecord.places());
    }

    private static LogRecord logRecord(Item item) {
        item.as(RECORD_TYPE);
        return new LogRecord(item.get(NUMBER), item.get(ID), item.get(PLACES));
    }

    private static Item part(Place place) {
        return Item.part().with(EventItems.LANE, place.lane()).with(EventItems.NUMBER, place.number());
    }

    private static Place place(Item part) {
        return new Place(part.get(EventItems.LANE), part.get(EventItems.NUMBER));
    }
}
