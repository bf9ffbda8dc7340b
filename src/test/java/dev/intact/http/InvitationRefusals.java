package dev.intact.http;

import static dev.intact.support.TeamCalls.ADMIN;
import static dev.intact.support.TeamCalls.MEMBER;
import static dev.intact.support.TeamCalls.OWNER;

import dev.intact.shared.Json;
import dev.intact.support.Api;
import dev.intact.support.TeamCalls;
import dev.intact.support.TeamCalls.Invited;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Why nobody is invited or joins, and an invitation is not sent again or revoked. */
final class InvitationRefusals {
    private static final String JOIN = "/v1/invitations/acceptance";

    private InvitationRefusals() {}

    static Stream<Refusal> all() {
        return Stream.of(fields(), inviting(), roles(), notPending(), unknown(), joiningFields(), joining(), ended())
                .flatMap(refusals -> refusals);
    }

    private static Stream<Refusal> fields() {
        return Stream.of(
                        ofField("email", "invalid-email", null, "", "ada", "a@b", "a".repeat(250) + "@b.de"),
                        ofField("email", "invalid-request", 5),
                        ofField("role", "invalid-request", null, "", "Owner", "guest", 1),
                        ofField("expiresInDays", "invalid-request", 0, 31, -1, 1.5, "7", true, Long.MAX_VALUE),
                        ofField("token", "invalid-request", "mine"))
                .flatMap(refusals -> refusals);
    }

    private static Stream<Refusal> ofField(String field, String code, Object... values) {
        return Stream.of(refusal(400, code, "inviting with another " + field, () -> {
            var path = TeamCalls.create().path("/invitations");
            return Attempt.ofEach(values, value -> {
                var valid = new TreeMap<String, Object>(Map.of("email", "a@b.de", "role", MEMBER));
                valid.put(field, value);
                return Api.post(path, Json.write(valid));
            });
        }));
    }

    private static Stream<Refusal> inviting() {
        return Stream.of(
                refusal(409, "already-member", "the address of a member", () -> {
                    var team = TeamCalls.create();
                    return inviting(team, emailOf(team.joined(MEMBER)).toUpperCase(Locale.ROOT));
                }),
                refusal(409, "already-invited", "the same address", () -> {
                    var team = TeamCalls.create();
                    var invited = team.invited(MEMBER);
                    return inviting(team, emailOf(invited.userId())).telling("invitationId", invited.id());
                }),
                refusal(409, "seat-limit-reached", "members and invitations use all seats", () -> {
                    var team = TeamCalls.create();
                    team.joined(MEMBER);
                    team.invited(MEMBER);
                    team.seats(3).then().statusCode(200);
                    return inviting(team, email()).telling("seatLimit", 3).telling("seatsUsed", 3);
                }),
                refusal(409, "subscription-inactive", "after the trial", () -> {
                    var team = TeamCalls.onTrial(1);
                    return later(team.trialEndsAt(), inviting(team, email()));
                }),
                refusal(409, "subscription-inactive", "it was cancelled", () -> {
                    var team = TeamCalls.create();
                    team.cancel("immediate").then().statusCode(200);
                    return inviting(team, email());
                }));
    }

    /** What each actor may not do. */
    private static Stream<Refusal> roles() {
        return Stream.of(
                        byOthers("inviting", MEMBER, team -> path -> team.path("/invitations")),
                        byOthers("sending again", MEMBER, InvitationRefusals::resend),
                        byOthers("revoking", MEMBER, InvitationRefusals::revocation),
                        Stream.of(
                                byAdmin("inviting", team -> path -> team.path("/invitations")),
                                byAdmin("sending again", InvitationRefusals::resend),
                                byAdmin("revoking", InvitationRefusals::revocation)))
                .flatMap(refusals -> refusals);
    }

    private static Function<String, String> resend(TeamCalls team) {
        return role -> team.invitation(team.invited(role), "/resend");
    }

    private static Function<String, String> revocation(TeamCalls team) {
        return role -> team.invitation(team.invited(role), "/revocation");
    }

    private static Stream<Refusal> byOthers(
            String what, String role, Function<TeamCalls, Function<String, String>> pathOf) {
        var actors = new TreeMap<String, Function<TeamCalls, String>>(Map.of(
                "a member", team -> team.joined(MEMBER),
                "a stranger", team -> Api.user(),
                "the owner of another team", team -> TeamCalls.create().ownerId(),
                "nobody", team -> Api.unique()));
        return actors.entrySet().stream()
                .map(actor -> refusal(403, "forbidden-role", what + " by " + actor.getKey(), () -> {
                    var team = TeamCalls.create();
                    return acting(
                            actor.getValue().apply(team), pathOf.apply(team).apply(role), role);
                }));
    }

