package dev.intact.slots;

import static dev.intact.slots.TestReservations.ENDS;
import static dev.intact.slots.TestReservations.RESERVATION;
import static dev.intact.slots.TestReservations.STARTS;
import static dev.intact.slots.TestReservations.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.support.Seeds;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReservationTest {
    private static Reservation reserved(Slot slot, Instant now) {
        return Reservation.of(slot, RESERVATION, "Ada", "hash", now);
    }

    @ParameterizedTest
    @CsvSource({"PT-72H", "PT-15M", "PT-0.001S", "PT0S"})
    void opens_a_quarter_of_an_hour_before_the_start_and_closes_ten_minutes_after_it(Duration toStart) {
        var reservation = reserved(open(), STARTS.plus(toStart));

        assertThat(reservation.checkInOpensAt()).isEqualTo(STARTS.minus(Duration.ofMinutes(15)));
        assertThat(reservation.checkInClosesAt()).isEqualTo(STARTS.plus(Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @CsvSource({"PT0.001S", "PT10M", "PT30M", "PT49M59.999S"})
    void closes_ten_minutes_after_a_slot_was_reserved_that_had_begun(Duration sinceStart) {
        var now = STARTS.plus(sinceStart);

        assertThat(reserved(open(), now).checkInClosesAt()).isEqualTo(now.plus(Duration.ofMinutes(10)));
        assertThat(reserved(open(), now).checkInOpensAt()).isEqualTo(STARTS.minus(Duration.ofMinutes(15)));
    }

    @ParameterizedTest
    @CsvSource({"PT50M", "PT50M0.001S", "PT55M", "PT59M59.999S"})
    void closes_with_the_slot_at_the_latest(Duration sinceStart) {
        assertThat(reserved(open(), STARTS.plus(sinceStart)).checkInClosesAt()).isEqualTo(ENDS);
    }

    @Test
    void names_who_has_reserved_and_by_which_code() {
        var reservation = reserved(open(), STARTS);

        assertThat(reservation.id()).isEqualTo(RESERVATION);
        assertThat(reservation.hostName()).isEqualTo("Ada");
        assertThat(reservation.codeHash()).isEqualTo("hash");
    }

    @Test
    void always_leaves_time_to_check_in_within_the_slot() {
        Seeds.each(500, random -> {
            var now = STARTS.minus(Duration.ofHours(1))
                    .plusMillis(random.nextLong(Duration.ofHours(2).toMillis()));
            var reservation = reserved(open(), now);

            assertThat(reservation.checkInClosesAt())
                    .isAfter(now)
                    .isAfter(STARTS)
                    .isBeforeOrEqualTo(ENDS);
            assertThat(reservation.checkInOpensAt()).isBefore(STARTS);
        });
    }
}
