package dev.intact.http;

import static dev.intact.support.TeamCalls.ADMIN;
import static dev.intact.support.TeamCalls.MEMBER;

import dev.intact.support.Api;
import dev.intact.support.Request;
import dev.intact.support.Response;
import dev.intact.support.SlotCalls;
import dev.intact.support.TeamCalls;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the changes of users, teams and slots are refused for alike, and their lists. */
final class ChangeRefusals {
    /**
     * A change that could be made.
     *
     * @param body null where the call takes none
     * @param version of what it changes; 0 where it makes something that had none
     * @param at when it can be made; null is now
     */
    private record Scene(String path, String body, int version, Instant at) {
        Scene(String path, String body, int version) {
            this(path, body, version, null);
        }

        Response call(String method, Request request) {
            var filled = body == null ? request : request.body(body);
            return at == null ? filled.request(method, path) : Api.at(at, () -> filled.request(method, path));
        }

        Scene with(String otherBody) {
            return new Scene(path, otherBody, version, at);
        }
    }

    private record Change(String name, String method, Supplier<Scene> scene) {
        Response make(Scene scene, Request request) {
            return scene.call(method, request);
        }
    }

    private static final List<Change> MAKING = List.of(
            post("registering", () -> new Scene("/v1/users", Api.json("email", email(), "name", "Ada"), 0)),
            post("creating a team", () -> new Scene("/v1/teams", Api.json("ownerId", Api.user(), "name", "Tea"), 0)),
            post("making a slot", () -> {
                var start = SlotCalls.inThreeHours();
                return new Scene("/v1/slots", SlotCalls.body(Api.unique(), start, start.plusSeconds(3600)), 0);
            }));

    private static final List<Change> OF_USERS = List.of(
            ofUser("avatar", () -> Api.json("avatarUrl", "https://a.de/a.png")),
            ofUser("bio", () -> Api.json("bio", "tea")),
            ofUser("email", () -> Api.json("email", email())),
            ofUser("name", () -> Api.json("name", "Bob")),
            new Change("deleting a user", "DELETE", () -> new Scene("/v1/users/" + Api.user(), null, 1)));

    private static final List<Change> OF_TEAMS = List.of(
            post(
                    "inviting",
                    () -> ofTeam(TeamCalls.create(), "/invitations", Api.json("email", email(), "role", MEMBER))),
            post("sending again", () -> ofInvitation("/resend")),
            post("revoking", () -> ofInvitation("/revocation")),
            post("joining", () -> {
                var team = TeamCalls.create();
                var invited = team.invited(MEMBER);
                return new Scene("/v1/invitations/acceptance", invited.acceptance(), team.version());
            }),
            new Change("changing a role", "PUT", () -> {
                var team = TeamCalls.create();
                return ofTeam(team, "/members/" + team.joined(MEMBER) + "/role", Api.json("role", ADMIN));
            }),
            new Change("removing", "DELETE", () -> {
                var team = TeamCalls.create();
                return ofTeam(team, "/members/" + team.joined(MEMBER), null);
            }),
            post("transferring", () -> {
                var team = TeamCalls.create();
                var body = Api.json("fromUserId", team.ownerId(), "toUserId", team.joined(MEMBER));
                return ofTeam(team, "/ownership-transfer", body);
            }));

    private static final List<Change> OF_SUBSCRIPTIONS = List.of(
            post(
                    "activating",
                    () -> ofTeam(
                            TeamCalls.create(),
                            "/subscription/activation",
                            TeamCalls.activation("pro", 5, TeamCalls.inAMonth()))),
            post(
                    "cancelling",
                    () -> ofTeam(TeamCalls.create(), "/subscription/cancellation", Api.json("mode", "at_period_end"))),
            post("resuming", () -> {
                var team = TeamCalls.create();
                team.cancel("at_period_end").then().statusCode(200);
                return ofTeam(team, "/subscription/resumption", "{}");
            }),
            new Change(
                    "changing seats",
                    "PUT",
                    () -> ofTeam(TeamCalls.create(), "/subscription/seats", Api.json("seatLimit", 5))));

    private static final List<Change> OF_SLOTS = List.of(
            post("reserving", () -> new Scene(SlotCalls.open().path("/reservation"), Api.json("hostName", "Ada"), 1)),
            post("giving up", () -> {
                var slot = SlotCalls.open();
                return new Scene(slot.path("/cancellation"), slot.reserved().name(), 2);
            }),
            post("checking in", () -> {
                var slot = SlotCalls.open();
                return new Scene(slot.path("/check-in"), slot.reserved().nameAndCode(), 2, slot.startsAt());
            }),
            post("checking out", () -> {
                var slot = SlotCalls.open();
                var reserved = slot.reserved();
                Api.at(slot.startsAt(), () -> slot.checkIn(reserved)).then().statusCode(200);
                return new Scene(slot.path("/check-out"), reserved.name(), 3, slot.startsAt());
            }),
            post("closing", () -> new Scene(SlotCalls.open().path("/closure"), "{}", 1)));

    private ChangeRefusals() {}

