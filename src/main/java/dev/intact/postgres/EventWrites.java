package dev.intact.postgres;

import dev.intact.events.Event;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Records events as part of the write that they tell of. */
final class EventWrites {
    private EventWrites() {}

    static final String INSERT = """
            insert into event (id, type, subject, subject_version, time, actor, data)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[])""";

    /** The parameters of {@link #INSERT}. */
    static Object[] columns(List<Event> events) {
        return new Object[] {
            column(events, Event::id, UUID[]::new),
            column(events, Event::type, String[]::new),
            column(events, Event::subject, String[]::new),
            column(events, Event::subjectVersion, Long[]::new),
            column(events, event -> event.time().toString(), String[]::new),
            column(events, Event::actor, String[]::new),
            column(events, Event::data, String[]::new)
        };
    }

    private static <T> T[] column(List<Event> events, Function<Event, T> value, IntFunction<T[]> array) {
        return events.stream().map(value).toArray(array);
    }
}