    private static Refusal byAdmin(String what, Function<TeamCalls, Function<String, String>> pathOf) {
        return refusal(403, "forbidden-role", what + " an owner by an admin", () -> {
            var team = TeamCalls.create();
            return acting(team.joined(ADMIN), pathOf.apply(team).apply(OWNER), OWNER);
        });
    }

    private static Attempt acting(String actor, String path, String role) {
        var body = path.endsWith("/invitations") ? Api.json("email", email(), "role", role) : "{}";
        return Attempt.to(() -> Api.by(actor).body(body).post(path));
    }

    private static Stream<Refusal> notPending() {
        return Stream.of("/resend", "/revocation")
                .flatMap(rest -> Stream.of(
                        notPending(rest, "accepted", (team, invited) -> invited.accept()),
                        notPending(
                                rest,
                                "revoked",
                                (team, invited) -> Api.post(team.invitation(invited, "/revocation"), "{}")),
                        refusal(409, "invitation-not-pending", rest + " of an expired one", () -> {
                            var team = TeamCalls.create();
                            var path = team.invitation(team.invited(MEMBER), rest);
                            return later(inAWeek(), Attempt.post(path, "{}")).telling("invitationStatus", "expired");
                        })));
    }

    private static Refusal notPending(String rest, String status, BiConsumer<TeamCalls, Invited> ending) {
        return refusal(409, "invitation-not-pending", rest + " of one that was " + status, () -> {
            var team = TeamCalls.create();
            var invited = team.invited(MEMBER);
            ending.accept(team, invited);
            return Attempt.post(team.invitation(invited, rest), "{}").telling("invitationStatus", status);
        });
    }

    private static Stream<Refusal> unknown() {
        return Stream.of(Api.unique(), "123", "%00")
                .flatMap(id -> Stream.of(
                        refusal(
                                404,
                                "invitation-not-found",
                                "sending again, id " + id.length(),
                                () -> Attempt.post(TeamCalls.create().path("/invitations/" + id + "/resend"), "{}")),
                        refusal(
                                404,
                                "invitation-not-found",
                                "revoking, id " + id.length(),
                                () -> Attempt.post(
                                        TeamCalls.create().path("/invitations/" + id + "/revocation"), "{}")),
                        refusal(
                                404,
                                "invitation-not-found",
                                "reading, id " + id.length(),
                                () -> Attempt.get(TeamCalls.create().path("/invitations/" + id))),
                        refusal(404, "invitation-not-found", "of another team, id " + id.length(), () -> {
                            var invited = TeamCalls.create().invited(MEMBER);
                            return Attempt.post(TeamCalls.create().invitation(invited, "/revocation"), "{}");
                        })));
    }

    private static Stream<Refusal> joiningFields() {
        return Stream.of(
                        joining("token", "invalid-request", null, "", "t".repeat(201), 5, List.of()),
                        joining("userId", "invalid-id", null, "", "me"),
                        joining("userId", "invalid-request", 5),
                        joining("role", "invalid-request", OWNER),
                        joining(
                                "token",
                                "invitation-not-found",
                                "t",
                                "..",
                                "🍵",
                                Api.unique() + "." + Api.unique() + ".secret",
                                Api.unique() + "." + Api.unique(),
                                "a.b.c"))
                .flatMap(refusals -> refusals);
    }

    private static Stream<Refusal> joining(String field, String code, Object... values) {
        var status = code.endsWith("-not-found") ? 404 : 400;
        return Stream.of(refusal(status, code, "joining with another " + field, () -> {
            var invited = TeamCalls.create().invited(MEMBER);
            return Attempt.ofEach(values, value -> {
                var valid = new TreeMap<String, Object>(Map.of("token", invited.token(), "userId", invited.userId()));
                valid.put(field, value);
                return Api.post(JOIN, Json.write(valid));
            });
        }));
    }