    static Stream<Refusal> all() {
        return Stream.of(
                        changes()
                                .filter(change -> change.method().equals("POST"))
                                .map(ChangeRefusals::withoutKey),
                        changes().map(ChangeRefusals::withMalformedKey),
                        changes().map(ChangeRefusals::withMalformedActor),
                        changes().map(ChangeRefusals::withEmptyIfMatch),
                        changes().map(ChangeRefusals::withUsedKey),
                        changes().map(ChangeRefusals::withKeyOfAnother),
                        changes().filter(change -> !MAKING.contains(change)).map(ChangeRefusals::ofAnotherVersion),
                        changes()
                                .filter(change -> !change.method().equals("DELETE"))
                                .map(ChangeRefusals::withUnknownField),
                        lists())
                .flatMap(refusals -> refusals);
    }

    private static Stream<Change> changes() {
        return Stream.of(MAKING, OF_USERS, OF_TEAMS, OF_SUBSCRIPTIONS, OF_SLOTS).flatMap(List::stream);
    }

    private static Refusal withoutKey(Change change) {
        return refusal(400, "idempotency-key-required", change, scene -> change.make(scene, Api.admin()));
    }

    private static Refusal withMalformedKey(Change change) {
        return refusal(400, "invalid-idempotency-key", change, scene -> change.make(scene, Api.keyed("with space")));
    }

    private static Refusal withMalformedActor(Change change) {
        return refusal(400, "invalid-id", change, scene -> change.make(scene, Api.by("me")));
    }

    private static Refusal withEmptyIfMatch(Change change) {
        return refusal(
                400,
                "invalid-request",
                change,
                scene -> change.make(scene, Api.keyed(Api.unique()).header("If-Match", ",")));
    }

    private static Refusal withUsedKey(Change change) {
        return new Refusal(422, "idempotency-key-reused", change.name() + ", another If-Match", () -> {
            var scene = change.scene().get();
            var key = Api.unique();
            assertMade(change.make(scene, Api.keyed(key)));
            return Attempt.to(() -> change.make(scene, Api.keyed(key).header("If-Match", "\"99\"")));
        });
    }

    private static Refusal withKeyOfAnother(Change change) {
        return new Refusal(422, "idempotency-key-reused", change.name() + ", of another", () -> {
            var scene = change.scene().get();
            var key = Api.unique();
            assertMade(change.make(change.scene().get(), Api.keyed(key)));
            return Attempt.to(() -> change.make(scene, Api.keyed(key)));
        });
    }

    private static Refusal ofAnotherVersion(Change change) {
        return new Refusal(412, "version-mismatch", change.name(), () -> {
            var scene = change.scene().get();
            var other = "\"%d\"".formatted(scene.version() + 1);
            return Attempt.to(() -> change.make(scene, Api.keyed(Api.unique()).header("If-Match", other)))
                    .telling("version", scene.version());
        });
    }

    private static Refusal withUnknownField(Change change) {
        return new Refusal(400, "invalid-request", change.name() + " with a field that is none", () -> {
            var scene = change.scene().get().with("{\"unknown\":1}");
            return Attempt.to(() -> change.make(scene, Api.keyed(Api.unique())));
        });
    }

    private static Stream<Refusal> lists() {
        return Stream.<Supplier<String>>of(
                        () -> "/v1/users?",
                        () -> "/v1/users/" + Api.user() + "/teams?",
                        () -> TeamCalls.create().path("/members?"),
                        () -> TeamCalls.create().path("/invitations?"),
                        () -> TeamCalls.create().path("/audit?"),
                        () -> "/v1/slots?resourceId=room&day=2099-01-01&")
                .flatMap(list -> Stream.of(
                        reading("invalid-limit", list, "limit=0"),
                        reading("invalid-limit", list, "limit=101"),
                        reading("invalid-limit", list, "limit=ten"),
                        reading("invalid-cursor", list, "cursor=" + "A".repeat(40))));
    }

    private static Refusal reading(String code, Supplier<String> list, String asked) {
        return new Refusal(400, code, "a list with " + asked, () -> Attempt.get(list.get() + asked));
    }

    private static void assertMade(Response answer) {
        if (answer.statusCode() >= 300) {
            throw new AssertionError("was to be made: " + answer.asString());
        }
    }

    private static Refusal refusal(int status, String code, Change change, Function<Scene, Response> call) {
        return new Refusal(status, code, change.name(), () -> {
            var scene = change.scene().get();
            return Attempt.to(() -> call.apply(scene));
        });
    }

    private static Change post(String name, Supplier<Scene> scene) {
        return new Change(name, "POST", scene);
    }

    private static Change ofUser(String field, Supplier<String> body) {
        return new Change(
                "changing " + field, "PUT", () -> new Scene("/v1/users/" + Api.user() + "/" + field, body.get(), 1));
    }

    private static Scene ofTeam(TeamCalls team, String rest, String body) {
        return new Scene(team.path(rest), body, team.version());
    }

    private static Scene ofInvitation(String rest) {
        var team = TeamCalls.create();
        return new Scene(team.invitation(team.invited(MEMBER), rest), "{}", team.version());
    }

    private static String email() {
        return Api.unique() + "@example.org";
    }
}
