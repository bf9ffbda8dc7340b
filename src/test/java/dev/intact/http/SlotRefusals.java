package dev.intact.http;

import dev.intact.shared.Json;
import dev.intact.support.Api;
import dev.intact.support.SlotCalls;
import dev.intact.support.SlotCalls.Reserved;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Why a slot is not made, reserved, given up, checked in to or out of, closed or found. */
final class SlotRefusals {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private SlotRefusals() {}

    static Stream<Refusal> all() {
        return Stream.of(
                        fields(),
                        times(),
                        overlaps(),
                        namingNone(),
                        reserving(),
                        mismatches(),
                        checkingIn(),
                        notStandingSo(),
                        unknown(),
                        lists())
                .flatMap(refusals -> refusals);
    }

    private static Stream<Refusal> fields() {
        return Stream.of(
                        ofField("resourceId", "invalid-request", null, "", "r".repeat(129), 5),
                        ofField("startsAt", "invalid-request", 5, List.of()),
                        ofField("endsAt", "invalid-request", 5, true),
                        ofField("startsAt", "invalid-time", malformedTimes()),
                        ofField("endsAt", "invalid-time", malformedTimes()),
                        ofField("hostName", "invalid-request", "Ada"))
                .flatMap(refusals -> refusals);
    }

    private static Object[] malformedTimes() {
        return new Object[] {
            null,
            "",
            "tomorrow",
            "2099-01-01",
            "2099-01-01T10:00:00",
            "2099-01-01T10:00:00+02:00",
            "2099-02-30T10:00:00Z",
            "2099-01-01T24:15:00Z",
            "2099-01-01 10:00:00Z",
            "4070908800"
        };
    }

    private static Stream<Refusal> ofField(String field, String code, Object... values) {
        return Stream.of(refusal(
                400,
                code,
                "a slot with another " + field,
                () -> Attempt.ofEach(values, value -> {
                    var start = SlotCalls.inThreeHours();
                    var valid = new TreeMap<String, Object>(Map.of(
                            "resourceId", Api.unique(),
                            "startsAt", Json.time(start),
                            "endsAt", Json.time(start.plus(Duration.ofHours(1)))));
                    valid.put(field, value);
                    return Api.post("/v1/slots", Json.write(valid));
                })));
    }

    private static Stream<Refusal> times() {
        var hour = Duration.ofHours(1);
        return Stream.of(
                ofTimes("that starts at 5 past", MINUTE.multipliedBy(5), hour),
                ofTimes("that starts a second late", Duration.ofSeconds(1), hour),
                ofTimes("that starts a millisecond late", Duration.ofMillis(1), hour),
                ofTimes("that ends at 50 past", Duration.ZERO, MINUTE.multipliedBy(50)),
                ofTimes("of 8 hours and a quarter", Duration.ZERO, MINUTE.multipliedBy(8 * 60 + 15)),
                ofTimes("that ends as it starts", Duration.ZERO, Duration.ZERO),
                ofTimes("that ends before it starts", hour, Duration.ZERO),
                ofTimes("in the past", Duration.ofDays(-1), Duration.ofDays(-1).plus(hour)),
                ofTimes("that has begun", Duration.ofHours(-4), hour));
    }

    /** Counted from the beginning of an hour, in three hours at most. */
    private static Refusal ofTimes(String which, Duration start, Duration end) {
        return refusal(400, "invalid-time", "a slot " + which, () -> {
            var base = SlotCalls.inThreeHours();
            return Attempt.post("/v1/slots", SlotCalls.body(Api.unique(), base.plus(start), base.plus(end)));
        });
    }

    private static Stream<Refusal> overlaps() {
        var quarter = MINUTE.multipliedBy(15);
        return Stream.of(
                overlapping("the same times", Duration.ZERO, quarter.multipliedBy(4)),
                overlapping("its first quarter", quarter.negated(), quarter),
                overlapping("its last quarter", quarter.multipliedBy(3), quarter.multipliedBy(5)),
                overlapping("within it", quarter, quarter.multipliedBy(2)),
                overlapping("around it", quarter.negated(), quarter.multipliedBy(5)));
    }

    private static Refusal overlapping(String how, Duration start, Duration end) {
        return refusal(409, "slot-overlap", how, () -> {
            var slot = SlotCalls.open();
            var body = SlotCalls.body(
                    slot.resourceId(),
                    slot.startsAt().plus(start),
                    slot.startsAt().plus(end));
            return Attempt.post("/v1/slots", body);
        });
    }

