package dev.intact.postgres;

import dev.intact.events.Event;
import dev.intact.events.EventStore;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;

/**
 * The feed in the order of (epoch, transaction, sequence). A transaction id is given at a transaction's first write, so a
 * slow one commits after faster ones that began later: the reader stops below the oldest transaction still running,
 * which alone could put an event before those already told.
 */
@ApplicationScoped
class PostgresEventStore implements EventStore {
    private static final String READ = """
            with horizon as (select epoch, pg_snapshot_xmin(pg_current_snapshot()) as tx from feed)
            select horizon.epoch as horizon_epoch, horizon.tx::text as horizon_tx, told.*
            from horizon left join lateral (
                select event.epoch, event.tx::text as tx, seq, id, type, subject, subject_version, time, actor, data
                from event
                where (event.epoch, event.tx, seq) > (?, ?::text::xid8, ?)
                    and (event.epoch, event.tx) < (horizon.epoch, horizon.tx)
                    and (?::text is null or type = ?) and (?::text is null or subject = ?)
                order by event.epoch, event.tx, seq limit ?) told on true
            order by told.epoch, told.tx::xid8, told.seq""";

    /**
     * Transaction ids only rise within a cluster. Events of transactions that have not begun yet came from another: a
     * dump was restored.
     */
    private static final String RAISE_EPOCH = """
            update feed set epoch = epoch + 1
            where exists (select from event
                where event.epoch = feed.epoch and tx >= pg_snapshot_xmax(pg_current_snapshot()))
            returning epoch""";

    private final Sql sql;

    PostgresEventStore(Sql sql) {
        this.sql = sql;
    }

    void raiseEpochAfterRestore(@Observes StartupEvent start) {
        sql.query(RAISE_EPOCH, row -> row.getInt(1));
    }

    @Override
    public Read read(String after, Filter filter, int limit) {
        var position = Position.parse(after);
        var found = sql.query(
                READ,
                Line::of,
                position.epoch(),
                position.tx(),
                position.seq(),
                filter.type(),
                filter.type(),
                filter.subject(),
                filter.subject(),
                limit);
        var events = new ArrayList<Event>();
        found.stream().filter(Line::isEvent).forEach(line -> events.add(line.event()));
        // Short of the limit, all up to the horizon was looked at, also what the filter left out.
        var reached = events.size() < limit
                ? found.getFirst().horizon()
                : found.getLast().position();
        return new Read(events, reached.isBefore(position) ? after : reached.toString());
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
    private record Line(Position horizon, Position position, Event event) {
        static Line of(ResultSet row) throws SQLException {
            var horizon = new Position(row.getInt("horizon_epoch"), row.getString("horizon_tx"), 0);
            if (row.getString("tx") == null) {
                return new Line(horizon, horizon, null);
            }
            return new Line(
                    horizon,
                    new Position(row.getInt("epoch"), row.getString("tx"), row.getLong("seq")),
                    new Event(
                            row.getObject("id", UUID.class),
                            row.getString("type"),
                            row.getString("subject"),
                            row.getLong("subject_version"),
                            Sql.instant(row, "time"),
                            row.getString("actor"),
                            row.getString("data")));
        }

        boolean isEvent() {
            return event != null;
        }
    }
}
