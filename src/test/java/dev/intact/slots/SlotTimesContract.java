package dev.intact.slots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.events.Event;
import dev.intact.shared.Json;
import dev.intact.slots.ChangeSlotResult.Changed;
import dev.intact.slots.ChangeSlotResult.CheckInTooLate;
import dev.intact.slots.ChangeSlotResult.NotDue;
import dev.intact.slots.ChangeSlotResult.ReservationMismatch;
import dev.intact.slots.ChangeSlotResult.SlotInPast;
import dev.intact.slots.ChangeSlotResult.SlotNotOpen;
import dev.intact.slots.Slot.Status;
import dev.intact.slots.TestSlots.Shown;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link SlotStore} must do with what time makes of a slot, with and without a sweeper. */
public abstract class SlotTimesContract extends SlotContract {

    @Test
    void stands_open_again_at_once_when_nobody_has_checked_in_in_time() {
        var slot = open();
        var shown = reserved(slot);
        var stored = stored(slot);

        var before = stored.at(closesAt(slot).minus(MILLI));
        var after = stored.at(closesAt(slot));

        assertThat(before).isEqualTo(stored);
        assertThat(before.reservationId()).isEqualTo(shown.reservationId());
        assertThat(after.status()).isEqualTo(Status.OPEN);
        assertThat(after.hostName()).isNull();
        assertThat(after.reservationId()).isNull();
        assertThat(after.version()).isEqualTo(stored.version());
        assertThat(after.updatedAt()).isEqualTo(stored.updatedAt());
    }

    @Test
    void is_reserved_by_the_next_host_from_that_millisecond_on_who_tells_of_it_once() {
        var slot = open();
        var missed = reserved(slot);
        var at = closesAt(slot);
        assertThat(writingNothing(() -> reserve(slot, at.minus(MILLI), "Bob")))
                .isEqualTo(new SlotNotOpen(Status.RESERVED));

        var next = reserved(slot, at, "Bob");

        assertThat(next.reservationId()).isNotEqualTo(missed.reservationId());
        assertThat(stored(slot).hostName()).isEqualTo("Bob");
        assertThat(stored(slot).version()).isEqualTo(3);
        var events = eventsAbout(slot.id());
        assertThat(events)
                .extracting(Event::type)
                .containsExactly("slot.created", "slot.reserved", "slot.unattended", "slot.reserved");
        assertThat(events).extracting(Event::subjectVersion).containsExactly(1L, 2L, 3L, 3L);
        assertTells(events.get(2), slot, missed, "Ada");
        assertTells(events.get(3), slot, next, "Bob");
        assertThat(writingNothing(() -> settle(slot, at))).isEqualTo(new NotDue());
    }

    private static void assertTells(Event event, Slot slot, Shown shown, String host) {
        var told = Json.tree(event.data());
        assertThat(told.get("slotId").textValue()).isEqualTo(slot.id().toString());
        assertThat(told.get("reservationId").textValue())
                .isEqualTo(shown.reservationId().toString());
        assertThat(told.get("hostName").textValue()).isEqualTo(host);
    }

    @Test
    void is_written_down_by_the_sweeper_once() {
        var slot = open();
        var missed = reserved(slot);
        var at = closesAt(slot);
        assertThat(writingNothing(() -> settle(slot, at.minus(MILLI)))).isEqualTo(new NotDue());

        var settled = changed(settle(slot, at));

        assertThat(settled.status()).isEqualTo(Status.OPEN);
        assertThat(settled.reservationId()).isNull();
        assertThat(settled.version()).isEqualTo(3);
        assertThat(stored(slot)).isEqualTo(settled);
        assertThat(writingNothing(() -> settle(slot, at))).isEqualTo(new NotDue());
        var told = eventsAbout(slot.id()).getLast();
        assertThat(told.type()).isEqualTo("slot.unattended");
        assertThat(told.actor()).isEqualTo("system");
        assertThat(told.subjectVersion()).isEqualTo(3);
        assertTells(told, slot, missed, "Ada");

        reserved(slot, at, "Bob");
        assertThat(eventTypesAbout(slot.id()))
                .containsExactly("slot.created", "slot.reserved", "slot.unattended", "slot.reserved");
    }

