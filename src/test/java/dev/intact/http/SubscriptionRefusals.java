package dev.intact.http;

import static dev.intact.support.TeamCalls.ADMIN;
import static dev.intact.support.TeamCalls.MEMBER;

import dev.intact.support.Api;
import dev.intact.support.TeamCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Why a subscription is neither begun nor changed nor ended. */
final class SubscriptionRefusals {
    private static final String IMMEDIATE = "{\"mode\":\"immediate\"}";
    private static final String AT_PERIOD_END = "{\"mode\":\"at_period_end\"}";

    private SubscriptionRefusals() {}

    static Stream<Refusal> all() {
        return Stream.of(fields(), ended(), cancelling(), seats(), roles()).flatMap(refusals -> refusals);
    }

    private static Stream<Refusal> fields() {
        var month = TeamCalls.inAMonth();
        Object[] limits = {0, -1, 10_001, 1.5, "7", true, Long.MAX_VALUE, List.of(5), Map.of(), null};
        return Stream.of(
                refusal(
                        400,
                        "invalid-request",
                        "activating what is no plan",
                        () -> activating(
                                new Object[] {null, "", "team-trial", "a b", "a\tb", "\u200b", "p".repeat(65), 5, true},
                                plan -> TeamCalls.activation(plan, 5, month))),
                refusal(
                        400,
                        "invalid-request",
                        "activating with another seatLimit",
                        () -> activating(limits, limit -> TeamCalls.activation("pro", limit, month))),
                refusal(
                        400,
                        "invalid-time",
                        "activating until what is no time to come",
                        () -> activating(
                                new Object[] {
                                    null,
                                    "",
                                    "tomorrow",
                                    "2099-01-01",
                                    "2099-01-01T00:00:00",
                                    "2099-01-01T00:00:00+02:00",
                                    "2099-02-30T00:00:00Z",
                                    "2099-01-01T25:00:00Z",
                                    "2099-01-01 00:00:00Z",
                                    "2020-01-01T00:00:00Z"
                                },
                                time -> TeamCalls.activation("pro", 5, time))),
                refusal(
                        400,
                        "invalid-request",
                        "activating until a number",
                        () -> activating(
                                new Object[] {4_070_908_800L, true}, time -> TeamCalls.activation("pro", 5, time))),
                refusal(400, "invalid-request", "another seatLimit", () -> {
                    var path = TeamCalls.create().path("/subscription/seats");
                    return Attempt.ofEach(limits, limit -> Api.put(path, Api.json("seatLimit", limit)));
                }),
                refusal(400, "invalid-request", "another mode", () -> {
                    var path = TeamCalls.create().path("/subscription/cancellation");
                    return Attempt.ofEach(
                            new Object[] {null, "", "later", "IMMEDIATE", 5},
                            mode -> Api.post(path, Api.json("mode", mode)));
                }));
    }

    private static Attempt activating(Object[] values, Function<Object, String> body) {
        var path = TeamCalls.create().path("/subscription/activation");
        return Attempt.ofEach(values, value -> Api.post(path, body.apply(value)));
    }

    /** What has ended can't be ended, nor go on. */
    private static Stream<Refusal> ended() {
        var calls =
                new TreeMap<>(Map.of("/cancellation", List.of(IMMEDIATE, AT_PERIOD_END), "/resumption", List.of("{}")));
        return calls.entrySet().stream().flatMap(call -> call.getValue().stream()
                .flatMap(body -> ended("/subscription" + call.getKey(), body)));
    }

    private static Stream<Refusal> ended(String path, String body) {
        return Stream.of(
                refusal(409, "subscription-not-active", path + " after the trial" + body, () -> {
                    var team = TeamCalls.onTrial(1);
                    var end = team.trialEndsAt();
                    return Attempt.to(() -> Api.at(end, () -> Api.post(team.path(path), body)))
                            .telling("subscriptionStatus", "expired");
                }),
                refusal(409, "subscription-not-active", path + " of a cancelled one" + body, () -> {
                    var team = TeamCalls.create();
                    team.cancel("immediate").then().statusCode(200);
                    return Attempt.post(team.path(path), body).telling("subscriptionStatus", "cancelled");
                }),
                refusal(409, "subscription-not-active", path + " after a cancelled period" + body, () -> {
                    var team = TeamCalls.create();
                    team.activate(5).then().statusCode(200);
                    team.cancel("at_period_end").then().statusCode(200);
                    var later = Instant.now().plus(Duration.ofDays(31));
                    return Attempt.to(() -> Api.at(later, () -> Api.post(team.path(path), body)))
                            .telling("subscriptionStatus", "cancelled");
                }));
    }

