package dev.intact.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.intact.shared.Json;
import dev.intact.support.Api;
import dev.intact.support.Response;
import dev.intact.support.RestTest;
import dev.intact.support.SlotCalls;
import dev.intact.support.SlotCalls.Reserved;
import dev.intact.support.TravellingClock;
import dev.intact.sweeper.SweepService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What time does to a slot, at the very minute, and whether or not anybody has swept. */
@RestTest
class SlotInTimeTest {
    private static final Duration A_MOMENT = Duration.ofSeconds(10);

    @Inject
    SweepService sweeper;

    private SlotCalls slot;
    private Instant opensAt;
    private Instant closesAt;

    @BeforeEach
    void make_a_slot() {
        slot = SlotCalls.open();
        opensAt = slot.startsAt().minus(Duration.ofMinutes(15));
        closesAt = slot.unattendedAt();
    }

    @AfterEach
    void no_rule_is_broken() {
        Api.assertNothingIsViolated();
    }

    private static void refused(Response answer, String code) {
        answer.then().statusCode(409).body("code", equalTo(code));
    }

    private static String statusAt(Instant time, Supplier<Response> call) {
        return Api.at(time, call).then().statusCode(200).extract().path("status");
    }

    private List<String> told() {
        return Api.eventsOf(slot.id()).path("items.type");
    }

    /** Until this slot, too, has been written down: others may be due before it. */
    private void sweepAt(Instant time) {
        var version = slot.get().<Integer>path("version");
        TravellingClock.at(time, () -> {
            for (var sweep = 0; sweep < 20 && slot.get().path("version").equals(version); sweep++) {
                sweeper.sweep();
            }
        });
    }

    @Test
    void lives_from_open_to_reserved_to_checked_in_to_open_to_closed() {
        var reserved = slot.reserved();

        var checkedIn = Api.at(slot.startsAt(), () -> slot.checkIn(reserved));

        checkedIn
                .then()
                .statusCode(200)
                .body("status", equalTo("checked_in"))
                .body("hostName", equalTo("Ada"))
                .body("reservationId", equalTo(reserved.id()))
                .body("version", equalTo(3));
        slot.get().then().body(equalTo(checkedIn.asString()));
        Api.at(closesAt.plus(A_MOMENT), () -> slot.checkOut(reserved))
                .then()
                .statusCode(200)
                .body("status", equalTo("open"))
                .body("hostName", nullValue())
                .body("reservationId", nullValue());
        var next = Reserved.of(Api.at(closesAt.plus(A_MOMENT), () -> slot.reserve("Grace")));
        Api.at(closesAt.plus(A_MOMENT), () -> slot.checkIn(next)).then().statusCode(200);
        assertThat(statusAt(slot.endsAt().minus(A_MOMENT), slot::get)).isEqualTo("checked_in");
        assertThat(statusAt(slot.endsAt(), slot::get)).isEqualTo("closed");
        assertThat(told())
                .containsExactly(
                        "slot.created",
                        "slot.reserved",
                        "slot.checked_in",
                        "slot.checked_out",
                        "slot.reserved",
                        "slot.checked_in");
    }

    @Test
    void lets_check_in_from_15_minutes_before_the_start() {
        var reserved = slot.reserved();

        refused(Api.at(opensAt.minus(A_MOMENT), () -> slot.checkIn(reserved)), "check-in-too-early");

        assertThat(statusAt(opensAt, () -> slot.checkIn(reserved))).isEqualTo("checked_in");
    }

    @Test
    void lets_check_in_until_10_minutes_after_the_start() {
        var reserved = slot.reserved();

        assertThat(statusAt(closesAt.minus(A_MOMENT), () -> slot.checkIn(reserved)))
                .isEqualTo("checked_in");
    }

    @Test
    void is_open_again_10_minutes_after_the_start_if_nobody_has_checked_in() {
        slot.reserved();

        assertThat(statusAt(closesAt.minus(A_MOMENT), slot::get)).isEqualTo("reserved");
        Api.at(closesAt, slot::get)
                .then()
                .header("ETag", "\"2\"")
                .body("status", equalTo("open"))
                .body("hostName", nullValue())
                .body("reservationId", nullValue());
        var list = "/v1/slots?resourceId=" + slot.resourceId() + "&day="
                + slot.startsAt().toString().substring(0, 10);
        Api.awaitListed(list, slot.id());
        Api.at(closesAt, () -> Api.get(list)).then().body("items.status", contains("open"));
        assertThat(told()).containsExactly("slot.created", "slot.reserved");
    }

