package dev.intact.dynamodb;

import dev.intact.shared.Call;
import dev.intact.slots.Reservation;
import dev.intact.slots.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Slots, and the cells of time that are theirs: two slots of a resource that overlap would need the same one. */
final class SlotItems {
    static final String TYPE = "slot";
    static final String CELL_TYPE = "cell";

    static final Attribute<UUID> ID = Attribute.id("id");
    static final Attribute<UUID> SLOT_ID = Attribute.id("slotId");
    static final Attribute<Long> VERSION = Attribute.number("version");

    private static final Duration CELL = Duration.ofMinutes(15);

    private static final Attribute<String> RESOURCE_ID = Attribute.text("resourceId");
    private static final Attribute<Instant> STARTS_AT = Attribute.time("startsAt");
    private static final Attribute<Instant> ENDS_AT = Attribute.time("endsAt");
    private static final Attribute<Slot.Status> STATUS = Attribute.code("status", Slot.Status::code, Slot.Status::of);
    private static final Attribute<Reservation> LAST = Attribute.part(
                    "reservation", SlotItems::part, SlotItems::reservation)
            .optional();
    private static final Attribute<Instant> CREATED_AT = Attribute.time("createdAt");
    private static final Attribute<Instant> UPDATED_AT = Attribute.time("updatedAt");

    private static final Attribute<String> HOST_NAME = Attribute.text("hostName");
    private static final Attribute<String> CODE_HASH = Attribute.text("codeHash");
    private static final Attribute<Instant> CHECK_IN_OPENS_AT = Attribute.time("checkInOpensAt");
    private static final Attribute<Instant> CHECK_IN_CLOSES_AT = Attribute.time("checkInClosesAt");

    private SlotItems() {}

    static Item item(Call call, Slot slot) {
        return Item.of(Keys.slot(slot.id()), TYPE)
                .with(RequestItems.REQUESTED_BY, Keys.request(call).partition())
                .with(Lists.GROUPS.list(), Keys.slotsOf(slot.resourceId(), day(slot)))
                .with(Lists.POSITION, Positions.of(slot.startsAt(), slot.id()))
                .with(Lists.DUE.list(), DueItems.list(slot.lapsesAt(), slot.id()))
                .with(Lists.DUE.position(), DueItems.position(slot.lapsesAt(), slot.id()))
                .with(ID, slot.id())
                .with(RESOURCE_ID, slot.resourceId())
                .with(STARTS_AT, slot.startsAt())
                .with(ENDS_AT, slot.endsAt())
                .with(STATUS, slot.status())
                .with(LAST, slot.last().orElse(null))
                .with(VERSION, slot.version())
                .with(CREATED_AT, slot.createdAt())
                .with(UPDATED_AT, slot.updatedAt());
    }

    /** As it becomes, unless it has changed since it was looked at. */
    static Change change(Slot slot) {
        return new Change(Keys.slot(slot.id()))
                .set(STATUS, slot.status())
                .setOrRemove(LAST, slot.last().orElse(null))
                .setOrRemove(Lists.DUE.list(), DueItems.list(slot.lapsesAt(), slot.id()))
                .setOrRemove(Lists.DUE.position(), DueItems.position(slot.lapsesAt(), slot.id()))
                .set(VERSION, slot.version())
                .set(UPDATED_AT, slot.updatedAt())
                .when(Condition.equal(VERSION, slot.version() - 1));
    }

    static Slot slot(Item item) {
        item.as(TYPE);
        return Slot.of(
                item.get(ID),
                item.get(RESOURCE_ID),
                item.get(STARTS_AT),
                item.get(ENDS_AT),
                item.get(STATUS),
                item.find(LAST),
                item.get(VERSION),
                item.get(CREATED_AT),
                item.get(UPDATED_AT));
    }

    static List<Key> cells(Slot slot) {
        return Stream.iterate(slot.startsAt(), slot.endsAt()::isAfter, start -> start.plus(CELL))
                .map(start -> Keys.cell(slot.resourceId(), start))
                .toList();
    }

    static Item cell(Key key, UUID slotId) {
        return Item.of(key, CELL_TYPE).with(SLOT_ID, slotId);
    }

    private static LocalDate day(Slot slot) {
        return LocalDate.ofInstant(slot.startsAt(), ZoneOffset.UTC);
    }

    private static Item part(Reservation reservation) {
        return Item.part()
                .with(ID, reservation.id())
                .with(HOST_NAME, reservation.hostName())
                .with(CODE_HASH, reservation.codeHash())
                .with(CHECK_IN_OPENS_AT, reservation.checkInOpensAt())
                .with(CHECK_IN_CLOSES_AT, reservation.checkInClosesAt());
    }

    private static Reservation reservation(Item part) {
        return new Reservation(
                part.get(ID),
                part.get(HOST_NAME),
                part.get(CODE_HASH),
                part.get(CHECK_IN_OPENS_AT),
                part.get(CHECK_IN_CLOSES_AT));
    }
}
