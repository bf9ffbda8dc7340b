package dev.intact.postgres;

import dev.intact.events.Event;
import java.util.List;
import java.util.UUID;

/** Records events as part of the write that they tell of. */
final class EventWrites {
    private EventWrites() {}

    static final String INSERT = """
            insert into event (id, type, subject, subject_version, time, actor, data)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[])""";

    /** The parameters of {@link #INSERT}. */
    static Object[] columns(List<Event> events) {
        return new Object[] {
            Sql.column(events, Event::id, UUID[]::new),
            Sql.column(events, Event::type, String[]::new),
            Sql.column(events, Event::subject, String[]::new),
            Sql.column(events, Event::subjectVersion, Long[]::new),
            Sql.column(events, event -> event.time().toString(), String[]::new),
            Sql.column(events, Event::actor, String[]::new),
            Sql.column(events, Event::data, String[]::new)
        };
    }
}
