package dev.intact.dynamodb;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.dynamodb.FeedLog.LogRecord;
import dev.intact.dynamodb.Lanes.Place;
import dev.intact.events.Event;
import dev.intact.events.EventStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The feed in the order of {@link FeedLog}. */
@ApplicationScoped
@StoredIn(Backend.DYNAMODB)
class DynamoEventStore implements EventStore {
    private static final Logger LOG = Logger.getLogger(DynamoEventStore.class);

    /**
     * How many entries one read looks at for events that a filter asks for. A reader of rare events gets empty pages, but
     * each in bounded time, and moves on.
     */
    private static final int MOST_LOOKED_AT = 5_000;

    private final Table table;
    private final FeedLog log;

    DynamoEventStore(Table table, FeedLog log) {
        this.table = table;
        this.log = log;
    }

    @Override
    public Read read(String after, Filter filter, int limit) {
        var reading = new Reading(Position.parse(after), filter, limit);
        var isEnd = false;
        while (!isEnd && !reading.isOver()) {
            var found = log.after(reading.position.last(), reading.position.lastId());
            for (var i = 0; i < found.records().size() && !reading.isOver(); i++) {
                reading.goThrough(found.records().get(i));
            }
            // Not what others write meanwhile, or a reader would wait for its page to be full.
            isEnd = found.isEnd();
        }
        return new Read(reading.told, reading.position.toString());
    }

    /** One read on its way: where it is, and what it has told. */
    private final class Reading {
        private final Filter filter;
        private final int limit;
        private final List<Event> told = new ArrayList<>();
        private Position position;
        private int lookedAt;

        Reading(Position position, Filter filter, int limit) {
            this.position = position;
            this.filter = filter;
            this.limit = limit;
        }

        boolean isOver() {
            return told.size() == limit || lookedAt >= MOST_LOOKED_AT;
        }

        /** The record after the last one that is done. */
        void goThrough(LogRecord logRecord) {
            var places = logRecord.places();
            while (!isOver() && position.entry() < places.size()) {
                var left = places.subList(position.entry(), places.size());
                tellOf(left.subList(0, Math.min(left.size(), mostUseful())));
            }
            if (position.entry() == places.size()) {
                position = position.afterRecord(logRecord.id());
            }
        }

        /** Without a filter each entry has at least one event to tell. */
        private int mostUseful() {
            return filter.type() == null && filter.subject() == null ? limit - told.size() : Integer.MAX_VALUE;
        }

        private void tellOf(List<Place> places) {
            var entries = table.getEach(places.stream().map(Place::key).toList());
            for (var place : places) {
                if (isOver()) {
                    return;
                }
                var entry = entries.get(place.key());
                if (entry == null) {
                    // Deleted by who must not. The integrity walk tells; the feed has to go on.
                    LOG.errorf("an entry of the feed is gone: %s", place.key());
                    position = position.afterEntry();
                } else {
                    tell(entry.as(EventItems.TYPE).get(EventItems.EVENTS));
                }
                lookedAt++;
            }
        }

        private void tell(List<Event> events) {
            for (var event : events.subList(position.event(), events.size())) {
                if (told.size() == limit) {
                    return;
                }
                if (isAskedFor(event)) {
                    told.add(event);
                }
                position = position.afterEvent();
            }
            position = position.afterEntry();
        }

        private boolean isAskedFor(Event event) {
            return (filter.type() == null || filter.type().equals(event.type()))
                    && (filter.subject() == null || filter.subject().equals(event.subject()));
        }
    }

    /**
     * A place in the feed: after a record of the log, before this event of this entry of the next one.
     *
     * @param last the record that is done; 0 before the first
     */
    private record Position(long last, UUID lastId, int entry, int event) {
        private static final Position FIRST = new Position(0, new UUID(0, 0), 0, 0);

        static Position parse(String text) {
            if (text.equals(START)) {
                return FIRST;
            }
            var parts = text.split(":");
            return new Position(
                    Long.parseLong(parts[0]),
                    UUID.fromString(parts[1]),
                    Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3]));
        }

        Position afterEvent() {
            return new Position(last, lastId, entry, event + 1);
        }

        Position afterEntry() {
            return new Position(last, lastId, entry + 1, 0);
        }

        Position afterRecord(UUID id) {
            return new Position(last + 1, id, 0, 0);
        }

        @Override
        public String toString() {
            return last + ":" + lastId + ":" + entry + ":" + event;
        }
    }
}
