package dev.intact.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.intact.shared.Json;
import dev.intact.support.Api;
import dev.intact.support.RestTest;
import dev.intact.support.SlotCalls;
import dev.intact.support.SlotCalls.Reserved;
import dev.intact.support.StoreServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RestTest
class SlotResourceTest {
    private final String room = Api.unique();

    private static Instant dayAfterTomorrow() {
        return Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(2));
    }

    @Test
    void answers_an_open_slot_under_its_address() {
        var start = SlotCalls.inThreeHours();
        var end = start.plus(Duration.ofHours(8));

        var made = Api.post("/v1/slots", SlotCalls.body(room, start, end));

        made.then()
                .statusCode(201)
                .header("Location", endsWith("/v1/slots/" + made.path("id")))
                .body("resourceId", equalTo(room))
                .body("startsAt", equalTo(Json.time(start)))
                .body("endsAt", equalTo(Json.time(end)))
                .body("status", equalTo("open"))
                .body("hostName", nullValue())
                .body("reservationId", nullValue())
                .body("version", equalTo(1));
        assertThat(Api.members(made))
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
        Api.get("/v1/slots/" + made.path("id"))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body(equalTo(made.asString()));
    }

    @ParameterizedTest
    @CsvSource({
        "2099-03-01T10:15:00Z, 2099-03-01T10:30:00.000Z",
        "2099-03-01T10:15:00+00:00, 2099-03-01T10:30:00.0Z",
        "2099-03-01T23:45:00.000Z, 2099-03-02T00:00:00Z"
    })
    void takes_times_in_utc_with_or_without_a_fraction(String start, String end) {
        Api.post("/v1/slots", Api.json("resourceId", room, "startsAt", start, "endsAt", end))
                .then()
                .statusCode(201)
                .body("startsAt", equalTo(Json.time(Instant.parse(start.replace("+00:00", "Z")))))
                .body("endsAt", equalTo(Json.time(Instant.parse(end))));
    }

    @Test
    void lies_next_to_another_and_in_the_place_of_a_closed_one() {
        var slot = SlotCalls.open();

        SlotCalls.open(slot.resourceId(), slot.endsAt());
        SlotCalls.open(slot.resourceId(), slot.startsAt().minus(Duration.ofHours(1)));
        SlotCalls.open(room, slot.startsAt());
        slot.close().then().statusCode(200);
        SlotCalls.open(slot.resourceId(), slot.startsAt());
        Api.assertNothingIsViolated();
    }

    @Test
    void lists_the_slots_of_a_day_in_the_order_in_which_they_start() {
        var day = dayAfterTomorrow();
        var ids = new ArrayList<String>();
        for (var hour : new int[] {23, 0, 9, 12, 11}) {
            ids.add(SlotCalls.open(room, day.plus(Duration.ofHours(hour))).id());
        }
        SlotCalls.open(room, day.plus(Duration.ofHours(24)));
        SlotCalls.open(room, day.minus(Duration.ofHours(1)));
        SlotCalls.open(Api.unique(), day);
        var inOrder = List.of(ids.get(1), ids.get(2), ids.get(4), ids.get(3), ids.get(0));
        var list = "/v1/slots?resourceId=" + room + "&day=" + day.toString().substring(0, 10);

        Api.awaitEvery(list + "&limit=2", "id", inOrder);

        Api.awaitEvery(list + "&limit=100", "id", inOrder);
        assertThat(Api.get(list).<Object>path("items[0]"))
                .isEqualTo(Api.get("/v1/slots/" + ids.get(1)).path(""));
        Api.get(list + "&limit=2").then().body("nextCursor", not(nullValue()));
        var cursor = Api.get(list + "&limit=2").<String>path("nextCursor");
        Api.get(list.replace(room, Api.unique()) + "&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-cursor"));
        Api.get(list.replace(room, Api.unique())).then().statusCode(200).body("items", empty());
    }

    @Test
    void finds_a_resource_with_any_name() {
        var name = "Raum 1/ä;🍵?&" + room;
        var start = dayAfterTomorrow();
        var slot = SlotCalls.open(name, start);

        var list = "/v1/slots?resourceId=" + Api.encoded(name) + "&day="
                + start.toString().substring(0, 10);
        Api.awaitEvery(list + "&limit=5", "id", List.of(slot.id()));
    }

    @Test
    void shows_the_code_of_a_reservation_this_once() {
        var slot = SlotCalls.open();

        var reserved = slot.reserve("Grace");

        reserved.then()
                .statusCode(201)
                .header("Location", endsWith(slot.path("")))
                .body("slotId", equalTo(slot.id()))
                .body("status", equalTo("reserved"))
                .body("hostName", equalTo("Grace"))
                .body("checkInOpensAt", equalTo(Json.time(slot.startsAt().minus(Duration.ofMinutes(15)))))
                .body("checkInClosesAt", equalTo(Json.time(slot.startsAt().plus(Duration.ofMinutes(10)))));
        assertThat(Api.members(reserved))
                .containsExactlyInAnyOrder(
                        "reservationId", "slotId", "status", "hostName", "code", "checkInOpensAt", "checkInClosesAt");
        assertThat(reserved.<String>path("code")).hasSizeGreaterThanOrEqualTo(10);
        slot.get()
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("status", equalTo("reserved"))
                .body("hostName", equalTo("Grace"))
                .body("reservationId", equalTo(reserved.path("reservationId")))
                .body("code", nullValue());
    }

    @Test
    void keeps_no_code_anywhere_and_computes_it_again_for_a_replay() {
        var slot = SlotCalls.open();
        var key = Api.unique();
        var body = Api.json("hostName", "Ada");
        var first = Api.keyed(key).body(body).post(slot.path("/reservation"));
        var reserved = Reserved.of(first);
        slot.cancel(reserved).then().statusCode(200);
        var second = slot.reserved();

        Api.keyed(key)
                .body(body)
                .post(slot.path("/reservation"))
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .header("Location", first.header("Location"))
                .body(equalTo(first.asString()));
        assertThat(second.code()).isNotEqualTo(reserved.code());
        for (var code : new String[] {reserved.code(), second.code()}) {
            assertThat(StoreServer.everything()).contains(slot.id()).doesNotContain(code);
            assertThat(Api.eventsOf(slot.id()).asString()).doesNotContain(code);
        }
    }

    @Test
    void gives_a_reservation_up_by_its_name() {
        var slot = SlotCalls.open();
        var reserved = slot.reserved();

        var cancelled = slot.cancel(reserved);

        cancelled
                .then()
                .statusCode(200)
                .body("status", equalTo("open"))
                .body("hostName", nullValue())
                .body("reservationId", nullValue())
                .body("version", equalTo(3));
        slot.get().then().body(equalTo(cancelled.asString()));
        slot.reserve().then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reservationId\":null}"})
    void closes_an_open_slot_that_nobody_has_reserved(String body) {
        var slot = SlotCalls.open();

        var closed = Api.post(slot.path("/closure"), body);

        closed.then().statusCode(200).body("status", equalTo("closed")).body("version", equalTo(2));
        slot.get().then().body(equalTo(closed.asString()));
    }

    @Test
    void closes_an_open_slot_without_a_body() {
        var slot = SlotCalls.open();

        var closed = Api.bodyless(slot.path("/closure"));

        assertThat(closed.asString()).isEqualTo(slot.get().asString()).contains("\"status\":\"closed\"");
        assertThat(closed.statusCode()).isEqualTo(200);
    }

    @Test
    void closes_a_reserved_slot_by_the_name_of_the_reservation() {
        var slot = SlotCalls.open();
        var reserved = slot.reserved();

        slot.close(reserved)
                .then()
                .statusCode(200)
                .body("status", equalTo("closed"))
                .body("hostName", nullValue())
                .body("reservationId", nullValue());

        slot.checkIn(reserved).then().statusCode(409).body("code", equalTo("reservation-mismatch"));
        Api.assertNothingIsViolated();
    }

    @Test
    void changes_only_the_version_that_was_seen() {
        var slot = SlotCalls.open();
        var body = Api.json("hostName", "Ada");

        Api.keyed(Api.unique())
                .header("If-Match", "\"2\"")
                .body(body)
                .post(slot.path("/reservation"))
                .then()
                .statusCode(412)
                .body("version", equalTo(1));
        Api.keyed(Api.unique())
                .header("If-Match", "\"1\"")
                .body(body)
                .post(slot.path("/reservation"))
                .then()
                .statusCode(201);
    }

    @Test
    void tells_each_change_in_an_event_with_its_actor() {
        var actor = Api.user();
        var slot = SlotCalls.open();
        var reserved =
                Reserved.of(Api.by(actor).body(Api.json("hostName", "Ada")).post(slot.path("/reservation")));
        slot.cancel(reserved);
        slot.close();

        var events = Api.eventsOf(slot.id());

        events.then()
                .body(
                        "items.type",
                        contains("slot.created", "slot.reserved", "slot.reservation_cancelled", "slot.closed"))
                .body("items.subjectversion", contains(1, 2, 3, 4))
                .body("items.actor", contains("key:admin", actor, "key:admin", "key:admin"))
                .body("items[1].data", not(hasKey("code")))
                .body("items[1].data.slotId", equalTo(slot.id()))
                .body("items[1].data.resourceId", equalTo(slot.resourceId()))
                .body("items[1].data.reservationId", equalTo(reserved.id()))
                .body("items[1].data.hostName", equalTo("Ada"))
                .body("items[2].data.reservationId", equalTo(reserved.id()));
        assertThat(events.<Object>path("items[3].data")).isEqualTo(slot.get().path(""));
    }
}
