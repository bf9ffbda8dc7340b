package dev.intact.slots;

import static dev.intact.slots.TestReservations.CLOSES;
import static dev.intact.slots.TestReservations.CODE_HASH;
import static dev.intact.slots.TestReservations.CREATED;
import static dev.intact.slots.TestReservations.ENDS;
import static dev.intact.slots.TestReservations.OPENS;
import static dev.intact.slots.TestReservations.OTHER;
import static dev.intact.slots.TestReservations.RESERVATION;
import static dev.intact.slots.TestReservations.SLOT;
import static dev.intact.slots.TestReservations.STARTS;
import static dev.intact.slots.TestReservations.VERSION;
import static dev.intact.slots.TestReservations.at;
import static dev.intact.slots.TestReservations.change;
import static dev.intact.slots.TestReservations.checkedIn;
import static dev.intact.slots.TestReservations.closed;
import static dev.intact.slots.TestReservations.open;
import static dev.intact.slots.TestReservations.refusal;
import static dev.intact.slots.TestReservations.reserved;
import static dev.intact.slots.TestReservations.stale;
import static dev.intact.slots.TestReservations.unattended;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.events.Event;
import dev.intact.shared.Call;
import dev.intact.shared.Decision;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.shared.Ids;
import dev.intact.shared.Json;
import dev.intact.slots.ChangeSlotResult.CheckInTooEarly;
import dev.intact.slots.ChangeSlotResult.CheckInTooLate;
import dev.intact.slots.ChangeSlotResult.NotDue;
import dev.intact.slots.ChangeSlotResult.ReservationMismatch;
import dev.intact.slots.ChangeSlotResult.SlotInPast;
import dev.intact.slots.ChangeSlotResult.SlotNotFound;
import dev.intact.slots.ChangeSlotResult.SlotNotOpen;
import dev.intact.slots.ChangeSlotResult.VersionMismatch;
import dev.intact.slots.ChangeSlotResult.WrongCode;
import dev.intact.slots.Slot.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlotDecisionsTest {
    private static final Map<String, Slot> SLOTS = Map.of(
            "open",
            open(),
            "reserved",
            reserved(),
            "checkedIn",
            checkedIn(),
            "unattended",
            unattended(),
            "closed",
            closed());

    /** Each is a moment at which something begins, or the last one before that. */
    private static final Map<String, Instant> TIMES = Map.of(
            "early",
            OPENS.minusMillis(1),
            "opens",
            OPENS,
            "closing",
            CLOSES.minusMillis(1),
            "closes",
            CLOSES,
            "ending",
            ENDS.minusMillis(1),
            "ends",
            ENDS);

    private static SlotCommand command(String name, Call call) {
        return switch (name) {
            case "reserve" -> new ReserveSlot(call, OTHER, SLOT, "Bob", "another hash");
            case "cancel" -> new CancelReservation(call, Ids.next(), SLOT, RESERVATION);
            case "checkIn" -> new CheckIn(call, Ids.next(), SLOT, RESERVATION, CODE_HASH);
            case "checkOut" -> new CheckOut(call, Ids.next(), SLOT, RESERVATION);
            case "close" -> new CloseSlot(call, Ids.next(), SLOT, Optional.empty());
            case "closeReserved" -> new CloseSlot(call, Ids.next(), SLOT, Optional.of(RESERVATION));
            case "settle" -> new SettleSlot(call, Ids.next(), SLOT);
            case String other -> throw new IllegalArgumentException(other);
        };
    }

    private static String told(Decision<ChangeSlotResult, SlotChange> decision) {
        return switch (decision) {
            case Go<ChangeSlotResult, SlotChange>(SlotChange change) ->
                change.after().status().code();
            case Refuse<ChangeSlotResult, SlotChange>(ChangeSlotResult why) ->
                switch (why) {
                    case SlotNotOpen(Status status) -> "not " + status.code();
                    case ReservationMismatch mismatch -> "mismatch";
                    case SlotInPast past -> "past";
                    case CheckInTooEarly early -> "too early";
                    case CheckInTooLate late -> "too late";
                    case NotDue notDue -> "-";
                    case ChangeSlotResult other -> throw new AssertionError("unexpected: " + other);
                };
        };
    }

    /** What it becomes, or why it does not; {@code not x} is that it is x. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            value = {
                "command       | slot       | early          | opens          | closing        | closes         | ending         | ends",
                "reserve       | open       | reserved       | reserved       | reserved       | reserved       | reserved       | past",
                "reserve       | reserved   | not reserved   | not reserved   | not reserved   | reserved       | reserved       | past",
                "reserve       | checkedIn  | not checked_in | not checked_in | not checked_in | not checked_in | not checked_in | past",
                "reserve       | unattended | reserved       | reserved       | reserved       | reserved       | reserved       | past",
                "reserve       | closed     | not closed     | not closed     | not closed     | not closed     | not closed     | past",
                "cancel        | open       | mismatch       | mismatch       | mismatch       | mismatch       | mismatch       | mismatch",
                "cancel        | reserved   | open           | open           | open           | mismatch       | mismatch       | mismatch",
                "cancel        | checkedIn  | not checked_in | not checked_in | not checked_in | not checked_in | not checked_in | mismatch",
                "cancel        | unattended | mismatch       | mismatch       | mismatch       | mismatch       | mismatch       | mismatch",
                "cancel        | closed     | mismatch       | mismatch       | mismatch       | mismatch       | mismatch       | mismatch",
                "checkIn       | open       | mismatch       | mismatch       | mismatch       | mismatch       | mismatch       | mismatch",
                "checkIn       | reserved   | too early      | checked_in     | checked_in     | too late       | too late       | too late",
                "checkIn       | checkedIn  | too early      | not checked_in | not checked_in | not checked_in | not checked_in | too late",
                "checkIn       | unattended | too early      | too late       | too late       | too late       | too late       | too late",
                "checkIn       | closed     | mismatch       | mismatch       | mismatch       | mismatch       | mismatch       | mismatch",
                "checkOut      | open       | mismatch       | mismatch       | mismatch       | mismatch       | mismatch       | mismatch",
                "checkOut      | reserved   | not reserved   | not reserved   | not reserved   | mismatch       | mismatch       | mismatch",
                "checkOut      | checkedIn  | open           | open           | open           | open           | open           | mismatch",
                "checkOut      | unattended | mismatch       | mismatch       | mismatch       | mismatch       | mismatch       | mismatch",
                "checkOut      | closed     | mismatch       | mismatch       | mismatch       | mismatch       | mismatch       | mismatch",
                "close         | open       | closed         | closed         | closed         | closed         | closed         | not closed",
                "close         | reserved   | mismatch       | mismatch       | mismatch       | closed         | closed         | not closed",
                "close         | checkedIn  | mismatch       | mismatch       | mismatch       | mismatch       | mismatch       | not closed",
                "close         | unattended | closed         | closed         | closed         | closed         | closed         | not closed",
                "close         | closed     | not closed     | not closed     | not closed     | not closed     | not closed     | not closed",
                "closeReserved | open       | mismatch       | mismatch       | mismatch       | mismatch       | mismatch       | not closed",
                "closeReserved | reserved   | closed         | closed         | closed         | mismatch       | mismatch       | not closed",
                "closeReserved | checkedIn  | closed         | closed         | closed         | closed         | closed         | not closed",
                "closeReserved | unattended | mismatch       | mismatch       | mismatch       | mismatch       | mismatch       | not closed",
                "closeReserved | closed     | not closed     | not closed     | not closed     | not closed     | not closed     | not closed",
                "settle        | open       | -              | -              | -              | -              | -              | closed",
                "settle        | reserved   | -              | -              | -              | open           | open           | closed",
                "settle        | checkedIn  | -              | -              | -              | -              | -              | closed",
                "settle        | unattended | -              | -              | -              | -              | -              | closed",
                "settle        | closed     | -              | -              | -              | -              | -              | -",
            })
    void are_made_by_how_the_slot_stands_at_the_time(
            String command,
            String slot,
            String early,
            String opens,
            String closing,
            String closes,
            String ending,
            String ends) {
        var expected = Map.of(
                "early", early, "opens", opens, "closing", closing, "closes", closes, "ending", ending, "ends", ends);
        for (var time : TIMES.entrySet()) {
            var decision = command(command, at(time.getValue())).decide(SLOTS.get(slot));

            assertThat(told(decision)).as(time.getKey()).isEqualTo(expected.get(time.getKey()));
        }
    }

    /** Nobody can tell by an answer whether the sweeper was there. */
    @ParameterizedTest
    @ValueSource(strings = {"reserve", "cancel", "checkIn", "checkOut", "close", "closeReserved"})
    void are_the_same_before_and_after_the_sweeper(String command) {
        for (var slot : SLOTS.values()) {
            for (var time : TIMES.values()) {
                var swept = command("settle", at(time)).decide(slot) instanceof Go<?, SlotChange>(SlotChange change)
                        ? change.after()
                        : slot;

                assertThat(told(command(command, at(time)).decide(swept)))
                        .as(slot.status() + " at " + time)
                        .isEqualTo(told(command(command, at(time)).decide(slot)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reserve", "cancel", "checkOut", "close", "closeReserved"})
    void refuse_a_stale_call_before_anything_else(String command) {
        for (var slot : SLOTS.values()) {
            for (var time : TIMES.values()) {
                assertThat(refusal(command(command, stale(at(time))).decide(slot)))
                        .isEqualTo(new VersionMismatch(VERSION));
            }
        }
    }

    @Test
    void refuse_a_check_in_by_reservation_then_code_then_version_then_time() {
        var early = at(CREATED);

        assertThat(refusal(checkIn(stale(early), OTHER, "wrong").decide(reserved())))
                .isEqualTo(new ReservationMismatch());
        assertThat(refusal(checkIn(stale(early), RESERVATION, "wrong").decide(reserved())))
                .isEqualTo(new WrongCode());
        assertThat(refusal(checkIn(stale(early), RESERVATION, CODE_HASH).decide(reserved())))
                .isEqualTo(new VersionMismatch(VERSION));
        assertThat(refusal(checkIn(early, RESERVATION, CODE_HASH).decide(reserved())))
                .isEqualTo(new CheckInTooEarly(OPENS));
        assertThat(refusal(checkIn(at(CLOSES), RESERVATION, CODE_HASH).decide(reserved())))
                .isEqualTo(new CheckInTooLate(CLOSES));
    }

    private static CheckIn checkIn(Call call, UUID reservation, String codeHash) {
        return new CheckIn(call, Ids.next(), SLOT, reservation, codeHash);
    }

    @Test
    void refuse_what_is_meant_for_another_reservation() {
        var call = at(STARTS);

        for (var held : List.of(reserved(), checkedIn())) {
            assertThat(refusal(new CancelReservation(call, Ids.next(), SLOT, OTHER).decide(held)))
                    .isEqualTo(new ReservationMismatch());
            assertThat(refusal(new CheckOut(call, Ids.next(), SLOT, OTHER).decide(held)))
                    .isEqualTo(new ReservationMismatch());
            assertThat(refusal(checkIn(call, OTHER, CODE_HASH).decide(held))).isEqualTo(new ReservationMismatch());
            assertThat(refusal(new CloseSlot(call, Ids.next(), SLOT, Optional.of(OTHER)).decide(held)))
                    .isEqualTo(new ReservationMismatch());
        }
    }

    @Test
    void hold_a_slot_by_the_new_reservation_alone() {
        var now = CLOSES.plusSeconds(60);
        var again = change(command("reserve", at(now)).decide(reserved())).after();

        assertThat(again.reservationId()).isEqualTo(OTHER);
        assertThat(again.hostName()).isEqualTo("Bob");
        assertThat(again.last().orElseThrow().checkInClosesAt()).isEqualTo(now.plusSeconds(600));
        assertThat(refusal(command("checkIn", at(now)).decide(again))).isEqualTo(new ReservationMismatch());
    }

    @Test
    void forget_a_reservation_that_was_given_up_but_not_one_that_time_has_ended() {
        assertThat(change(command("cancel", at(STARTS)).decide(reserved()))
                        .after()
                        .last())
                .isEmpty();
        assertThat(change(command("checkOut", at(STARTS)).decide(checkedIn()))
                        .after()
                        .last())
                .isEmpty();
        assertThat(change(command("closeReserved", at(STARTS)).decide(reserved()))
                        .after()
                        .last())
                .isEmpty();
        assertThat(change(command("settle", at(CLOSES)).decide(reserved()))
                        .after()
                        .last())
                .isEqualTo(reserved().last());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reserve       | open      | closing | slot.reserved",
                "reserve       | reserved  | closes  | slot.unattended, slot.reserved",
                "cancel        | reserved  | closing | slot.reservation_cancelled",
                "checkIn       | reserved  | opens   | slot.checked_in",
                "checkOut      | checkedIn | ending  | slot.checked_out",
                "close         | open      | early   | slot.closed",
                "close         | reserved  | closes  | slot.unattended, slot.closed",
                "closeReserved | reserved  | closing | slot.closed",
                "settle        | reserved  | closes  | slot.unattended",
                "settle        | reserved  | ends    | slot.unattended, slot.ended",
                "settle        | checkedIn | ends    | slot.ended",
                "settle        | open      | ends    | slot.ended",
            })
    void are_told_once_and_what_time_has_done_first(String command, String slot, String time, String events) {
        var wanted = command(command, at(TIMES.get(time)));

        var change = change(wanted.decide(SLOTS.get(slot)));

        assertThat(change.events().stream().map(Event::type)).containsExactly(events.split(", "));
        assertThat(change.events()).allSatisfy(event -> {
            assertThat(event.subject()).isEqualTo(SLOT.toString());
            assertThat(event.subjectVersion()).isEqualTo(VERSION + 1);
            assertThat(event.time()).isEqualTo(TIMES.get(time));
        });
        assertThat(change.events().stream().map(Event::id))
                .doesNotHaveDuplicates()
                .contains(wanted.made());
        assertThat(change.after().version()).isEqualTo(VERSION + 1);
        assertThat(change.after().updatedAt()).isEqualTo(TIMES.get(time));
        assertThat(change.before()).isEqualTo(SLOTS.get(slot));
    }

    /** In the event of who comes next, the missed reservation is not that one's. */
    @Test
    void tell_of_whom_it_was_that_did_not_come() {
        var events = change(command("reserve", at(CLOSES)).decide(reserved())).events();

        assertThat(events.get(0).data()).contains(RESERVATION.toString(), "Ada");
        assertThat(events.get(1).data()).contains(OTHER.toString(), "Bob");
    }

    @Test
    void free_the_time_of_a_slot_that_closes_and_of_no_other() {
        assertThat(change(command("close", at(STARTS)).decide(open())).freesTime())
                .isTrue();
        assertThat(change(command("settle", at(ENDS)).decide(checkedIn())).freesTime())
                .isTrue();
        assertThat(change(command("settle", at(CLOSES)).decide(reserved())).freesTime())
                .isFalse();
        assertThat(change(command("reserve", at(STARTS)).decide(open())).freesTime())
                .isFalse();
    }

    @Test
    void answer_a_reservation_with_its_times_and_all_else_with_the_slot() {
        var reserved = change(command("reserve", at(STARTS)).decide(open()));
        var cancelled = change(command("cancel", at(STARTS)).decide(reserved()));

        assertThat(reserved.answer().status()).isEqualTo(201);
        assertThat(reserved.answer().location()).isEqualTo("/v1/slots/" + SLOT);
        assertThat(Json.tree(reserved.answer().body()).get("checkInClosesAt").textValue())
                .isEqualTo(Json.time(CLOSES));
        assertThat(Json.tree(reserved.answer().body()).get("status").textValue())
                .isEqualTo("reserved");
        assertThat(cancelled.answer().status()).isEqualTo(200);
        assertThat(cancelled.answer().body()).isEqualTo(Json.write(cancelled.after()));
    }

    @Test
    void find_no_slot_or_nothing_to_settle_where_there_is_none() {
        assertThat(command("reserve", at(STARTS)).slotNotFound()).isEqualTo(new SlotNotFound());
        assertThat(command("settle", at(STARTS)).slotNotFound()).isEqualTo(new NotDue());
    }
}