    @Test
    void is_told_by_whoever_closes_it_before_the_sweeper_comes() {
        var slot = open();
        var missed = reserved(slot);
        assertThat(writingNothing(() -> close(slot, closesAt(slot), missed.reservationId())))
                .isEqualTo(new ReservationMismatch());

        changed(close(slot, closesAt(slot), null));

        assertThat(eventTypesAbout(slot.id()))
                .containsExactly("slot.created", "slot.reserved", "slot.unattended", "slot.closed");
        assertThat(writingNothing(() -> settle(slot, slot.endsAt()))).isEqualTo(new NotDue());
    }

    @Test
    void tells_who_comes_too_late_that_it_is_so_until_another_host_has_reserved() {
        var slot = open();
        var missed = reserved(slot);
        var at = closesAt(slot);
        assertLate(slot, at, missed);
        changed(settle(slot, at));
        assertLate(slot, at, missed);

        var next = reserved(slot, at, "Bob");

        assertTouchesNothingOfTheNext(slot, at, missed);
        changed(checkIn(slot, at, next));
        assertTouchesNothingOfTheNext(slot, at, missed);
        changed(checkOut(slot, at, next.reservationId()));
        assertTouchesNothingOfTheNext(slot, at, missed);
    }

    @Test
    void never_lets_a_late_call_touch_the_next_reservation_without_any_sweeper() {
        var slot = open();
        var missed = reserved(slot);
        var at = closesAt(slot).plus(MILLI);
        assertLate(slot, at, missed);
        var next = reserved(slot, at, "Bob");

        assertTouchesNothingOfTheNext(slot, at, missed);

        assertThat(changed(cancel(slot, at, next.reservationId())).status()).isEqualTo(Status.OPEN);
        assertTouchesNothingOfTheNext(slot, at, missed);
    }

    private void assertLate(Slot slot, Instant at, Shown missed) {
        assertThat(writingNothing(() -> checkIn(slot, at, missed))).isEqualTo(new CheckInTooLate(closesAt(slot)));
        assertThat(writingNothing(() -> cancel(slot, at, missed.reservationId())))
                .isEqualTo(new ReservationMismatch());
        assertThat(writingNothing(() -> checkOut(slot, at, missed.reservationId())))
                .isEqualTo(new ReservationMismatch());
        assertThat(writingNothing(() -> close(slot, at, missed.reservationId())))
                .isEqualTo(new ReservationMismatch());
    }

    private void assertTouchesNothingOfTheNext(Slot slot, Instant at, Shown missed) {
        assertThat(writingNothing(() -> checkIn(slot, at, missed))).isEqualTo(new ReservationMismatch());
        assertThat(writingNothing(() -> cancel(slot, at, missed.reservationId())))
                .isEqualTo(new ReservationMismatch());
        assertThat(writingNothing(() -> checkOut(slot, at, missed.reservationId())))
                .isEqualTo(new ReservationMismatch());
        assertThat(writingNothing(() -> close(slot, at, missed.reservationId())))
                .isEqualTo(new ReservationMismatch());
    }

    @Test
    void does_not_take_back_what_was_written_down_for_an_instance_whose_clock_is_behind() {
        var slot = open();
        var missed = reserved(slot);
        changed(settle(slot, closesAt(slot)));
        var behind = closesAt(slot).minus(MILLI);

        assertThat(writingNothing(() -> checkIn(slot, behind, missed))).isEqualTo(new CheckInTooLate(closesAt(slot)));
        assertThat(writingNothing(() -> cancel(slot, behind, missed.reservationId())))
                .isEqualTo(new ReservationMismatch());
        assertThat(writingNothing(() -> checkOut(slot, behind, missed.reservationId())))
                .isEqualTo(new ReservationMismatch());
        assertThat(writingNothing(() -> settle(slot, behind))).isEqualTo(new NotDue());
        assertThat(reserve(slot, behind, "Bob")).isInstanceOf(Changed.class);
    }

