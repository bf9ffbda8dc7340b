package dev.intact.http;

import dev.intact.shared.Json;
import dev.intact.support.Api;
import dev.intact.support.TeamCalls;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Why a team is not created, or not found. */
final class TeamRefusals {
    /** As it is documented: a user is in no more. */
    static final int MOST_TEAMS = 30;

    /** Every change of a team, with a body that is well-formed. */
    private static final Map<String, String> CHANGES = new TreeMap<>(Map.of(
            "POST /invitations",
            "{\"email\":\"a@b.de\",\"role\":\"member\"}",
            "POST /invitations/" + Api.unique() + "/resend",
            "{}",
            "POST /invitations/" + Api.unique() + "/revocation",
            "{}",
            "PUT /members/" + Api.unique() + "/role",
            "{\"role\":\"admin\"}",
            "DELETE /members/" + Api.unique(),
            "",
            "POST /ownership-transfer",
            Api.json("fromUserId", Api.unique(), "toUserId", Api.unique()),
            "POST /subscription/activation",
            TeamCalls.activation("pro", 5, TeamCalls.inAMonth()),
            "POST /subscription/cancellation",
            "{\"mode\":\"immediate\"}",
            "POST /subscription/resumption",
            "{}",
            "PUT /subscription/seats",
            "{\"seatLimit\":5}"));

    private TeamRefusals() {}

    static Stream<Refusal> all() {
        return Stream.of(fields(), creating(), unknown()).flatMap(refusals -> refusals);
    }

    private static Stream<Refusal> fields() {
        return Stream.of(
                        ofField("ownerId", "invalid-id", null, "", "me"),
                        ofField("ownerId", "invalid-request", 5, List.of()),
                        ofField("name", "invalid-name", null, "", "n".repeat(201)),
                        ofField("name", "invalid-request", 5),
                        ofField("slug", "invalid-slug", "", "ab", "Tea", "a_b", "tée", "s".repeat(64)),
                        ofField("slug", "invalid-request", 123),
                        ofField("trialDays", "invalid-request", 0, 91, -1, 1.5, "7", true, Long.MAX_VALUE),
                        ofField("metadata", "invalid-request", "text", Map.of("k", 1), Map.of("k", "v".repeat(501))),
                        ofField("seatLimit", "invalid-request", 5))
                .flatMap(refusals -> refusals);
    }

    private static Stream<Refusal> ofField(String field, String code, Object... values) {
        return Stream.of(refusal(
                400,
                code,
                "with another " + field,
                () -> Attempt.ofEach(values, value -> {
                    var valid = new TreeMap<String, Object>(Map.of("ownerId", Api.unique(), "name", "Tea"));
                    valid.put(field, value);
                    return Api.post("/v1/teams", Json.write(valid));
                })));
    }

    private static Stream<Refusal> creating() {
        return Stream.of(
                refusal(404, "user-not-found", "for nobody", () -> creating(Api.unique())),
                refusal(404, "user-not-found", "for one who was deleted", () -> {
                    var ownerId = Api.user();
                    Api.delete("/v1/users/" + ownerId).then().statusCode(204);
                    return creating(ownerId);
                }),
                refusal(403, "forbidden-role", "for another", () -> {
                    var body = body(Api.user());
                    var actor = Api.user();
                    return Attempt.to(() -> Api.by(actor).body(body).post("/v1/teams"));
                }),
                refusal(409, "slug-taken", "by another team", () -> {
                    var slug = Api.unique();
                    Api.post("/v1/teams", Api.json("ownerId", Api.user(), "name", "Tea", "slug", slug));
                    var ownerId = Api.user();
                    return Attempt.post("/v1/teams", Api.json("ownerId", ownerId, "name", "Tea", "slug", slug));
                }),
                refusal(409, "trial-already-used", "for the same user", () -> {
                    var team = TeamCalls.create();
                    return creating(team.ownerId()).telling("teamId", team.id());
                }),
                refusal(409, "trial-already-used", "for one who has left it", () -> {
                    var team = TeamCalls.create();
                    team.transfer(team.ownerId(), team.joined(TeamCalls.MEMBER))
                            .then()
                            .statusCode(200);
                    Api.delete(team.member(team.ownerId())).then().statusCode(204);
                    return creating(team.ownerId()).telling("teamId", team.id());
                }),
                refusal(409, "too-many-teams", "in as many as can be", () -> creating(inMostTeams())));
    }

    /** @return the id of a user who can join no further team */
    static String inMostTeams() {
        var userId = Api.user();
        for (var i = 0; i < MOST_TEAMS; i++) {
            TeamCalls.create().joinedUser(userId, TeamCalls.MEMBER);
        }
        return userId;
    }

    private static Stream<Refusal> unknown() {
        var reads = Stream.of("", "/members", "/invitations", "/audit").flatMap(list -> Stream.of(Api.unique(), "123")
                .map(id ->
                        refusal(404, "team-not-found", "reading" + list, () -> Attempt.get("/v1/teams/" + id + list))));
        var changes = CHANGES.entrySet().stream().flatMap(change -> Stream.of(Api.unique(), "123")
                .map(id -> refusal(404, "team-not-found", change.getKey(), () -> {
                    var call = change.getKey().split(" ");
                    var request = Api.keyed(Api.unique()).body(change.getValue());
                    return Attempt.to(() -> request.request(call[0], "/v1/teams/" + id + call[1]));
                })));
        return Stream.concat(reads, changes);
    }

    private static Attempt creating(String ownerId) {
        return Attempt.post("/v1/teams", body(ownerId));
    }

    private static String body(String ownerId) {
        return Api.json("ownerId", ownerId, "name", "Tea");
    }

    private static Refusal refusal(int status, String code, String why, Supplier<Attempt> scene) {
        return new Refusal(status, code, "teams, " + why, scene);
    }
}