    private static Stream<Refusal> joining() {
        return Stream.of(
                refusal(404, "invitation-not-found", "joining, another secret", () -> {
                    var token = TeamCalls.create().invited(MEMBER).token();
                    var other = TeamCalls.create().invited(MEMBER);
                    var mixed = token.substring(0, token.lastIndexOf('.'))
                            + other.token().substring(other.token().lastIndexOf('.'));
                    return Attempt.post(JOIN, Api.json("token", mixed, "userId", other.userId()));
                }),
                refusal(404, "invitation-not-found", "joining, a newer token was sent", () -> {
                    var team = TeamCalls.create();
                    var invited = team.invited(MEMBER);
                    Api.post(team.invitation(invited, "/resend"), "{}").then().statusCode(200);
                    return Attempt.post(JOIN, invited.acceptance());
                }),
                refusal(404, "user-not-found", "joining, by nobody", () -> {
                    var invited = TeamCalls.create().invited(MEMBER);
                    return joining(invited, Api.unique());
                }),
                refusal(404, "user-not-found", "joining, by one who was deleted", () -> {
                    var invited = TeamCalls.create().invited(MEMBER);
                    Api.delete("/v1/users/" + invited.userId()).then().statusCode(204);
                    return Attempt.post(JOIN, invited.acceptance());
                }),
                refusal(403, "email-mismatch", "joining, by another user", () -> {
                    var invited = TeamCalls.create().invited(MEMBER);
                    return joining(invited, Api.user());
                }),
                refusal(403, "email-mismatch", "joining, who has another address by now", () -> {
                    var invited = TeamCalls.create().invited(MEMBER);
                    Api.put("/v1/users/" + invited.userId() + "/email", Api.json("email", email()))
                            .then()
                            .statusCode(200);
                    return Attempt.post(JOIN, invited.acceptance());
                }),
                refusal(403, "forbidden-role", "joining, on behalf of the owner", () -> {
                    var team = TeamCalls.create();
                    var invited = team.invited(MEMBER);
                    return Attempt.to(() ->
                            Api.by(team.ownerId()).body(invited.acceptance()).post(JOIN));
                }),
                refusal(409, "already-member", "joining, a member who took the invited address", () -> {
                    var team = TeamCalls.create();
                    var member = team.joined(MEMBER);
                    var email = email();
                    var token = team.invite(email, OWNER).<String>path("token");
                    Api.put("/v1/users/" + member + "/email", Api.json("email", email))
                            .then()
                            .statusCode(200);
                    return Attempt.post(JOIN, Api.json("token", token, "userId", member));
                }));
    }

    private static Stream<Refusal> ended() {
        return Stream.of(
                refusal(409, "invitation-used", "joining twice", () -> {
                    var invited = TeamCalls.create().invited(MEMBER);
                    invited.accept().then().statusCode(201);
                    return Attempt.post(JOIN, invited.acceptance());
                }),
                refusal(409, "invitation-used", "joining again after leaving", () -> {
                    var team = TeamCalls.create();
                    var invited = team.invited(MEMBER);
                    invited.accept().then().statusCode(201);
                    Api.delete(team.member(invited.userId())).then().statusCode(204);
                    return Attempt.post(JOIN, invited.acceptance());
                }),
                refusal(409, "invitation-revoked", "joining", () -> {
                    var team = TeamCalls.create();
                    var invited = team.invited(MEMBER);
                    Api.post(team.invitation(invited, "/revocation"), "{}")
                            .then()
                            .statusCode(200);
                    return Attempt.post(JOIN, invited.acceptance());
                }),
                refusal(410, "invitation-expired", "joining after a week", () -> {
                    var invited = TeamCalls.create().invited(MEMBER);
                    return later(inAWeek(), Attempt.post(JOIN, invited.acceptance()));
                }),
                refusal(409, "subscription-inactive", "joining after the trial", () -> {
                    var team = TeamCalls.onTrial(1);
                    var invited = team.invited(MEMBER);
                    return later(team.trialEndsAt(), Attempt.post(JOIN, invited.acceptance()));
                }),
                refusal(409, "too-many-teams", "joining one more", () -> {
                    var userId = TeamRefusals.inMostTeams();
                    return Attempt.post(
                            JOIN, TeamCalls.create().invitedUser(userId, MEMBER).acceptance());
                }));
    }

    private static Attempt inviting(TeamCalls team, String email) {
        return Attempt.post(team.path("/invitations"), Api.json("email", email, "role", MEMBER));
    }

    private static Attempt joining(Invited invited, String userId) {
        return Attempt.post(JOIN, Api.json("token", invited.token(), "userId", userId));
    }

    private static Attempt later(Instant time, Attempt attempt) {
        return Attempt.to(() -> Api.at(time, attempt.call()));
    }

    private static Instant inAWeek() {
        return Instant.now().plus(Duration.ofDays(7));
    }

    private static String email() {
        return Api.unique() + "@example.org";
    }

    private static String emailOf(String userId) {
        return Api.get("/v1/users/" + userId).path("email");
    }

    private static Refusal refusal(int status, String code, String why, Supplier<Attempt> scene) {
        return new Refusal(status, code, "invitations, " + why, scene);
    }
}
