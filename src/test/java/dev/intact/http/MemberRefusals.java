package dev.intact.http;

import static dev.intact.support.TeamCalls.ADMIN;
import static dev.intact.support.TeamCalls.MEMBER;
import static dev.intact.support.TeamCalls.OWNER;

import dev.intact.support.Api;
import dev.intact.support.TeamCalls;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Why a member keeps the role, or the place in the team. */
final class MemberRefusals {
    private MemberRefusals() {}

    static Stream<Refusal> all() {
        return Stream.of(fields(), unknown(), lastOwner(), roles(), removals(), transfers())
                .flatMap(refusals -> refusals);
    }

    private static Stream<Refusal> fields() {
        return Stream.of(
                refusal(400, "invalid-request", "what is no role", () -> {
                    var team = TeamCalls.create();
                    Object[] roles = {null, "", "guest", "OWNER", 1, List.of(OWNER)};
                    return Attempt.ofEach(
                            roles, role -> Api.put(team.member(team.ownerId()) + "/role", Api.json("role", role)));
                }),
                transferring("invalid-id", "fromUserId", null, "", "me"),
                transferring("invalid-id", "toUserId", null, "", "me"),
                transferring("invalid-request", "fromUserId", 5, List.of()),
                transferring("invalid-request", "toUserId", 5, List.of()),
                refusal(400, "invalid-request", "a transfer to oneself", () -> {
                    var team = TeamCalls.create();
                    return transferring(team, team.ownerId(), team.ownerId());
                }));
    }

    private static Refusal transferring(String code, String field, Object... values) {
        return refusal(400, code, "a transfer with another " + field, () -> {
            var team = TeamCalls.create();
            var member = team.joined(MEMBER);
            var isFrom = field.equals("fromUserId");
            return Attempt.ofEach(
                    values, value -> transferring(team, isFrom ? value : team.ownerId(), isFrom ? member : value)
                            .call()
                            .get());
        });
    }

    private static Stream<Refusal> unknown() {
        var ids = Stream.of(Api.unique(), "123", "%00")
                .flatMap(id -> Stream.of(
                        refusal(
                                404,
                                "member-not-found",
                                "reading, id " + id.length(),
                                () -> Attempt.get(TeamCalls.create().member(id))),
                        refusal(
                                404,
                                "member-not-found",
                                "another role, id " + id.length(),
                                () -> Attempt.put(TeamCalls.create().member(id) + "/role", "{\"role\":\"admin\"}")),
                        refusal(
                                404,
                                "member-not-found",
                                "removing, id " + id.length(),
                                () -> removing(TeamCalls.create(), id))));
        var others = Stream.of(
                refusal(
                        404,
                        "member-not-found",
                        "reading in no team",
                        () -> Attempt.get("/v1/teams/" + Api.unique() + "/members/"
                                + TeamCalls.create().ownerId())),
                refusal(404, "member-not-found", "removing one who has left", () -> {
                    var team = TeamCalls.create();
                    var member = team.joined(MEMBER);
                    Api.delete(team.member(member)).then().statusCode(204);
                    return removing(team, member);
                }),
                refusal(404, "member-not-found", "removing one who was deleted", () -> {
                    var team = TeamCalls.create();
                    var member = team.joined(MEMBER);
                    Api.delete("/v1/users/" + member).then().statusCode(204);
                    return removing(team, member);
                }),
                refusal(404, "member-not-found", "a transfer to a stranger", () -> {
                    var team = TeamCalls.create();
                    return transferring(team, team.ownerId(), Api.user());
                }),
                refusal(404, "member-not-found", "a transfer from a stranger", () -> {
                    var team = TeamCalls.create();
                    return transferring(team, Api.user(), team.ownerId());
                }));
        return Stream.concat(ids, others);
    }

    private static Stream<Refusal> lastOwner() {
        return Stream.of(
                refusal(409, "last-owner", "becoming an admin", () -> {
                    var team = TeamCalls.create();
                    team.joined(ADMIN);
                    return changing(team, team.ownerId(), ADMIN).telling("teamIds", List.of(team.id()));
                }),
                refusal(409, "last-owner", "becoming a member", () -> {
                    var team = TeamCalls.create();
                    return changing(team, team.ownerId(), MEMBER).telling("teamIds", List.of(team.id()));
                }),
                refusal(409, "last-owner", "removing", () -> {
                    var team = TeamCalls.create();
                    team.joined(ADMIN);
                    return removing(team, team.ownerId()).telling("teamIds", List.of(team.id()));
                }),
                refusal(409, "last-owner", "leaving", () -> {
                    var team = TeamCalls.create();
                    return removingBy(team.ownerId(), team, team.ownerId()).telling("teamIds", List.of(team.id()));
                }));
    }