    @Test
    void is_told_as_unattended_once_by_who_reserves_it_then() {
        var missed = slot.reserved();
        refused(Api.at(closesAt.minus(A_MOMENT), slot::reserve), "slot-not-open");

        var second = Api.at(closesAt, () -> slot.reserve("Grace"));

        second.then().statusCode(201);
        var closes = Instant.parse(second.path("checkInClosesAt"));
        assertThat(closes).isBetween(closesAt.plus(Duration.ofMinutes(10)), closesAt.plus(Duration.ofMinutes(11)));
        sweepAt(closesAt.plus(A_MOMENT));
        Api.eventsOf(slot.id())
                .then()
                .body("items.type", contains("slot.created", "slot.reserved", "slot.unattended", "slot.reserved"))
                .body("items.subjectversion", contains(1, 2, 3, 3))
                .body("items[2].data.reservationId", equalTo(missed.id()))
                .body("items[2].data.hostName", equalTo("Ada"))
                .body("items[3].data.hostName", equalTo("Grace"));
        refused(Api.at(closesAt.plus(A_MOMENT), () -> slot.checkIn(missed)), "reservation-mismatch");
        Api.at(closesAt.plus(A_MOMENT), () -> slot.checkIn(Reserved.of(second)))
                .then()
                .statusCode(200);
    }

    @Test
    void is_told_as_unattended_once_by_the_sweeper() {
        var missed = slot.reserved();

        sweepAt(closesAt);
        sweepAt(closesAt);

        assertThat(told()).containsExactly("slot.created", "slot.reserved", "slot.unattended");
        Api.eventsOf(slot.id())
                .then()
                .body("items.actor", contains("key:admin", "key:admin", "system"))
                .body("items.subjectversion", contains(1, 2, 3));
        refused(Api.at(closesAt.plus(A_MOMENT), () -> slot.checkIn(missed)), "check-in-too-late");
        Api.at(closesAt.plus(A_MOMENT), slot::reserve).then().statusCode(201);
        assertThat(told()).containsOnlyOnce("slot.unattended");
    }

    @Test
    void gives_who_reserves_late_10_minutes_but_not_beyond_the_end() {
        var late = slot.endsAt().minus(Duration.ofMinutes(5));

        var reserved = Api.at(late, slot::reserve);

        reserved.then()
                .statusCode(201)
                .body("checkInOpensAt", equalTo(Json.time(opensAt)))
                .body("checkInClosesAt", equalTo(Json.time(slot.endsAt())));
        Api.at(late, () -> slot.checkIn(Reserved.of(reserved))).then().statusCode(200);
    }

    @Test
    void is_closed_from_its_end_on_and_told_so_once_by_the_sweeper() {
        assertThat(statusAt(slot.endsAt().minus(A_MOMENT), slot::get)).isEqualTo("open");
        assertThat(statusAt(slot.endsAt(), slot::get)).isEqualTo("closed");
        refused(Api.at(slot.endsAt(), slot::reserve), "slot-in-past");
        assertThat(told()).containsExactly("slot.created");

        sweepAt(slot.endsAt());

        assertThat(told()).containsExactly("slot.created", "slot.ended");
        refused(Api.at(slot.endsAt(), slot::reserve), "slot-in-past");
        Api.eventsOf(slot.id()).then().body("items.actor", contains("key:admin", "system"));
    }

    /** The sweeper only tidies up: who asks before it and who asks after it are told the same. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tells_who_was_checked_in_the_same_after_the_end_swept_or_not(boolean isSwept) {
        var reserved = slot.reserved();
        Api.at(slot.startsAt(), () -> slot.checkIn(reserved)).then().statusCode(200);
        if (isSwept) {
            sweepAt(slot.endsAt());
        }

        refused(Api.at(slot.endsAt(), () -> slot.checkIn(reserved)), "check-in-too-late");
        refused(Api.at(slot.endsAt(), () -> slot.checkOut(reserved)), "reservation-mismatch");
    }

    /** Likewise. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tells_who_came_too_late_the_same_swept_or_not(boolean isSwept) {
        var reserved = slot.reserved();
        if (isSwept) {
            sweepAt(closesAt);
        }

        var late = Api.at(closesAt, () -> slot.checkIn(reserved));

        refused(late, "check-in-too-late");
        late.then().body("closedAt", equalTo(Json.time(closesAt)));
        refused(Api.at(closesAt, () -> slot.cancel(reserved)), "reservation-mismatch");
        refused(Api.at(closesAt, () -> slot.close(reserved)), "reservation-mismatch");
        Api.at(closesAt, () -> slot.close()).then().statusCode(200).body("status", equalTo("closed"));
    }

    @Test
    void judges_a_check_in_by_its_code_before_version_and_time() {
        var reserved = slot.reserved();
        var wrong = new Reserved(reserved.id(), "wrong");

        stale(wrong).then().statusCode(403).body("code", equalTo("wrong-code"));
        stale(new Reserved(Api.unique(), "wrong")).then().body("code", equalTo("reservation-mismatch"));
        stale(reserved).then().statusCode(412).body("version", equalTo(2));
        refused(slot.checkIn(reserved), "check-in-too-early");
    }

    private Response stale(Reserved reserved) {
        return Api.keyed(Api.unique())
                .header("If-Match", "\"1\"")
                .body(reserved.nameAndCode())
                .post(slot.path("/check-in"));
    }
}
