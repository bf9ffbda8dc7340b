package dev.intact.support;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A team that was made over HTTP, and what tests ask of it. */
public record TeamCalls(String id, String ownerId) {
    public static final String OWNER = "owner";
    public static final String ADMIN = "admin";
    public static final String MEMBER = "member";

    /** @param userId whose address was invited */
    public record Invited(String id, String token, String userId) {
        public String acceptance() {
            return Api.json("token", token, "userId", userId);
        }

        public Response accept() {
            return Api.post("/v1/invitations/acceptance", acceptance());
        }
    }

    public static TeamCalls create() {
        return onTrial(14);
    }

    public static TeamCalls onTrial(int days) {
        var ownerId = Api.user();
        var created = Api.post("/v1/teams", Api.json("ownerId", ownerId, "name", "Tea & Cö", "trialDays", days));
        return new TeamCalls(Api.idOf(created), ownerId);
    }

    public String path(String rest) {
        return "/v1/teams/" + id + rest;
    }

    public Response get() {
        return Api.get(path(""));
    }

    public int version() {
        return get().path("version");
    }

    public Instant trialEndsAt() {
        return Instant.parse(get().path("subscription.trialEndsAt"));
    }

    public Response invite(String email, String role) {
        return Api.post(path("/invitations"), Api.json("email", email, "role", role));
    }

    /** Invites a user who was just registered. */
    public Invited invited(String role) {
        return invitedUser(Api.user(), role);
    }

    public Invited invitedUser(String userId, String role) {
        var email = (String) Api.read(Api.get("/v1/users/" + userId)).get("email");
        var sent = invite(email, role);
        return new Invited(Api.idOf(sent), (String) Api.read(sent).get("token"), userId);
    }

    /** @return the id of a user who has just joined */
    public String joined(String role) {
        return joinedUser(Api.user(), role);
    }

    public String joinedUser(String userId, String role) {
        invitedUser(userId, role).accept().then().statusCode(201);
        return userId;
    }

    public String invitation(Invited invited, String rest) {
        return path("/invitations/" + invited.id() + rest);
    }

    public String member(String userId) {
        return path("/members/" + userId);
    }

    public Response changeRole(String userId, String role) {
        return Api.put(member(userId) + "/role", Api.json("role", role));
    }

    public Response transfer(String from, String to) {
        return Api.post(path("/ownership-transfer"), Api.json("fromUserId", from, "toUserId", to));
    }

    public Response activate(int seatLimit) {
        return Api.post(path("/subscription/activation"), activation("pro", seatLimit, inAMonth()));
    }

    public static String activation(Object plan, Object seatLimit, Object periodEndsAt) {
        return Api.json("plan", plan, "seatLimit", seatLimit, "periodEndsAt", periodEndsAt);
    }

    public static String inAMonth() {
        return Instant.now().plus(Duration.ofDays(30)).toString();
    }

    public Response seats(int seatLimit) {
        return Api.put(path("/subscription/seats"), Api.json("seatLimit", seatLimit));
    }

    public Response cancel(String mode) {
        return Api.post(path("/subscription/cancellation"), Api.json("mode", mode));
    }

    public Response resume() {
        return Api.post(path("/subscription/resumption"), "{}");
    }

    public List<String> owners() {
        return get().path("ownerIds");
    }
}
