package dev.intact.slots;

import static dev.intact.slots.TestSlots.aResource;
import static dev.intact.slots.TestSlots.create;
import static dev.intact.slots.TestSlots.inTwoHours;
import static dev.intact.support.TestCalls.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.events.Event;
import dev.intact.shared.Json;
import dev.intact.shared.Secrets;
import dev.intact.slots.ChangeSlotResult.Changed;
import dev.intact.slots.ChangeSlotResult.CheckInTooEarly;
import dev.intact.slots.ChangeSlotResult.CheckInTooLate;
import dev.intact.slots.ChangeSlotResult.NotDue;
import dev.intact.slots.ChangeSlotResult.ReservationMismatch;
import dev.intact.slots.ChangeSlotResult.SlotNotFound;
import dev.intact.slots.ChangeSlotResult.SlotNotOpen;
import dev.intact.slots.ChangeSlotResult.WrongCode;
import dev.intact.slots.CreateSlotResult.Created;
import dev.intact.slots.CreateSlotResult.SlotOverlap;
import dev.intact.slots.Slot.Status;
import dev.intact.slots.TestSlots.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link SlotStore} must do with slots and their reservations. */
public abstract class SlotStoreContract extends SlotContract {

    @Test
    void stores_a_slot_as_it_was_asked_for() {
        for (var name : List.of("Raum 茶 🍵 '\"\\ #%/", " ", "slot", "2031-01-01")) {
            var resource = name + " " + UUID.randomUUID();
            var slot = created(resource, inTwoHours(), minutes(60));

            assertThat(slots().find(slot.id())).contains(slot);
            assertThat(slot.resourceId()).isEqualTo(resource);
            assertThat(slot.status()).isEqualTo(Status.OPEN);
            assertThat(slot.version()).isEqualTo(1);
        }
        assertThat(slots().find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void lets_slots_of_a_resource_touch() {
        var resource = aResource();
        var start = inTwoHours();
        created(resource, start, minutes(60));

        var before = created(resource, start.minus(minutes(30)), minutes(30));
        var behind = created(resource, start.plus(minutes(60)), minutes(15));

        assertThat(slots().find(before.id())).contains(before);
        assertThat(slots().find(behind.id())).contains(behind);
    }

    @Test
    void refuses_a_slot_that_overlaps_another_one_of_its_resource() {
        var resource = aResource();
        var start = inTwoHours().plus(Duration.ofDays(1));
        created(resource, start, minutes(60));

        for (var overlapping : List.of(
                slotOf(resource, start, 0, 60),
                slotOf(resource, start, 15, 30),
                slotOf(resource, start, -15, 75),
                slotOf(resource, start, -60, 15),
                slotOf(resource, start, 45, 240),
                slotOf(resource, start, -240, 240))) {
            assertThat(writingNothing(() -> createAgain(overlapping))).isEqualTo(new SlotOverlap());
        }
    }

    private static Slot slotOf(String resource, Instant start, long from, long until) {
        return Slot.of(
                UUID.randomUUID(),
                resource,
                start.plus(minutes(from)),
                start.plus(minutes(until)),
                Status.OPEN,
                Optional.empty(),
                1,
                start,
                start);
    }

    private CreateSlotResult createAgain(Slot slot) {
        return create(slots(), slot.resourceId(), slot.startsAt(), slot.endsAt());
    }

    @Test
    void lets_slots_of_several_resources_have_the_same_time() {
        var resource = aResource();
        var start = inTwoHours();

        var slots = Stream.of(resource, resource + " ", resource + "#", resource.toUpperCase(Locale.ROOT))
                .map(one -> created(one, start, minutes(60)))
                .toList();

        assertThat(slots).allMatch(slot -> stored(slot).equals(slot));
    }

    @Test
    void takes_all_the_time_of_the_longest_slot_and_gives_all_of_it_back() {
        var resource = aResource();
        var start = inTwoHours();
        var longest = created(resource, start, Duration.ofHours(8));
        for (var minute : List.of(0, 240, 465)) {
            var part = slotOf(resource, start, minute, minute + 15);
            assertThat(writingNothing(() -> createAgain(part))).isEqualTo(new SlotOverlap());
        }

        changed(close(longest, longest.createdAt(), null));

        assertThat(createAgain(longest)).isInstanceOf(Created.class);
    }

    @Test
    void keeps_the_time_of_a_slot_until_it_is_closed() {
        var slot = open();
        var shown = reserved(slot);
        assertThat(writingNothing(() -> createAgain(slot))).isEqualTo(new SlotOverlap());
        changed(checkIn(slot, slot.startsAt(), shown));
        assertThat(writingNothing(() -> createAgain(slot))).isEqualTo(new SlotOverlap());
        changed(checkOut(slot, slot.startsAt(), shown.reservationId()));
        assertThat(writingNothing(() -> createAgain(slot))).isEqualTo(new SlotOverlap());

        var closed = changed(close(slot, slot.startsAt(), null));

        var halves = List.of(
                created(slot.resourceId(), slot.startsAt(), minutes(30)),
                created(slot.resourceId(), slot.startsAt().plus(minutes(30)), minutes(30)));
        assertThat(halves).allMatch(half -> stored(half).equals(half));
        assertThat(stored(slot)).isEqualTo(closed);
        assertThat(writingNothing(() -> createAgain(slot))).isEqualTo(new SlotOverlap());
    }

    @Test
    void reserves_an_open_slot_and_shows_the_code_that_it_keeps_only_as_a_hash() {
        var slot = open();

        var result = (Changed) reserve(slot, slot.createdAt(), "Ada 茶 '\"\\");

        var shown = Shown.of(result);
        var reserved = result.slot();
        assertThat(reserved.status()).isEqualTo(Status.RESERVED);
        assertThat(reserved.hostName()).isEqualTo("Ada 茶 '\"\\");
        assertThat(reserved.reservationId()).isEqualTo(shown.reservationId());
        assertThat(reserved.version()).isEqualTo(2);
        assertThat(stored(slot)).isEqualTo(reserved);
        assertThat(result.answer().status()).isEqualTo(201);
        assertThat(result.answer().location()).isEqualTo("/v1/slots/" + slot.id());
        var told = Json.tree(result.answer().body());
        assertThat(told.get("slotId").textValue()).isEqualTo(slot.id().toString());
        assertThat(told.get("status").textValue()).isEqualTo("reserved");
        assertThat(told.get("checkInOpensAt").textValue())
                .isEqualTo(Json.time(slot.startsAt().minus(minutes(15))));
        assertThat(told.get("checkInClosesAt").textValue()).isEqualTo(Json.time(closesAt(slot)));
        assertThat(shown.code()).matches("[0-9A-Z]{12}");
        assertThat(stored(slot).last().orElseThrow().codeHash()).isEqualTo(Secrets.sha256(shown.code()));
        assertThat(stores().everything().toString()).doesNotContain(shown.code());
    }

    @Test
    void refuses_to_reserve_what_is_not_open() {
        var slot = open();
        var at = slot.startsAt();
        var shown = reserved(slot);
        assertThat(writingNothing(() -> reserve(slot, at, "Bob"))).isEqualTo(new SlotNotOpen(Status.RESERVED));
        changed(checkIn(slot, at, shown));
        assertThat(writingNothing(() -> reserve(slot, at, "Bob"))).isEqualTo(new SlotNotOpen(Status.CHECKED_IN));
        changed(close(slot, at, shown.reservationId()));
        assertThat(writingNothing(() -> reserve(slot, at, "Bob"))).isEqualTo(new SlotNotOpen(Status.CLOSED));
    }

    @Test
    void refuses_every_change_of_a_slot_that_is_not_there() {
        var gone = slotOf(aResource(), inTwoHours(), 0, 60);
        var at = gone.startsAt();
        var shown = new Shown(UUID.randomUUID(), "ABCDEFGHJKMN");

        assertThat(writingNothing(() -> reserve(gone, at, "Ada"))).isEqualTo(new SlotNotFound());
        assertThat(writingNothing(() -> cancel(gone, at, shown.reservationId())))
                .isEqualTo(new SlotNotFound());
        assertThat(writingNothing(() -> checkIn(gone, at, shown))).isEqualTo(new SlotNotFound());
        assertThat(writingNothing(() -> checkOut(gone, at, shown.reservationId())))
                .isEqualTo(new SlotNotFound());
        assertThat(writingNothing(() -> close(gone, at, null))).isEqualTo(new SlotNotFound());
        assertThat(writingNothing(() -> settle(gone, at))).isEqualTo(new NotDue());
    }

    @Test
    void opens_a_slot_again_whose_reservation_was_given_up() {
        var slot = open();
        var given = reserved(slot);

        var open = changed(cancel(slot, slot.startsAt(), given.reservationId()));

        assertThat(open.status()).isEqualTo(Status.OPEN);
        assertThat(open.hostName()).isNull();
        assertThat(open.reservationId()).isNull();
        assertThat(open.last()).isEmpty();
        assertThat(stored(slot)).isEqualTo(open);
        assertRefusesReservation(slot, slot.startsAt(), given);
        var next = reserved(slot, slot.startsAt(), "Bob");
        assertThat(next.reservationId()).isNotEqualTo(given.reservationId());
        assertThat(next.code()).isNotEqualTo(given.code());
        assertRefusesReservation(slot, slot.startsAt(), given);
        assertThat(changed(checkIn(slot, slot.startsAt(), next)).hostName()).isEqualTo("Bob");
    }

    @Test
    void refuses_a_reservation_that_does_not_hold_the_slot() {
        var slot = open();
        var foreign = reserved(open());
        assertRefusesReservation(slot, slot.startsAt(), foreign);
        var shown = reserved(slot);
        assertRefusesReservation(slot, slot.startsAt(), foreign);
        changed(checkIn(slot, slot.startsAt(), shown));
        assertRefusesReservation(slot, slot.startsAt(), foreign);
        changed(checkOut(slot, slot.startsAt(), shown.reservationId()));
        assertRefusesReservation(slot, slot.startsAt(), shown);
    }

    private void assertRefusesReservation(Slot slot, Instant at, Shown shown) {
        assertThat(writingNothing(() -> cancel(slot, at, shown.reservationId())))
                .isEqualTo(new ReservationMismatch());
        assertThat(writingNothing(() -> checkIn(slot, at, shown))).isEqualTo(new ReservationMismatch());
        assertThat(writingNothing(() -> checkOut(slot, at, shown.reservationId())))
                .isEqualTo(new ReservationMismatch());
        assertThat(writingNothing(() -> close(slot, at, shown.reservationId()))).isEqualTo(new ReservationMismatch());
    }

    @Test
    void checks_in_from_the_first_millisecond_of_the_window_to_the_last() {
        var slot = open();
        var opens = slot.startsAt().minus(minutes(15));
        var shown = reserved(slot);

        assertThat(writingNothing(() -> checkIn(slot, opens.minus(MILLI), shown)))
                .isEqualTo(new CheckInTooEarly(opens));
        assertThat(writingNothing(() -> checkIn(slot, closesAt(slot), shown)))
                .isEqualTo(new CheckInTooLate(closesAt(slot)));
        assertThat(writingNothing(() -> checkIn(slot, slot.endsAt(), shown)))
                .isEqualTo(new CheckInTooLate(closesAt(slot)));
        var in = changed(checkIn(slot, closesAt(slot).minus(MILLI), shown));
        assertThat(in.status()).isEqualTo(Status.CHECKED_IN);
        assertThat(in.hostName()).isEqualTo("Ada");
        assertThat(in.reservationId()).isEqualTo(shown.reservationId());
        assertThat(stored(slot)).isEqualTo(in);
        var another = open();
        var other = reserved(another);
        assertThat(changed(checkIn(another, opens, other)).status()).isEqualTo(Status.CHECKED_IN);
    }

    @Test
    void checks_in_by_the_code_of_this_reservation_alone() {
        var slot = open();
        var shown = reserved(slot);
        var foreign = reserved(open());

        for (var code : List.of(foreign.code(), shown.code().toLowerCase(Locale.ROOT), shown.code() + " ")) {
            var wrong = new Shown(shown.reservationId(), code);
            assertThat(writingNothing(() -> checkIn(slot, slot.startsAt(), wrong)))
                    .isEqualTo(new WrongCode());
            // Who does not know the code is told nothing of the window.
            assertThat(writingNothing(() -> checkIn(slot, slot.createdAt(), wrong)))
                    .isEqualTo(new WrongCode());
            assertThat(writingNothing(() -> checkIn(slot, slot.endsAt(), wrong)))
                    .isEqualTo(new WrongCode());
        }
        assertThat(checkIn(slot, slot.startsAt(), shown)).isInstanceOf(Changed.class);
    }

    @Test
    void opens_a_slot_again_from_which_its_host_checked_out() {
        var slot = open();
        var shown = reserved(slot);
        changed(checkIn(slot, slot.startsAt(), shown));

        var open = changed(checkOut(slot, slot.endsAt().minus(MILLI), shown.reservationId()));

        assertThat(open.status()).isEqualTo(Status.OPEN);
        assertThat(open.hostName()).isNull();
        assertThat(open.reservationId()).isNull();
        assertThat(open.last()).isEmpty();
        assertThat(stored(slot)).isEqualTo(open);
        assertThat(reserve(slot, slot.endsAt().minus(MILLI), "Bob")).isInstanceOf(Changed.class);
    }

    @Test
    void refuses_what_the_state_of_the_reservation_does_not_allow() {
        var slot = open();
        var at = slot.startsAt();
        var shown = reserved(slot);
        assertThat(writingNothing(() -> checkOut(slot, at, shown.reservationId())))
                .isEqualTo(new SlotNotOpen(Status.RESERVED));
        changed(checkIn(slot, at, shown));

        assertThat(writingNothing(() -> cancel(slot, at, shown.reservationId())))
                .isEqualTo(new SlotNotOpen(Status.CHECKED_IN));
        assertThat(writingNothing(() -> checkIn(slot, at, shown))).isEqualTo(new SlotNotOpen(Status.CHECKED_IN));
        // Who is in is not told to be late.
        assertThat(writingNothing(() -> checkIn(slot, closesAt(slot), shown)))
                .isEqualTo(new SlotNotOpen(Status.CHECKED_IN));
    }

    @Test
    void closes_a_slot_for_good_and_a_held_one_only_by_the_name_of_its_reservation() {
        var open = open();
        var reserved = open();
        var booking = reserved(reserved);
        var checkedIn = open();
        var visit = reserved(checkedIn);
        changed(checkIn(checkedIn, checkedIn.startsAt(), visit));

        assertThat(writingNothing(() -> close(open, open.startsAt(), UUID.randomUUID())))
                .isEqualTo(new ReservationMismatch());
        assertThat(writingNothing(() -> close(reserved, reserved.startsAt(), null)))
                .isEqualTo(new ReservationMismatch());
        assertThat(writingNothing(() -> close(checkedIn, checkedIn.startsAt(), null)))
                .isEqualTo(new ReservationMismatch());

        assertCloses(open, null);
        assertCloses(reserved, booking.reservationId());
        assertNoReservation(reserved, booking);
        assertCloses(checkedIn, visit.reservationId());
        assertNoReservation(checkedIn, visit);
    }

    private void assertNoReservation(Slot slot, Shown shown) {
        var at = slot.startsAt();
        assertThat(stored(slot).last()).isEmpty();
        assertThat(writingNothing(() -> checkIn(slot, at, shown))).isEqualTo(new ReservationMismatch());
        assertThat(writingNothing(() -> cancel(slot, at, shown.reservationId())))
                .isEqualTo(new ReservationMismatch());
        assertThat(writingNothing(() -> checkOut(slot, at, shown.reservationId())))
                .isEqualTo(new ReservationMismatch());
    }

    private void assertCloses(Slot slot, UUID reservationId) {
        var closed = changed(close(slot, slot.startsAt(), reservationId));

        assertThat(closed.status()).isEqualTo(Status.CLOSED);
        assertThat(closed.hostName()).isNull();
        assertThat(closed.reservationId()).isNull();
        assertThat(stored(slot)).isEqualTo(closed);
        assertThat(eventTypesAbout(slot.id())).endsWith("slot.closed").doesNotContain("slot.unattended");
        assertThat(writingNothing(() -> close(slot, slot.startsAt(), null))).isEqualTo(new SlotNotOpen(Status.CLOSED));
        assertThat(writingNothing(() -> close(slot, slot.startsAt(), UUID.randomUUID())))
                .isEqualTo(new SlotNotOpen(Status.CLOSED));
    }

    @Test
    void records_each_change_with_the_version_that_it_made() {
        var slot = open();
        var given = reserved(slot);
        cancel(slot, slot.startsAt(), given.reservationId());
        var kept = reserved(slot, slot.startsAt(), "Bob");
        checkIn(slot, slot.startsAt(), kept);
        checkOut(slot, slot.startsAt(), kept.reservationId());
        var closed = changed(close(slot, slot.startsAt(), null));

        var events = eventsAbout(slot.id());

        assertThat(events)
                .extracting(Event::type)
                .containsExactly(
                        "slot.created",
                        "slot.reserved",
                        "slot.reservation_cancelled",
                        "slot.reserved",
                        "slot.checked_in",
                        "slot.checked_out",
                        "slot.closed");
        assertThat(events).extracting(Event::subjectVersion).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(closed.version()).isEqualTo(7);
        assertThat(Json.tree(events.getFirst().data())).isEqualTo(Json.tree(Json.write(slot)));
        assertThat(Json.tree(events.getLast().data())).isEqualTo(Json.tree(Json.write(closed)));
        for (var event : events.subList(1, 3)) {
            assertTells(event, slot, given, "Ada");
        }
        for (var event : events.subList(3, 6)) {
            assertTells(event, slot, kept, "Bob");
        }
        assertThat(events)
                .extracting(Event::actor)
                .containsOnly("key:" + call("any").caller());
    }

    private static void assertTells(Event event, Slot slot, Shown shown, String host) {
        var told = Json.tree(event.data());
        assertThat(told.get("slotId").textValue()).isEqualTo(slot.id().toString());
        assertThat(told.get("resourceId").textValue()).isEqualTo(slot.resourceId());
        assertThat(told.get("reservationId").textValue())
                .isEqualTo(shown.reservationId().toString());
        assertThat(told.get("hostName").textValue()).isEqualTo(host);
        assertThat(event.data()).doesNotContain(shown.code());
    }
}
