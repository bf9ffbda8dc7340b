package dev.intact.teams;

import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Json;
import dev.intact.shared.Secrets;
import dev.intact.support.Stores;
import dev.intact.support.TestCalls;
import dev.intact.teams.ChangeTeamResult.Changed;
import dev.intact.users.TestUsers;
import dev.intact.users.User;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Changes of teams as tests ask for them: through the services, so with tokens. */
public final class TestTeamChanges {
    public static final String INVITE = "inviteMember";
    public static final String RESEND = "resendInvitation";
    public static final String REVOKE = "revokeInvitation";
    public static final String JOIN = "joinTeam";
    public static final String ROLE = "changeRole";
    public static final String REMOVE = "removeMember";
    public static final String TRANSFER = "transferOwnership";
    public static final String ACTIVATE = "activateSubscription";
    public static final String SEATS = "changeSeats";
    public static final String CANCEL = "cancelSubscription";
    public static final String RESUME = "resumeSubscription";

    private static final Secrets SECRETS =
            new Secrets("a secret of the tests, and of no one else".getBytes(StandardCharsets.UTF_8));

    private TestTeamChanges() {}

    private static InvitationService invitations(Stores stores) {
        return new InvitationService(stores.invitations(), SECRETS, Clock.systemUTC());
    }

    /** A team with a trial of ten seats, and its owner. */
    public static Team team(Stores stores) {
        return team(stores, TestUsers.registered(stores.users()).id());
    }

    public static Team team(Stores stores, UUID ownerId) {
        return ((CreateTeamResult.Created) TestTeams.create(stores.teams(), TestTeams.team(ownerId))).team();
    }

    /** As it stands now. */
    public static Team now(Stores stores, UUID teamId) {
        return at(stores, teamId, Instant.now());
    }

    public static Team at(Stores stores, UUID teamId, Instant at) {
        return stores.teams().find(teamId).orElseThrow().at(at);
    }

    /** @param days null is the usual */
    public static ChangeTeamResult invite(
            Stores stores, Call call, UUID teamId, String email, Role role, Integer days) {
        return invitations(stores)
                .invite(call, teamId, email, role.code(), days == null ? null : BigInteger.valueOf(days));
    }

    public static ChangeTeamResult invite(Stores stores, UUID teamId, String email, Role role) {
        return invite(stores, TestCalls.call(INVITE), teamId, email, role, null);
    }

    /** What an invitation, or its sending again, showed. */
    public record Shown(UUID id, String token) {
        public static Shown of(ChangeTeamResult result) {
            return of(((Changed) result).answer());
        }

        public static Shown of(Answer answer) {
            var body = Json.tree(answer.body());
            return new Shown(
                    UUID.fromString(body.get("id").textValue()),
                    body.get("token").textValue());
        }
    }

    public static Shown invited(Stores stores, UUID teamId, String email, Role role) {
        return Shown.of(invite(stores, teamId, email, role));
    }

    public static ChangeTeamResult resend(Stores stores, Call call, UUID teamId, UUID invitationId) {
        return invitations(stores).resend(call, teamId, invitationId);
    }

    public static ChangeTeamResult revoke(Stores stores, Call call, UUID teamId, UUID invitationId) {
        return invitations(stores).revoke(call, teamId, invitationId);
    }

    public static ChangeTeamResult revoke(Stores stores, UUID teamId, UUID invitationId) {
        return revoke(stores, TestCalls.call(REVOKE), teamId, invitationId);
    }

    public static ChangeTeamResult join(Stores stores, Call call, String token, UUID userId) {
        return invitations(stores).join(call, token, userId.toString());
    }

    public static ChangeTeamResult join(Stores stores, String token, UUID userId) {
        return join(stores, TestCalls.call(JOIN), token, userId);
    }

    /** A new user who has joined the team. */
    public static User member(Stores stores, UUID teamId, Role role) {
        var user = TestUsers.registered(stores.users());
        var invitation = invited(stores, teamId, user.email(), role);
        if (join(stores, invitation.token(), user.id()) instanceof Changed) {
            return user;
        }
        throw new AssertionError("did not join");
    }

    public static ChangeTeamResult changeRole(Stores stores, Call call, UUID teamId, UUID userId, Role role) {
        return new MemberService(stores.members()).changeRole(call, teamId, userId, role.code());
    }

    public static ChangeTeamResult changeRole(Stores stores, UUID teamId, UUID userId, Role role) {
        return changeRole(stores, TestCalls.call(ROLE), teamId, userId, role);
    }

    public static ChangeTeamResult remove(Stores stores, Call call, UUID teamId, UUID userId) {
        return new MemberService(stores.members()).remove(call, teamId, userId);
    }

    public static ChangeTeamResult remove(Stores stores, UUID teamId, UUID userId) {
        return remove(stores, TestCalls.call(REMOVE), teamId, userId);
    }

    public static ChangeTeamResult transfer(Stores stores, Call call, UUID teamId, UUID from, UUID to) {
        return new MemberService(stores.members()).transferOwnership(call, teamId, from.toString(), to.toString());
    }

    public static ChangeTeamResult activate(Stores stores, Call call, UUID teamId, int seats, Instant until) {
        return new SubscriptionService(stores.subscriptions())
                .activate(call, teamId, "pro", BigInteger.valueOf(seats), Json.time(until));
    }

    public static ChangeTeamResult changeSeats(Stores stores, Call call, UUID teamId, int seats) {
        return new SubscriptionService(stores.subscriptions()).changeSeats(call, teamId, BigInteger.valueOf(seats));
    }

    public static ChangeTeamResult changeSeats(Stores stores, UUID teamId, int seats) {
        return changeSeats(stores, TestCalls.call(SEATS), teamId, seats);
    }

    public static ChangeTeamResult cancel(Stores stores, Call call, UUID teamId, boolean atPeriodEnd) {
        return new SubscriptionService(stores.subscriptions())
                .cancel(call, teamId, atPeriodEnd ? "at_period_end" : "immediate");
    }

    public static ChangeTeamResult resume(Stores stores, Call call, UUID teamId) {
        return new SubscriptionService(stores.subscriptions()).resume(call, teamId);
    }
}