    @Test
    void gives_who_reserves_after_the_start_ten_minutes_of_their_own() {
        var slot = open();
        var late = slot.startsAt().plus(minutes(20));
        var shown = reserved(slot, late, "Ada");
        var until = late.plus(minutes(10));

        assertThat(stored(slot).last().orElseThrow().checkInOpensAt())
                .isEqualTo(slot.startsAt().minus(minutes(15)));
        assertThat(stored(slot).last().orElseThrow().checkInClosesAt()).isEqualTo(until);
        assertThat(writingNothing(() -> settle(slot, until.minus(MILLI)))).isEqualTo(new NotDue());
        assertThat(writingNothing(() -> checkIn(slot, until, shown))).isEqualTo(new CheckInTooLate(until));
        assertThat(stored(slot).at(until).status()).isEqualTo(Status.OPEN);
        assertThat(changed(checkIn(slot, until.minus(MILLI), shown)).status()).isEqualTo(Status.CHECKED_IN);
    }

    @Test
    void counts_those_ten_minutes_from_the_start_for_who_reserves_until_then() {
        for (var at : List.of(minutes(0).minus(MILLI), minutes(0))) {
            var slot = open();
            reserved(slot, slot.startsAt().plus(at), "Ada");

            assertThat(stored(slot).last().orElseThrow().checkInClosesAt()).isEqualTo(closesAt(slot));
        }
    }

    @Test
    void tells_of_each_host_in_turn_who_did_not_come() {
        var slot = open();
        var first = reserved(slot);
        var second = reserved(slot, slot.startsAt().plus(minutes(10)), "Bob");
        assertThat(writingNothing(
                        () -> reserve(slot, slot.startsAt().plus(minutes(20)).minus(MILLI), "Cy")))
                .isEqualTo(new SlotNotOpen(Status.RESERVED));
        reserved(slot, slot.startsAt().plus(minutes(20)), "Cy");

        changed(settle(slot, slot.startsAt().plus(minutes(30))));

        var missed = eventsAbout(slot.id()).stream()
                .filter(event -> event.type().equals("slot.unattended"))
                .toList();
        assertThat(missed).extracting(Event::subjectVersion).containsExactly(3L, 4L, 5L);
        assertTells(missed.get(0), slot, first, "Ada");
        assertTells(missed.get(1), slot, second, "Bob");
        assertThat(Json.tree(missed.get(2).data()).get("hostName").textValue()).isEqualTo("Cy");
    }

    @Test
    void can_be_reserved_until_it_ends_and_then_no_more() {
        var slot = open();
        assertThat(writingNothing(() -> reserve(slot, slot.endsAt(), "Ada"))).isEqualTo(new SlotInPast());

        var shown = reserved(slot, slot.endsAt().minus(minutes(5)), "Ada");

        assertThat(stored(slot).last().orElseThrow().checkInClosesAt()).isEqualTo(slot.endsAt());
        assertThat(writingNothing(() -> checkIn(slot, slot.endsAt(), shown)))
                .isEqualTo(new CheckInTooLate(slot.endsAt()));
        assertThat(writingNothing(() -> reserve(slot, slot.endsAt(), "Bob"))).isEqualTo(new SlotInPast());
        assertThat(changed(checkIn(slot, slot.endsAt().minus(MILLI), shown)).status())
                .isEqualTo(Status.CHECKED_IN);
        var another = open();
        assertThat(reserve(another, another.endsAt().minus(MILLI), "Cy")).isInstanceOf(Changed.class);
    }

