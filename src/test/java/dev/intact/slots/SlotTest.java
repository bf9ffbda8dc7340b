package dev.intact.slots;

import static dev.intact.slots.TestReservations.CLOSES;
import static dev.intact.slots.TestReservations.CREATED;
import static dev.intact.slots.TestReservations.ENDS;
import static dev.intact.slots.TestReservations.RESERVATION;
import static dev.intact.slots.TestReservations.STARTS;
import static dev.intact.slots.TestReservations.VERSION;
import static dev.intact.slots.TestReservations.checkedIn;
import static dev.intact.slots.TestReservations.closed;
import static dev.intact.slots.TestReservations.open;
import static dev.intact.slots.TestReservations.reservation;
import static dev.intact.slots.TestReservations.reserved;
import static dev.intact.slots.TestReservations.unattended;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.shared.Json;
import dev.intact.slots.Slot.Status;
import dev.intact.support.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlotTest {
    private static final Duration A_MILLISECOND = Duration.ofMillis(1);

    static Stream<Slot> everySlot() {
        return Stream.of(open(), reserved(), checkedIn(), unattended(), closed());
    }

    private static void assertHeld(Slot slot) {
        assertThat(slot.reservationId()).isEqualTo(RESERVATION);
        assertThat(slot.hostName()).isEqualTo("Ada");
        assertThat(slot.isHeld()).isTrue();
    }

    private static void assertFree(Slot slot) {
        assertThat(slot.reservationId()).isNull();
        assertThat(slot.hostName()).isNull();
        assertThat(slot.isHeld()).isFalse();
    }

    @Test
    void tells_host_and_reservation_only_as_long_as_they_hold_it() {
        assertHeld(reserved());
        assertHeld(checkedIn());
        assertFree(open());
        assertFree(unattended());
        assertFree(closed());
    }

    @Test
    void is_reserved_to_the_last_millisecond_of_checking_in_and_open_from_then_on() {
        assertThat(reserved().at(CLOSES.minus(A_MILLISECOND))).isEqualTo(reserved());
        assertThat(reserved().at(CLOSES)).isEqualTo(unattended());
        assertThat(reserved().at(ENDS.minus(A_MILLISECOND)).status()).isEqualTo(Status.OPEN);
    }

    @ParameterizedTest
    @MethodSource("everySlot")
    void is_closed_from_its_end_on_whatever_it_was(Slot slot) {
        assertThat(slot.at(ENDS).status()).isEqualTo(Status.CLOSED);
        assertFree(slot.at(ENDS));
        assertThat(slot.at(ENDS).version()).isEqualTo(VERSION);
        assertThat(slot.at(ENDS).updatedAt()).isEqualTo(CREATED);
        assertThat(slot.at(ENDS).last()).isEqualTo(slot.last());
    }

    @Test
    void stays_what_it_is_until_its_last_millisecond() {
        var last = ENDS.minus(A_MILLISECOND);

        assertThat(open().at(last)).isEqualTo(open());
        assertThat(checkedIn().at(last)).isEqualTo(checkedIn());
        assertThat(unattended().at(last)).isEqualTo(unattended());
        assertThat(closed().at(STARTS)).isEqualTo(closed());
    }

    @Test
    void is_unattended_where_it_stands_reserved_when_checking_in_closes() {
        assertThat(reserved().isUnattended(CLOSES.minus(A_MILLISECOND))).isFalse();
        assertThat(reserved().isUnattended(CLOSES)).isTrue();
        assertThat(reserved().isUnattended(ENDS)).isTrue();
        for (var other : List.of(open(), checkedIn(), unattended(), closed())) {
            assertThat(other.isUnattended(ENDS)).isFalse();
        }
    }

    @Test
    void is_changed_by_time_when_checking_in_closes_and_then_when_it_ends() {
        assertThat(open().lapsesAt()).contains(ENDS);
        assertThat(reserved().lapsesAt()).contains(CLOSES);
        assertThat(unattended().lapsesAt()).contains(ENDS);
        assertThat(checkedIn().lapsesAt()).contains(ENDS);
        assertThat(closed().lapsesAt()).isEmpty();
    }

    @Test
    void stands_alike_however_often_it_was_looked_at_before() {
        Seeds.each(500, random -> {
            var slot = everySlot().toList().get(random.nextInt(5));
            var now = around(random.nextLong(Duration.ofHours(2).toMillis()));
            var later = now.plusMillis(random.nextLong(Duration.ofHours(1).toMillis()));

            assertThat(slot.at(now).at(later)).isEqualTo(slot.at(later));
            assertThat(slot.at(now).lapsesAt().stream()).allMatch(now::isBefore);
            assertThat(slot.at(now).equals(slot))
                    .isEqualTo(slot.lapsesAt().filter(end -> !now.isBefore(end)).isEmpty());
        });
    }

    private static Instant around(long millis) {
        return STARTS.minus(Duration.ofMinutes(30)).plusMillis(millis);
    }

    @Test
    void changes_its_version_and_its_time_and_nothing_else() {
        assertThat(reserved().changed(STARTS))
                .isEqualTo(Slot.of(
                        reserved().id(),
                        "room",
                        STARTS,
                        ENDS,
                        Status.RESERVED,
                        Optional.of(reservation()),
                        VERSION + 1,
                        CREATED,
                        STARTS));
    }

    @Test
    void tells_no_more_than_is_promised() {
        assertThat(Json.tree(Json.write(reserved())).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id",
                        "resourceId",
                        "startsAt",
                        "endsAt",
                        "status",
                        "hostName",
                        "reservationId",
                        "version",
                        "createdAt",
                        "updatedAt");
    }
}