    /** Nobody grants or changes what is above their own. */
    private static Stream<Refusal> roles() {
        return Stream.of(
                forbidden(
                        "a role by a member",
                        team -> changingBy(team.joined(MEMBER), team, team.joined(MEMBER), ADMIN)),
                forbidden("one's own role by a member", team -> {
                    var member = team.joined(MEMBER);
                    return changingBy(member, team, member, ADMIN);
                }),
                forbidden("a role by a stranger", team -> changingBy(Api.user(), team, team.ownerId(), ADMIN)),
                forbidden("a role by nobody", team -> changingBy(Api.unique(), team, team.ownerId(), ADMIN)),
                forbidden("an owner's role by an admin", team -> {
                    team.joined(OWNER);
                    return changingBy(team.joined(ADMIN), team, team.ownerId(), MEMBER);
                }),
                forbidden(
                        "making an owner by an admin",
                        team -> changingBy(team.joined(ADMIN), team, team.joined(MEMBER), OWNER)),
                forbidden("making oneself an owner by an admin", team -> {
                    var admin = team.joined(ADMIN);
                    return changingBy(admin, team, admin, OWNER);
                }));
    }

    private static Stream<Refusal> removals() {
        return Stream.of(
                forbidden(
                        "removing a member by a member",
                        team -> removingBy(team.joined(MEMBER), team, team.joined(MEMBER))),
                forbidden("removing a member by a stranger", team -> removingBy(Api.user(), team, team.joined(MEMBER))),
                forbidden("removing a member by nobody", team -> removingBy(Api.unique(), team, team.joined(MEMBER))),
                forbidden("removing an owner by an admin", team -> {
                    team.joined(OWNER);
                    return removingBy(team.joined(ADMIN), team, team.ownerId());
                }),
                forbidden("leaving a team where one is not", team -> {
                    var stranger = Api.user();
                    return removingBy(stranger, team, stranger);
                }));
    }

    private static Stream<Refusal> transfers() {
        return Stream.of(
                refusal(409, "not-owner", "a transfer from an admin", () -> {
                    var team = TeamCalls.create();
                    return transferring(team, team.joined(ADMIN), team.ownerId());
                }),
                refusal(409, "not-owner", "a transfer from a member", () -> {
                    var team = TeamCalls.create();
                    return transferring(team, team.joined(MEMBER), team.joined(MEMBER));
                }),
                forbidden("a transfer by an admin to oneself", team -> {
                    var admin = team.joined(ADMIN);
                    return transferringBy(admin, team, admin);
                }),
                forbidden(
                        "a transfer by a member",
                        team -> transferringBy(team.joined(MEMBER), team, team.joined(ADMIN))),
                forbidden("a transfer by a stranger", team -> transferringBy(Api.user(), team, team.joined(ADMIN))));
    }

    private static Attempt changing(TeamCalls team, String userId, String role) {
        return Attempt.put(team.member(userId) + "/role", Api.json("role", role));
    }

    private static Attempt changingBy(String actor, TeamCalls team, String userId, String role) {
        return Attempt.to(() -> Api.by(actor).body(Api.json("role", role)).put(team.member(userId) + "/role"));
    }

    private static Attempt removing(TeamCalls team, String userId) {
        return Attempt.to(() -> Api.delete(team.member(userId)));
    }

    private static Attempt removingBy(String actor, TeamCalls team, String userId) {
        return Attempt.to(() -> Api.by(actor).delete(team.member(userId)));
    }

    private static Attempt transferring(TeamCalls team, Object from, Object to) {
        return Attempt.post(team.path("/ownership-transfer"), Api.json("fromUserId", from, "toUserId", to));
    }

    private static Attempt transferringBy(String actor, TeamCalls team, String to) {
        var body = Api.json("fromUserId", team.ownerId(), "toUserId", to);
        return Attempt.to(() -> Api.by(actor).body(body).post(team.path("/ownership-transfer")));
    }

    private static Refusal forbidden(String why, Function<TeamCalls, Attempt> scene) {
        return refusal(403, "forbidden-role", why, () -> scene.apply(TeamCalls.create()));
    }

    private static Refusal refusal(int status, String code, String why, Supplier<Attempt> scene) {
        return new Refusal(status, code, "members, " + why, scene);
    }
}
