package dev.intact.dynamodb;

import dev.intact.events.Event;
import dev.intact.events.EventStore;
import dev.intact.events.EventStore.Filter;
import dev.intact.integrity.Operations;
import dev.intact.integrity.Rule;
import dev.intact.shared.Ids;
import dev.intact.stock.StockEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Compares the versions of all resources with the events that tell of them. The events are read later, as a reader of the
 * feed gets them: a version that was seen had its event before.
 */
final class EventWalk {
    static final String CANCELLATION = "cancelOrder";

    /** Before a sku, which may look like an id. */
    private static final String OF_STOCK = "stock ";

    private static final Logger LOG = Logger.getLogger(EventWalk.class);
    private static final Filter ALL = new Filter(null, null);
    private static final int PAGE = 100;

    /** A transaction that is done may still show one of its items before another, if only for a moment. */
    static final Duration COMES_LATER = Duration.ofSeconds(3);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Table table;
    private final EventStore events;
    /** As the walk over the items saw them. */
    private final Map<String, Long> seen = new HashMap<>();

    /** The requests that an event must tell of, by its id. */
    private final Map<UUID, String> requests = new HashMap<>();

    private final Map<String, Told> told = new HashMap<>();
    private final Set<String> lacking = new HashSet<>();
    private final Instant begin;
    private final Duration comesLater;
    private String position = EventStore.START;
    private long count;
    private Event last;

    EventWalk(Table table, EventStore events, Instant begin, Duration comesLater) {
        this.table = table;
        this.events = events;
        this.begin = begin;
        this.comesLater = comesLater;
    }

    /** What events must tell of an item. */
    void note(Item item) {
        version(item).ifPresent(version -> seen.put(subject(item), version));
        if (item.get(Item.TYPE).equals(RequestItems.TYPE) && isToldByEvent(item)) {
            requests.put(item.get(RequestItems.MADE), item.key().partition());
        }
    }

    static boolean isToldByEvent(Item request) {
        return !Operations.MAKING.contains(request.get(RequestItems.OPERATION));
    }

    /** @return how many events were looked at */
    long judge(Suspicions violations) {
        seen.forEach((subject, version) -> {
            told.put(subject, Told.of(subject));
            lacking.add(subject);
        });
        try {
            readEnough();
            var end = System.nanoTime() + comesLater.toNanos();
            while (isLacking() && System.nanoTime() < end) {
                LockSupport.parkNanos(PAUSE.toNanos());
                readEnough();
            }
        } catch (Unreadable e) {
            violations.add(Rule.STORED_READABLE, "the feed after " + position, e.getMessage());
        }
        var changed = told.entrySet().stream()
                .filter(its -> its.getValue().newest > seen.getOrDefault(its.getKey(), 0L))
                .map(Map.Entry::getKey)
                .toList();
        var now = new HashMap<>(seen);
        now.putAll(versionsNow(changed));
        told.forEach((subject, its) -> judge(subject, its, now.getOrDefault(subject, 0L), violations));
        requests.values().forEach(request -> violations.add(Rule.REQUEST_HAS_RESULT, request, "no such event"));
        return count;
    }

    private boolean isLacking() {
        return !lacking.isEmpty() || !requests.isEmpty();
    }

    /** To the end of the feed; where others write faster than this reads, up to what was there when it began. */
    private void readEnough() {
        var isFull = true;
        while (isFull) {
            var read = events.read(position, ALL, PAGE);
            read.events().forEach(this::add);
            position = read.position();
            var isBeyond = !isLacking()
                    && read.events().stream().anyMatch(event -> event.time().isAfter(begin));
            isFull = read.events().size() == PAGE && !isBeyond;
        }
    }

    /** The events of one write come together, and share their version. */
    private void add(Event event) {
        var isOfSameWrite =
                last != null && subject(last).equals(subject(event)) && last.subjectVersion() == event.subjectVersion();
        var subject = subject(event);
        var its = told.computeIfAbsent(subject, Told::of);
        if (!isOfSameWrite) {
            its.add(event.subjectVersion());
        }
        if (its.isWhole() && its.reaches(seen.getOrDefault(subject, 0L))) {
            lacking.remove(subject);
        } else {
            lacking.add(subject);
        }
        requests.remove(event.id());
        last = event;
        count++;
    }

    /** @param version as it is now */
    private void judge(String subject, Told its, long version, Suspicions violations) {
        if (!its.isWhole() || version < its.newest || !its.reaches(seen.getOrDefault(subject, 0L))) {
            violations.add(Rule.EVENT_FOR_EACH_VERSION, subject, "version " + version + ", events up to " + its.newest);
        }
    }

    /** Of those that have changed since they were seen. */
    private Map<String, Long> versionsNow(List<String> subjects) {
        var keys = subjects.stream().flatMap(EventWalk::keys).toList();
        var now = new HashMap<String, Long>();
        for (var item : table.getEach(keys).values()) {
            try {
                version(item).ifPresent(version -> now.put(subject(item), version));
            } catch (Unreadable e) {
                LOG.debug("told by the walk over the items", e);
            }
        }
        return now;
    }

    private static Stream<Key> keys(String subject) {
        return subject.startsWith(OF_STOCK)
                ? Stream.of(Keys.stock(subject.substring(OF_STOCK.length())))
                : Ids.parse(subject).stream()
                        .flatMap(id -> Stream.of(
                                Keys.order(id), Keys.user(id), Keys.team(id), Keys.slot(id), Keys.apiKey(id)));
    }

    private static String subject(Item item) {
        return item.get(Item.TYPE).equals(StockItems.TYPE)
                ? OF_STOCK + item.get(StockItems.SKU)
                : Keys.lastPart(item.key().partition());
    }

    private static String subject(Event event) {
        return StockEvents.isOfStock(event) ? OF_STOCK + event.subject() : event.subject();
    }

    /** Of a resource that events tell of. */
    private static Optional<Long> version(Item item) {
        return switch (item.get(Item.TYPE)) {
            case OrderItems.ORDER_TYPE, UserItems.TYPE, TeamItems.TYPE, SlotItems.TYPE, StockItems.TYPE ->
                Optional.of(item.get(OrderItems.VERSION));
            case ApiKeyItems.TYPE -> Optional.of(ApiKeyItems.isValid(item) ? 1L : 2L);
            default -> Optional.empty();
        };
    }

    /** The versions of one subject that events have told of. */
    private static final class Told {
        private final Set<Long> ahead = new TreeSet<>();
        /** All from 1 to this were told. */
        private long upTo;

        private long newest;
        private boolean isDoubled;
        /** Between the events of stock lie those of the orders that took from it. */
        private final boolean mayHaveGaps;

        private Told(boolean mayHaveGaps) {
            this.mayHaveGaps = mayHaveGaps;
        }

        static Told of(String subject) {
            return new Told(subject.startsWith(OF_STOCK));
        }

        void add(long version) {
            isDoubled |= version <= upTo || !ahead.add(version);
            while (ahead.remove(upTo + 1)) {
                upTo++;
            }
            newest = Math.max(newest, version);
        }

        boolean isWhole() {
            return (mayHaveGaps ? upTo > 0 : upTo == newest) && !isDoubled;
        }

        boolean reaches(long version) {
            return mayHaveGaps || newest >= version;
        }
    }
}