    private static Stream<Refusal> cancelling() {
        return Stream.of(
                refusal(409, "already-cancelling", "a trial", () -> {
                    var team = TeamCalls.create();
                    team.cancel("at_period_end").then().statusCode(200);
                    return Attempt.post(team.path("/subscription/cancellation"), AT_PERIOD_END);
                }),
                refusal(409, "already-cancelling", "a period", () -> {
                    var team = TeamCalls.create();
                    team.activate(5).then().statusCode(200);
                    team.cancel("at_period_end").then().statusCode(200);
                    return Attempt.post(team.path("/subscription/cancellation"), AT_PERIOD_END);
                }),
                refusal(409, "not-cancelling", "a trial", () -> resuming(TeamCalls.create())),
                refusal(409, "not-cancelling", "a period", () -> {
                    var team = TeamCalls.create();
                    team.activate(5).then().statusCode(200);
                    return resuming(team);
                }),
                refusal(409, "not-cancelling", "it was resumed", () -> {
                    var team = TeamCalls.create();
                    team.cancel("at_period_end").then().statusCode(200);
                    team.resume().then().statusCode(200);
                    return resuming(team);
                }));
    }

    private static Attempt resuming(TeamCalls team) {
        return Attempt.post(team.path("/subscription/resumption"), "{}");
    }

    private static Stream<Refusal> seats() {
        return Stream.of(
                refusal(409, "seat-limit-below-usage", "fewer seats", () -> {
                    var team = withThreeSeatsUsed();
                    return Attempt.put(team.path("/subscription/seats"), "{\"seatLimit\":2}")
                            .telling("seatsUsed", 3);
                }),
                refusal(409, "seat-limit-below-usage", "activating with fewer seats", () -> {
                    var team = withThreeSeatsUsed();
                    var body = TeamCalls.activation("pro", 2, TeamCalls.inAMonth());
                    return Attempt.post(team.path("/subscription/activation"), body)
                            .telling("seatsUsed", 3);
                }));
    }

    private static TeamCalls withThreeSeatsUsed() {
        var team = TeamCalls.create();
        team.joined(MEMBER);
        team.invited(MEMBER);
        return team;
    }

    /** Everything of the subscription is the owners'. */
    private static Stream<Refusal> roles() {
        var calls = new TreeMap<>(Map.of(
                "POST /activation",
                TeamCalls.activation("pro", 5, TeamCalls.inAMonth()),
                "POST /cancellation",
                IMMEDIATE,
                "POST /resumption",
                "{}",
                "PUT /seats",
                "{\"seatLimit\":5}"));
        var actors = new TreeMap<String, Function<TeamCalls, String>>(Map.of(
                "an admin", team -> team.joined(ADMIN),
                "a member", team -> team.joined(MEMBER),
                "a stranger", team -> Api.user(),
                "nobody", team -> Api.unique()));
        return calls.entrySet().stream().flatMap(call -> actors.entrySet().stream()
                .map(actor -> refusal(403, "forbidden-role", call.getKey() + " by " + actor.getKey(), () -> {
                    var team = TeamCalls.create();
                    var actorId = actor.getValue().apply(team);
                    var words = call.getKey().split(" ");
                    return Attempt.to(() -> Api.by(actorId)
                            .body(call.getValue())
                            .request(words[0], team.path("/subscription" + words[1])));
                })));
    }

    private static Refusal refusal(int status, String code, String why, Supplier<Attempt> scene) {
        return new Refusal(status, code, "subscriptions, " + why, scene);
    }
}
