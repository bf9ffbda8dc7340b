package dev.intact.support;

import dev.intact.shared.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A slot of an hour that was made over HTTP, and what tests ask of it. */
public record SlotCalls(String id, String resourceId, Instant startsAt, Instant endsAt) {
    /** What a reservation showed. */
    public record Reserved(String id, String code) {
        public static Reserved of(Response answer) {
            answer.then().statusCode(201);
            return new Reserved(answer.path("reservationId"), answer.path("code"));
        }

        public String name() {
            return Api.json("reservationId", id);
        }

        public String nameAndCode() {
            return Api.json("reservationId", id, "code", code);
        }
    }

    /** The beginning of an hour, far enough ahead to travel to. */
    public static Instant inThreeHours() {
        return Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(3));
    }

    public static String body(Object resourceId, Instant startsAt, Instant endsAt) {
        return Api.json("resourceId", resourceId, "startsAt", Json.time(startsAt), "endsAt", Json.time(endsAt));
    }

    /** Of a resource of its own. */
    public static SlotCalls open() {
        return open(Api.unique(), inThreeHours());
    }

    public static SlotCalls open(String resourceId, Instant startsAt) {
        var endsAt = startsAt.plus(Duration.ofHours(1));
        var made = Api.post("/v1/slots", body(resourceId, startsAt, endsAt));
        return new SlotCalls(Api.idOf(made), resourceId, startsAt, endsAt);
    }

    public String path(String rest) {
        return "/v1/slots/" + id + rest;
    }

    public Response get() {
        return Api.get(path(""));
    }

    public Response reserve() {
        return reserve("Ada");
    }

    public Response reserve(String hostName) {
        return Api.post(path("/reservation"), Api.json("hostName", hostName));
    }

    public Reserved reserved() {
        return Reserved.of(reserve());
    }

    public Response cancel(Reserved reserved) {
        return Api.post(path("/cancellation"), reserved.name());
    }

    public Response checkIn(Reserved reserved) {
        return Api.post(path("/check-in"), reserved.nameAndCode());
    }

    public Response checkOut(Reserved reserved) {
        return Api.post(path("/check-out"), reserved.name());
    }

    public Response close(Reserved reserved) {
        return Api.post(path("/closure"), reserved.name());
    }

    public Response close() {
        return Api.post(path("/closure"), "{}");
    }

    /** From then on a reservation that was not checked in holds it no more. */
    public Instant unattendedAt() {
        return startsAt.plus(Duration.ofMinutes(10));
    }
}
