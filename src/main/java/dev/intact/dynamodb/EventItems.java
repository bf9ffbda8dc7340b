package dev.intact.dynamodb;

import dev.intact.events.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The entries of the feed: what one write recorded, at a place in the lane that it had to itself. */
final class EventItems {
    static final String TYPE = "entry";
    static final Attribute<UUID> LANE = Attribute.id("lane");
    static final Attribute<Long> NUMBER = Attribute.number("number");
    static final Attribute<List<Event>> EVENTS = Attribute.itemList("events", EventItems::part, EventItems::event);

    private static final Attribute<UUID> ID = Attribute.id("id");
    private static final Attribute<String> EVENT_TYPE = Attribute.text("type");
    private static final Attribute<String> SUBJECT = Attribute.text("subject");
    private static final Attribute<Long> SUBJECT_VERSION = Attribute.number("version");
    private static final Attribute<Instant> TIME = Attribute.time("time");
    private static final Attribute<String> ACTOR = Attribute.text("actor");
    private static final Attribute<String> DATA = Attribute.text("data");

    private EventItems() {}

    /** Closes a lane: nothing can be put at a place that is taken, nor is any behind it ever looked for. */
    static Item closing(Lanes.Place place) {
        return item(place, List.of());
    }

    static Item item(Lanes.Place place, List<Event> events) {
        return Item.of(place.key(), TYPE)
                .with(LANE, place.lane())
                .with(NUMBER, place.number())
                .with(EVENTS, events);
    }

    static boolean closesLane(Item entry) {
        return entry.get(EVENTS).isEmpty();
    }

    private static Item part(Event event) {
        return Item.part()
                .with(ID, event.id())
                .with(EVENT_TYPE, event.type())
                .with(SUBJECT, event.subject())
                .with(SUBJECT_VERSION, event.subjectVersion())
                .with(TIME, event.time())
                .with(ACTOR, event.actor())
                .with(DATA, event.data());
    }

    private static Event event(Item part) {
        return new Event(
                part.get(ID),
                part.get(EVENT_TYPE),
                part.get(SUBJECT),
                part.get(SUBJECT_VERSION),
                part.get(TIME),
                part.get(ACTOR),
                part.get(DATA));
    }
}