    @Test
    void reads_as_closed_from_its_end_on_and_is_written_down_once() {
        var slot = open();
        assertThat(stored(slot).at(slot.endsAt().minus(MILLI)).status()).isEqualTo(Status.OPEN);
        assertThat(stored(slot).at(slot.endsAt()).status()).isEqualTo(Status.CLOSED);
        assertThat(writingNothing(() -> settle(slot, slot.endsAt().minus(MILLI))))
                .isEqualTo(new NotDue());
        assertRefusesChanges(slot, UUID.randomUUID());

        var ended = changed(settle(slot, slot.endsAt()));

        assertThat(ended.status()).isEqualTo(Status.CLOSED);
        assertThat(stored(slot)).isEqualTo(ended);
        assertThat(writingNothing(() -> settle(slot, slot.endsAt()))).isEqualTo(new NotDue());
        assertRefusesChanges(slot, UUID.randomUUID());
        var events = eventsAbout(slot.id());
        assertThat(events).extracting(Event::type).containsExactly("slot.created", "slot.ended");
        assertThat(events.getLast().actor()).isEqualTo("system");
        assertThat(Json.tree(events.getLast().data())).isEqualTo(Json.tree(Json.write(ended)));
    }

    private void assertRefusesChanges(Slot slot, UUID reservationId) {
        var at = slot.endsAt();
        assertThat(writingNothing(() -> reserve(slot, at, "Ada"))).isEqualTo(new SlotInPast());
        assertThat(writingNothing(() -> cancel(slot, at, reservationId))).isEqualTo(new ReservationMismatch());
        assertThat(writingNothing(() -> checkOut(slot, at, reservationId))).isEqualTo(new ReservationMismatch());
        assertThat(writingNothing(() -> close(slot, at, null))).isEqualTo(new SlotNotOpen(Status.CLOSED));
        assertThat(writingNothing(() -> close(slot, at, reservationId))).isEqualTo(new SlotNotOpen(Status.CLOSED));
    }

    @Test
    void tells_first_who_did_not_come_to_a_slot_that_has_ended() {
        var slot = open();
        var missed = reserved(slot);
        assertRefusesChanges(slot, missed.reservationId());

        var ended = changed(settle(slot, slot.endsAt()));

        assertThat(ended.status()).isEqualTo(Status.CLOSED);
        assertThat(ended.reservationId()).isNull();
        var events = eventsAbout(slot.id());
        assertThat(events)
                .extracting(Event::type)
                .containsExactly("slot.created", "slot.reserved", "slot.unattended", "slot.ended");
        assertThat(events).extracting(Event::subjectVersion).containsExactly(1L, 2L, 3L, 3L);
        assertThat(events).extracting(Event::id).doesNotHaveDuplicates();
        assertThat(writingNothing(() -> settle(slot, slot.endsAt()))).isEqualTo(new NotDue());
    }

    @Test
    void tells_both_when_the_sweeper_comes_twice() {
        var slot = open();
        reserved(slot);

        changed(settle(slot, closesAt(slot)));
        changed(settle(slot, slot.endsAt()));

        assertThat(eventTypesAbout(slot.id()))
                .containsExactly("slot.created", "slot.reserved", "slot.unattended", "slot.ended");
    }

    @Test
    void holds_a_slot_that_was_checked_in_to_until_it_ends() {
        var slot = open();
        var shown = reserved(slot);
        var in = changed(checkIn(slot, slot.startsAt(), shown));
        assertThat(stored(slot).at(slot.endsAt().minus(MILLI))).isEqualTo(in);
        assertThat(writingNothing(() -> settle(slot, slot.endsAt().minus(MILLI))))
                .isEqualTo(new NotDue());
        assertRefusesChanges(slot, shown.reservationId());
        assertThat(writingNothing(() -> checkIn(slot, slot.endsAt(), shown)))
                .isEqualTo(new CheckInTooLate(closesAt(slot)));

        changed(settle(slot, slot.endsAt()));

        assertThat(eventTypesAbout(slot.id()))
                .containsExactly("slot.created", "slot.reserved", "slot.checked_in", "slot.ended");
    }

    @Test
    void changes_nothing_more_of_a_slot_that_was_closed() {
        var slot = open();
        changed(close(slot, slot.createdAt(), null));

        assertThat(writingNothing(() -> settle(slot, slot.endsAt()))).isEqualTo(new NotDue());
        assertThat(writingNothing(() -> reserve(slot, slot.endsAt(), "Ada"))).isEqualTo(new SlotInPast());
    }
}
