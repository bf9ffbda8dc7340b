package dev.intact.http;

import dev.intact.shared.Json;
import dev.intact.support.Api;
import dev.intact.support.TeamCalls;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Why a user is not registered, changed, found or deleted. */
final class UserRefusals {
    private static final Map<String, String> CHANGES = new TreeMap<>(Map.of(
            "/avatar", "{\"avatarUrl\":null}",
            "/bio", "{\"bio\":\"tea\"}",
            "/email", "{\"email\":\"ada@example.org\"}",
            "/name", "{\"name\":\"Ada\"}"));

    private UserRefusals() {}

    static Stream<Refusal> all() {
        return Stream.of(fields(), taken(), unknown(), deleted(), deleting()).flatMap(refusals -> refusals);
    }

    /** Of a registration, and of the change of the one field where there is one. */
    private static Stream<Refusal> fields() {
        var more = new TreeMap<String, Integer>();
        for (var i = 0; i < 21; i++) {
            more.put("key" + i, i);
        }
        return Stream.of(
                        ofField("email", "invalid-email", null, "", " ", "ada", "a@b", "a@b@c.de", "a b@c.de"),
                        ofField("email", "invalid-email", "a".repeat(250) + "@b.de", "@b.de", "a@-b.de", "a@b..de"),
                        ofField("email", "invalid-request", 5, List.of("a@b.de"), true),
                        ofField("name", "invalid-name", null, "", "n".repeat(201)),
                        ofField("name", "invalid-request", 5, Map.of()),
                        ofField("bio", "invalid-request", "b".repeat(1001), 5, false),
                        ofField("avatarUrl", "invalid-avatar-url", "", "http://a.de/a.png", "https:///a.png", "a.png"),
                        ofField("avatarUrl", "invalid-avatar-url", "https://a.de/" + "a".repeat(2048)),
                        ofField("avatarUrl", "invalid-request", 5),
                        registering("metadata", "invalid-request", more, "text", List.of()),
                        registering("metadata", "invalid-request", Map.of("k".repeat(41), "v"), Map.of("", "v")),
                        registering("metadata", "invalid-request", Map.of("k", "v".repeat(501)), Map.of("k", 1)),
                        registering("nickname", "invalid-request", "Ada"))
                .flatMap(refusals -> refusals);
    }

    private static Stream<Refusal> ofField(String field, String code, Object... values) {
        return Stream.concat(registering(field, code, values), changing(field, code, values));
    }

    private static Stream<Refusal> registering(String field, String code, Object... values) {
        return Stream.of(refusal(
                400,
                code,
                "registering with another " + field,
                () -> Attempt.ofEach(values, value -> {
                    var valid = new TreeMap<String, Object>(Map.of("email", Api.unique() + "@a.de", "name", "Ada"));
                    valid.put(field, value);
                    return Api.post("/v1/users", Json.write(valid));
                })));
    }

    private static Stream<Refusal> changing(String field, String code, Object... values) {
        var call = field.equals("avatarUrl") ? "/avatar" : "/" + field;
        return Stream.of(refusal(400, code, "changing " + field, () -> {
            var path = "/v1/users/" + Api.user() + call;
            return Attempt.ofEach(values, value -> Api.put(path, Api.json(field, value)));
        }));
    }

    private static Stream<Refusal> taken() {
        return Stream.of(
                refusal(409, "email-taken", "registering, in capitals", () -> {
                    var email = Api.unique() + "@example.org";
                    Api.user(email);
                    var again = "  " + email.toUpperCase(Locale.ROOT) + " ";
                    return Attempt.post("/v1/users", Api.json("email", again, "name", "Bob"));
                }),
                refusal(409, "email-taken", "registering, composed otherwise", () -> {
                    var name = Api.unique();
                    Api.user("e\u0301" + name + "@example.org");
                    return Attempt.post("/v1/users", Api.json("email", "é" + name + "@example.org", "name", "Bob"));
                }),
                refusal(409, "email-taken", "changing", () -> {
                    var email = Api.unique() + "@example.org";
                    Api.user(email);
                    return Attempt.put("/v1/users/" + Api.user() + "/email", Api.json("email", email));
                }));
    }

    /** An id that is none names nothing that is there. */
    private static Stream<Refusal> unknown() {
        return Stream.of(Api.unique(), "123", "%00", "a%2Fb")
                .flatMap(id -> notFound("no user " + id.length(), () -> id));
    }

    private static Stream<Refusal> deleted() {
        return notFound("one who was deleted", () -> {
            var id = Api.user();
            Api.delete("/v1/users/" + id).then().statusCode(204);
            return id;
        });
    }

    private static Stream<Refusal> notFound(String who, Supplier<String> id) {
        var changes = CHANGES.entrySet().stream()
                .map(change -> refusal(
                        404,
                        "user-not-found",
                        "changing " + change.getKey() + " of " + who,
                        () -> Attempt.put("/v1/users/" + id.get() + change.getKey(), change.getValue())));
        var others = Stream.of(
                refusal(404, "user-not-found", "reading " + who, () -> Attempt.get("/v1/users/" + id.get())),
                refusal(
                        404,
                        "user-not-found",
                        "teams of " + who,
                        () -> Attempt.get("/v1/users/" + id.get() + "/teams")),
                refusal(404, "user-not-found", "deleting " + who, () -> deleting(id.get())));
        return Stream.concat(changes, others);
    }

    private static Stream<Refusal> deleting() {
        return Stream.of(
                refusal(409, "last-owner", "an owner alone", () -> {
                    var team = TeamCalls.create();
                    return deleting(team.ownerId()).telling("teamIds", List.of(team.id()));
                }),
                refusal(409, "last-owner", "an owner with an admin", () -> {
                    var team = TeamCalls.create();
                    team.joined(TeamCalls.ADMIN);
                    return deleting(team.ownerId()).telling("teamIds", List.of(team.id()));
                }),
                refusal(409, "last-owner", "of two teams, but not of a third", () -> {
                    var first = TeamCalls.create();
                    var second = TeamCalls.create();
                    var third = TeamCalls.create();
                    second.joinedUser(first.ownerId(), TeamCalls.OWNER);
                    Api.delete(second.member(second.ownerId())).then().statusCode(204);
                    third.joinedUser(first.ownerId(), TeamCalls.OWNER);
                    return deleting(first.ownerId()).telling("teamIds", List.of(first.id(), second.id()));
                }));
    }

    private static Attempt deleting(String userId) {
        return Attempt.to(() -> Api.delete("/v1/users/" + userId));
    }

    private static Refusal refusal(int status, String code, String why, Supplier<Attempt> scene) {
        return new Refusal(status, code, "users, " + why, scene);
    }
}
