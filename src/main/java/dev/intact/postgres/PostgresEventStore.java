package dev.intact.postgres;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.events.Event;
import dev.intact.events.EventStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The feed in the order of (epoch, transaction, sequence). A transaction id is given at a transaction's first write, so a
 * slow one commits after faster ones that began later: the reader stops below the oldest transaction still running,
 * which alone could put an event before those already told.
 */
@ApplicationScoped
@StoredIn(Backend.POSTGRESQL)
class PostgresEventStore implements EventStore {
    /**
     * How many events one read looks at for those that a filter asks for. A reader of rare events gets empty pages, but
     * each in bounded time, and moves on.
     */
    private static final int MOST_LOOKED_AT = 5_000;

    private static final String READ = """
            with horizon as (select epoch, pg_snapshot_xmin(pg_current_snapshot()) as tx from feed),
            looked as materialized (
                select event.epoch, event.tx, seq, type, subject from event, horizon
                where (event.epoch, event.tx, seq) > (?, ?::text::xid8, ?)
                    and (event.epoch, event.tx) < (horizon.epoch, horizon.tx) %s
                order by event.epoch, event.tx, seq limit ?),
            told as (
                select epoch, tx, seq from looked
                where ?::text is null or type = ?
                order by epoch, tx, seq limit ?),
            last as (select *, (select count(*) from looked) as looked from looked order by epoch desc, tx desc, seq desc limit 1)
            select horizon.epoch as horizon_epoch, horizon.tx::text as horizon_tx, coalesce(last.looked, 0) as looked,
                last.epoch as last_epoch, last.tx::text as last_tx, last.seq as last_seq, event.*
            from horizon left join last on true left join (
                select event.epoch, event.tx::text as tx, event.seq, id, type, subject, subject_version, time, actor, data
                from told join event using (epoch, tx, seq)) event on true
            order by event.epoch, event.tx::xid8, event.seq""";

    private static final String READ_ALL = READ.formatted("");

    /** By the index of subjects: its few events are found wherever in the feed they stand. */
    private static final String READ_SUBJECT = READ.formatted("and event.subject = ?");

    /**
     * Transaction ids only rise within the life of one cluster. A dump restored into another, or an older state of the
     * same one brought back, starts again lower: the cluster's name and time line tell.
     */
    private static final String RAISE_EPOCH = """
            update feed set epoch = epoch + (feed.cluster is not null)::int, cluster = present.cluster
            from (select system_identifier || '/' || timeline_id as cluster
                from pg_control_system(), pg_control_checkpoint()) present
            where feed.cluster is distinct from present.cluster
            returning epoch""";

    private final Sql sql;

    PostgresEventStore(Sql sql) {
        this.sql = sql;
    }

    void raiseEpochAfterRestore() {
        sql.query(RAISE_EPOCH, row -> row.getInt(1));
    }

    @Override
    public Read read(String after, Filter filter, int limit) {
        var position = Position.parse(after);
        var isFiltered = filter.type() != null || filter.subject() != null;
        var mostLookedAt = isFiltered ? MOST_LOOKED_AT : limit;
        var parameters = new ArrayList<Object>(List.of(position.epoch(), position.tx(), position.seq()));
        Optional.ofNullable(filter.subject()).ifPresent(parameters::add);
        parameters.addAll(Arrays.asList(mostLookedAt, filter.type(), filter.type(), limit));
        var found = sql.query(filter.subject() == null ? READ_ALL : READ_SUBJECT, Line::of, parameters.toArray());
        var events = new ArrayList<Event>();
        found.stream().filter(Line::isEvent).forEach(line -> events.add(line.event()));
        var reached = reached(found, events.size() == limit, mostLookedAt);
        return new Read(events, reached.isBefore(position) ? after : reached.toString());
    }

    static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getString("subject"),
                row.getLong("subject_version"),
                Sql.instant(row, "time"),
                row.getString("actor"),
                row.getString("data"));
    }

    private static Position reached(List<Line> found, boolean isPageFull, int mostLookedAt) {
        if (isPageFull) {
            return found.getLast().position();
        }
        var first = found.getFirst();
        // Short of both limits, all up to the horizon was looked at, also what the filter left out.
        return first.looked() == mostLookedAt ? first.lastLookedAt() : first.horizon();
    }

    /** A place in the feed: after the event with this sequence number. */
    private record Position(int epoch, String tx, long seq) {
        static Position parse(String text) {
            if (text.equals(START)) {
                return new Position(0, "0", 0);
            }
            var parts = text.split(":");
            return new Position(Integer.parseInt(parts[0]), parts[1], Long.parseLong(parts[2]));
        }

        boolean isBefore(Position other) {
            if (epoch != other.epoch) {
                return epoch < other.epoch;
            }
            var order = Long.compareUnsigned(Long.parseUnsignedLong(tx), Long.parseUnsignedLong(other.tx));
            return order < 0 || (order == 0 && seq < other.seq);
        }

        @Override
        public String toString() {
            return epoch + ":" + tx + ":" + seq;
        }
    }

    /** @param event null in the one line of an empty page */
    private record Line(Position horizon, int looked, Position lastLookedAt, Position position, Event event) {
        static Line of(ResultSet row) throws SQLException {
            var horizon = new Position(row.getInt("horizon_epoch"), row.getString("horizon_tx"), 0);
            var last = new Position(row.getInt("last_epoch"), row.getString("last_tx"), row.getLong("last_seq"));
            if (row.getString("tx") == null) {
                return new Line(horizon, row.getInt("looked"), last, horizon, null);
            }
            return new Line(
                    horizon,
                    row.getInt("looked"),
                    last,
                    new Position(row.getInt("epoch"), row.getString("tx"), row.getLong("seq")),
                    PostgresEventStore.event(row));
        }

        boolean isEvent() {
            return event != null;
        }
    }
}