    /** A change names the reservation that it ends, well-formed; a closure may name none. */
    private static Stream<Refusal> namingNone() {
        return Stream.of(
                        naming("/reservation", "hostName", "invalid-name", null, "", "n".repeat(201)),
                        naming("/reservation", "hostName", "invalid-request", 5, List.of("Ada")),
                        naming("/cancellation", "reservationId", "invalid-id", null, "", "mine"),
                        naming("/cancellation", "reservationId", "invalid-request", 5),
                        naming("/check-out", "reservationId", "invalid-id", null, "", "mine"),
                        naming("/check-out", "reservationId", "invalid-request", 5),
                        naming("/closure", "reservationId", "invalid-id", "", "mine"),
                        naming("/closure", "reservationId", "invalid-request", 5),
                        naming("/check-in", "reservationId", "invalid-id", null, "", "mine"),
                        naming("/check-in", "reservationId", "invalid-request", 5),
                        naming("/check-in", "code", "invalid-request", null, "", "c".repeat(201), 5))
                .flatMap(refusals -> refusals);
    }

    private static Stream<Refusal> naming(String call, String field, String code, Object... values) {
        return Stream.of(refusal(400, code, call + " with another " + field, () -> {
            var path = SlotCalls.open().path(call);
            return Attempt.ofEach(values, value -> {
                var body = new TreeMap<String, Object>();
                if (call.equals("/check-in")) {
                    body.putAll(Map.of("reservationId", Api.unique(), "code", "c"));
                }
                body.put(field, value);
                return Api.post(path, Json.write(body));
            });
        }));
    }

    private static Stream<Refusal> reserving() {
        return Stream.of(
                whenReserved("reserving twice", (slot, reserved) -> reserving(slot)),
                refusal(409, "slot-not-open", "checked in to", () -> {
                    var slot = SlotCalls.open();
                    checkedIn(slot);
                    return later(slot.startsAt(), reserving(slot)).telling("slotStatus", "checked_in");
                }),
                refusal(409, "slot-not-open", "closed", () -> {
                    var slot = SlotCalls.open();
                    slot.close().then().statusCode(200);
                    return reserving(slot).telling("slotStatus", "closed");
                }),
                refusal(409, "slot-in-past", "over", () -> {
                    var slot = SlotCalls.open();
                    return later(slot.endsAt(), reserving(slot));
                }),
                refusal(409, "slot-in-past", "over, and was reserved", () -> {
                    var slot = SlotCalls.open();
                    slot.reserved();
                    return later(slot.endsAt(), reserving(slot));
                }));
    }

    private static Refusal whenReserved(String why, BiFunction<SlotCalls, Reserved, Attempt> call) {
        return refusal(409, "slot-not-open", why, () -> {
            var slot = SlotCalls.open();
            return call.apply(slot, slot.reserved()).telling("slotStatus", "reserved");
        });
    }

    private static Stream<Refusal> mismatches() {
        var wrong = Stream.of("/cancellation", "/check-out", "/closure", "/check-in");
        return Stream.concat(
                wrong.flatMap(call -> Stream.of(
                        mismatch(call, "of nobody", slot -> new Reserved(Api.unique(), "code")),
                        mismatch(call, "that was given up", slot -> {
                            var reserved = slot.reserved();
                            slot.cancel(reserved).then().statusCode(200);
                            return reserved;
                        }),
                        mismatch(call, "that was given up for another", slot -> {
                            var reserved = slot.reserved();
                            slot.cancel(reserved).then().statusCode(200);
                            slot.reserved();
                            return reserved;
                        }),
                        mismatch(call, "of another slot", slot -> {
                            slot.reserved();
                            return SlotCalls.open().reserved();
                        }))),
                Stream.of(
                        refusal(409, "reservation-mismatch", "closing a reserved slot without a name", () -> {
                            var slot = SlotCalls.open();
                            slot.reserved();
                            return Attempt.post(slot.path("/closure"), "{}");
                        }),
                        unattended("/cancellation"),
                        unattended("/check-out"),
                        unattended("/closure"),
                        refusal(409, "reservation-mismatch", "checking in, somebody else has reserved since", () -> {
                            var slot = SlotCalls.open();
                            var reserved = slot.reserved();
                            Api.at(slot.unattendedAt(), slot::reserve).then().statusCode(201);
                            return later(slot.unattendedAt(), calling("/check-in", slot, reserved));
                        })));
    }

    private static Refusal mismatch(String call, String which, Function<SlotCalls, Reserved> reservation) {
        return refusal(409, "reservation-mismatch", call + " by one " + which, () -> {
            var slot = SlotCalls.open();
            return calling(call, slot, reservation.apply(slot));
        });
    }

    private static Refusal unattended(String call) {
        return refusal(409, "reservation-mismatch", call + " by one that was not attended", () -> {
            var slot = SlotCalls.open();
            return later(slot.unattendedAt(), calling(call, slot, slot.reserved()));
        });
    }

