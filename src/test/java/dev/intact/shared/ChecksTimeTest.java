package dev.intact.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.support.Seeds;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTimeTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00.500Z");

    private static Instant time(String text) {
        var checks = new Checks();
        var time = checks.time("/at", text);
        checks.done();
        return time;
    }

    private static void assertRefused(Runnable check) {
        assertThatThrownBy(check::run)
                .isInstanceOfSatisfying(InvalidInput.class, invalid -> assertThat(invalid.violations())
                        .singleElement()
                        .satisfies(violation -> {
                            assertThat(violation.pointer()).isEqualTo("/at");
                            assertThat(violation.code()).isEqualTo("invalid-time");
                        }));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00.000Z, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
        "2026-01-31t12:00:00z, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00+00:00, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00-00:00, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00.1Z, 2026-01-31T12:00:00.100Z",
        "2026-01-31T12:00:00.123456789Z, 2026-01-31T12:00:00.123Z",
        "2026-01-31T12:00:00.999999Z, 2026-01-31T12:00:00.999Z",
        "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z",
        "2024-02-29T23:59:59.999Z, 2024-02-29T23:59:59.999Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z"
    })
    void takes_a_time_in_utc_and_cuts_off_what_is_finer_than_a_millisecond(String text, Instant time) {
        assertThat(time(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " 2026-01-31T12:00:00Z",
                "2026-01-31T12:00:00Z\n",
                "2026-01-31",
                "2026-01-31T12:00Z",
                "2026-01-31T12:00:00",
                "2026-01-31 12:00:00Z",
                "2026-01-31T12:00:00.Z",
                "2026-01-31T12:00:00.1234567890Z",
                "2026-01-31T12:00:00+01:00",
                "2026-01-31T12:00:00+00",
                "20260131T120000Z",
                "+12026-01-31T12:00:00Z",
                "-2026-01-31T12:00:00Z",
                "2026-1-31T12:00:00Z",
                "２０２６-01-31T12:00:00Z",
                "1769860800000"
            })
    void refuses_what_is_no_time_in_utc(String text) {
        assertRefused(() -> time(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T12:00:00Z",
                "2026-13-01T12:00:00Z",
                "2026-00-01T12:00:00Z",
                "2026-01-32T12:00:00Z",
                "2026-01-31T24:00:00Z",
                "2026-01-31T25:00:00Z",
                "2026-01-31T12:60:00Z",
                "2026-01-31T23:59:60Z"
            })
    void refuses_a_time_that_there_is_not(String text) {
        assertRefused(() -> time(text));
    }

    @Test
    void reads_every_time_as_it_is_told() {
        Seeds.each(500, random -> {
            var time = Instant.ofEpochMilli(random.nextLong(-62_135_596_800_000L, 253_402_300_800_000L));

            assertThat(time(Json.time(time))).isEqualTo(time);
        });
    }
}
