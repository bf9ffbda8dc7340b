package dev.intact.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.intact.support.Api;
import dev.intact.support.Race;
import dev.intact.support.Response;
import dev.intact.support.RestTest;
import dev.intact.support.SlotCalls;
import dev.intact.support.TravellingClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

/** Many who want a slot, or its time, at the same moment. */
@RestTest
class RacingSlotTest {
    private static final int TIMES = 2;
    private static final String RESERVED = "slot.reserved";

    @AfterEach
    void no_rule_is_broken() {
        Api.assertNothingIsViolated();
    }

    private static Response theOneThatWon(List<Response> answers, String refusal) {
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() >= 300)
                .allSatisfy(answer -> answer.then().statusCode(409).body("code", equalTo(refusal)));
        assertThat(answers).filteredOn(answer -> answer.statusCode() < 300).hasSize(1);
        return answers.stream()
                .filter(answer -> answer.statusCode() < 300)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> told(SlotCalls slot) {
        return Api.eventsOf(slot.id()).path("items.type");
    }

    @RepeatedTest(TIMES)
    void one_of_twelve_hosts_gets_the_slot() {
        var slot = SlotCalls.open();

        var won = theOneThatWon(Race.of(12, i -> slot.reserve("Host " + i)), "slot-not-open");

        slot.get()
                .then()
                .body("hostName", equalTo(won.path("hostName")))
                .body("reservationId", equalTo(won.path("reservationId")))
                .body("version", equalTo(2));
        assertThat(told(slot)).containsExactly("slot.created", RESERVED);
    }

    /** No two of them have the same times, but all have the hour in common. */
    @RepeatedTest(TIMES)
    void one_of_six_overlapping_slots_is_made() {
        var room = Api.unique();
        var hour = SlotCalls.inThreeHours();
        var quarter = Duration.ofMinutes(15);

        var won = theOneThatWon(
                Race.of(
                        6,
                        i -> Api.post(
                                "/v1/slots",
                                SlotCalls.body(
                                        room,
                                        hour.minus(quarter.multipliedBy(i)),
                                        hour.plus(quarter.multipliedBy(6 - i))))),
                "slot-overlap");

        var day = won.<String>path("startsAt").substring(0, 10);
        Api.awaitEvery(
                "/v1/slots?resourceId=" + room + "&day=" + day + "&limit=5", "id", List.of(won.<String>path("id")));
    }

    @RepeatedTest(TIMES)
    void slots_that_only_touch_are_all_made() {
        var room = Api.unique();
        var hour = SlotCalls.inThreeHours();

        var answers = Race.of(
                6,
                i -> Api.post(
                        "/v1/slots",
                        SlotCalls.body(
                                room,
                                hour.plus(Duration.ofMinutes(15L * i)),
                                hour.plus(Duration.ofMinutes(15L * (i + 1))))));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
    }

    @RepeatedTest(TIMES)
    void a_reservation_is_given_up_once() {
        var slot = SlotCalls.open();
        var reserved = slot.reserved();

        theOneThatWon(Race.of(6, i -> slot.cancel(reserved)), "reservation-mismatch");

        assertThat(told(slot)).containsExactly("slot.created", RESERVED, "slot.reservation_cancelled");
    }

    @RepeatedTest(TIMES)
    void a_host_checks_in_once() {
        var slot = SlotCalls.open();
        var reserved = slot.reserved();
        var answers = new ArrayList<Response>();

        TravellingClock.at(slot.startsAt(), () -> answers.addAll(Race.of(6, i -> slot.checkIn(reserved))));

        theOneThatWon(answers, "slot-not-open");
    }

    @RepeatedTest(TIMES)
    void an_unattended_slot_goes_to_one_host_and_is_told_so_once() {
        var slot = SlotCalls.open();
        slot.reserved();
        var answers = new ArrayList<Response>();

        TravellingClock.at(slot.unattendedAt(), () -> answers.addAll(Race.of(6, i -> slot.reserve("Host " + i))));

        theOneThatWon(answers, "slot-not-open");
        assertThat(told(slot)).containsExactly("slot.created", RESERVED, "slot.unattended", RESERVED);
    }

    @RepeatedTest(TIMES)
    void a_slot_is_either_closed_or_reserved() {
        var slot = SlotCalls.open();

        var answers = Race.of(2, i -> i == 0 ? slot.close() : slot.reserve());

        var won = answers.stream().filter(answer -> answer.statusCode() < 300).toList();
        assertThat(won).hasSize(1);
        slot.get().then().body("status", equalTo(won.getFirst().statusCode() == 200 ? "closed" : "reserved"));
    }

    @RepeatedTest(TIMES)
    void all_calls_with_one_key_get_the_one_code() {
        var slot = SlotCalls.open();
        var key = Api.unique();

        var answers =
                Race.of(6, i -> Api.keyed(key).body(Api.json("hostName", "Ada")).post(slot.path("/reservation")));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.getFirst().asString());
    }
}