    private static Stream<Refusal> checkingIn() {
        return Stream.of(
                refusal(403, "wrong-code", "checking in", () -> {
                    var slot = SlotCalls.open();
                    var wrong = new Reserved(slot.reserved().id(), "0000-0000-0000");
                    return later(slot.startsAt(), calling("/check-in", slot, wrong));
                }),
                refusal(403, "wrong-code", "checking in with the code of another", () -> {
                    var slot = SlotCalls.open();
                    var other = SlotCalls.open().reserved();
                    return later(
                            slot.startsAt(),
                            calling(
                                    "/check-in",
                                    slot,
                                    new Reserved(slot.reserved().id(), other.code())));
                }),
                refusal(409, "check-in-too-early", "16 minutes before the start", () -> {
                    var slot = SlotCalls.open();
                    return later(
                                    slot.startsAt().minus(MINUTE.multipliedBy(16)),
                                    calling("/check-in", slot, slot.reserved()))
                            .telling("opensAt", Json.time(slot.startsAt().minus(MINUTE.multipliedBy(15))));
                }),
                refusal(409, "check-in-too-late", "10 minutes after the start", () -> {
                    var slot = SlotCalls.open();
                    return later(slot.unattendedAt(), calling("/check-in", slot, slot.reserved()))
                            .telling("closedAt", Json.time(slot.unattendedAt()));
                }),
                refusal(409, "check-in-too-late", "after the end", () -> {
                    var slot = SlotCalls.open();
                    return later(slot.endsAt(), calling("/check-in", slot, slot.reserved()))
                            .telling("closedAt", Json.time(slot.unattendedAt()));
                }));
    }

    /** What a reservation is told that holds the slot, but not so. */
    private static Stream<Refusal> notStandingSo() {
        return Stream.of(
                whenReserved(
                        "checking out before checking in", (slot, reserved) -> calling("/check-out", slot, reserved)),
                whenCheckedIn("/check-in"),
                whenCheckedIn("/cancellation"),
                refusal(409, "slot-not-open", "closing a closed one", () -> {
                    var slot = SlotCalls.open();
                    slot.close().then().statusCode(200);
                    return Attempt.post(slot.path("/closure"), "{}").telling("slotStatus", "closed");
                }),
                refusal(409, "slot-not-open", "closing one that is over", () -> {
                    var slot = SlotCalls.open();
                    return later(slot.endsAt(), Attempt.post(slot.path("/closure"), "{}"))
                            .telling("slotStatus", "closed");
                }));
    }

    private static Refusal whenCheckedIn(String call) {
        return refusal(409, "slot-not-open", call + " after checking in", () -> {
            var slot = SlotCalls.open();
            return later(slot.startsAt(), calling(call, slot, checkedIn(slot))).telling("slotStatus", "checked_in");
        });
    }

    private static Reserved checkedIn(SlotCalls slot) {
        var reserved = slot.reserved();
        Api.at(slot.startsAt(), () -> slot.checkIn(reserved)).then().statusCode(200);
        return reserved;
    }

    private static Stream<Refusal> unknown() {
        var some = new Reserved(Api.unique(), "code");
        return Stream.of(Api.unique(), "123", "%00").flatMap(id -> {
            var slot = new SlotCalls(id, "room", Instant.EPOCH, Instant.EPOCH);
            var calls = Stream.of("/cancellation", "/check-in", "/check-out", "/closure")
                    .map(call -> refusal(
                            404, "slot-not-found", call + ", id " + id.length(), () -> calling(call, slot, some)));
            var others = Stream.of(
                    refusal(404, "slot-not-found", "reading, id " + id.length(), () -> Attempt.get(slot.path(""))),
                    refusal(404, "slot-not-found", "reserving, id " + id.length(), () -> reserving(slot)));
            return Stream.concat(calls, others);
        });
    }

    private static Stream<Refusal> lists() {
        var room = "resourceId=room";
        var day = "day=2099-01-01";
        return Stream.of(
                reading(
                        "invalid-time",
                        room,
                        room + "&day=2099-02-30",
                        room + "&day=2099-1-1",
                        room + "&day=today",
                        room + "&day=2099-01-01T00:00:00Z",
                        room + "&day=99999-01-01"),
                reading(
                        "invalid-request",
                        day,
                        day + "&resourceId=",
                        day + "&resourceId=" + "r".repeat(129),
                        day + "&resourceId=%00"));
    }

    private static Refusal reading(String code, Object... queries) {
        return refusal(
                400,
                code,
                "a list of another day",
                () -> Attempt.ofEach(queries, query -> Api.get("/v1/slots?" + query)));
    }

    private static Attempt reserving(SlotCalls slot) {
        return Attempt.to(() -> slot.reserve("Bob"));
    }

    private static Attempt calling(String call, SlotCalls slot, Reserved reserved) {
        var body = call.equals("/check-in") ? reserved.nameAndCode() : reserved.name();
        return Attempt.post(slot.path(call), body);
    }

    private static Attempt later(Instant time, Attempt attempt) {
        return Attempt.to(() -> Api.at(time, attempt.call()));
    }

    private static Refusal refusal(int status, String code, String why, Supplier<Attempt> scene) {
        return new Refusal(status, code, "slots, " + why, scene);
    }
}
