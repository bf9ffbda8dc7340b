package dev.intact.teams;

import dev.intact.events.Event;
import dev.intact.shared.Call;
import dev.intact.shared.Decision;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.support.TestCalls;
import dev.intact.users.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a change of a team may see: a team of an owner, an admin and a member, and a stranger beside it. */
final class TestStates {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00.250Z");
    static final Instant TRIAL_ENDS = NOW.plus(Duration.ofDays(14));
    static final Duration A_MILLISECOND = Duration.ofMillis(1);
    static final UUID TEAM = new UUID(1, 1);
    static final UUID OWNER = new UUID(2, 1);
    static final UUID ADMIN = new UUID(2, 2);
    static final UUID MEMBER = new UUID(2, 3);
    static final UUID STRANGER = new UUID(2, 4);
    static final UUID NOBODY = new UUID(2, 5);
    static final UUID INVITATION = new UUID(3, 1);
    static final String TOKEN_HASH = "hash of the token";
    static final long VERSION = 5;

    private static final Map<UUID, Role> ROLES = Map.of(OWNER, Role.OWNER, ADMIN, Role.ADMIN, MEMBER, Role.MEMBER);

    private TestStates() {}

    static String emailOf(UUID user) {
        return "user" + user.getLeastSignificantBits() + "@example.org";
    }

    static User user(UUID id) {
        return new User(id, emailOf(id), "User " + id, null, null, null, 1, NOW, NOW);
    }

    static Team team() {
        return new Team(
                TEAM,
                "Tea",
                "tea",
                List.of(OWNER),
                Subscription.TRIAL,
                Subscription.trial(TRIAL_ENDS),
                10,
                3,
                3,
                null,
                VERSION,
                NOW,
                NOW,
                List.of());
    }

    static Team teamOf(Subscription subscription) {
        return team().subscribed(subscription, 10);
    }

    static Subscription active() {
        return Subscription.trial(TRIAL_ENDS).activated("pro", TRIAL_ENDS);
    }

    /** Of the stranger, for a week, to be a member. */
    static Invitation invitation() {
        return invitation(Role.MEMBER);
    }

    static Invitation invitation(Role role) {
        var until = NOW.plus(Duration.ofDays(7));
        return new Invitation(
                INVITATION, TEAM, emailOf(STRANGER), role, Invitation.Status.PENDING, until, NOW, 7, TOKEN_HASH);
    }

    static TeamState state(Team team) {
        var memberships = new HashMap<UUID, Membership>();
        var users = new HashMap<UUID, User>();
        ROLES.forEach((id, role) -> memberships.put(id, new Membership(TEAM, id, role, NOW)));
        List.of(OWNER, ADMIN, MEMBER, STRANGER).forEach(id -> users.put(id, user(id)));
        return new TeamState(team, memberships, users, Optional.empty(), Optional.empty());
    }

    static TeamState state() {
        return state(team());
    }

    /** A team with this invitation, whose seat is reserved if it is pending. */
    static TeamState inviting(Invitation invitation) {
        return inviting(team(), invitation);
    }

    static TeamState inviting(Team team, Invitation invitation) {
        var with = invitation.isPending() ? team.invited(invitation.expiresAt()) : team;
        return state(with, invitation);
    }

    /** Whatever the team says of its seats. */
    static TeamState state(Team team, Invitation invitation) {
        var state = state(team);
        return new TeamState(team, state.memberships(), state.users(), Optional.of(invitation), Optional.empty());
    }

    static TeamState withAddressOf(UUID holder, TeamState state) {
        return new TeamState(state.team(), state.memberships(), state.users(), state.invitation(), Optional.of(holder));
    }

    /** One more is an owner. */
    static TeamState withOwner(UUID id, TeamState state) {
        var memberships = new HashMap<>(state.memberships());
        memberships.put(id, new Membership(TEAM, id, Role.OWNER, NOW));
        return new TeamState(
                state.team().withRole(id, Role.OWNER),
                memberships,
                state.users(),
                state.invitation(),
                state.emailHolder());
    }

    static Call call() {
        return at(NOW);
    }

    static Call at(Instant time) {
        return TestCalls.at(TestCalls.call("any"), time);
    }

    static Call by(UUID actor) {
        return TestCalls.onBehalfOf(call(), actor);
    }

    static Call stale(Call call) {
        return TestCalls.ifMatch(call, VERSION - 1);
    }

    static ChangeTeamResult refusal(Decision<ChangeTeamResult, TeamChange> decision) {
        return switch (decision) {
            case Refuse<ChangeTeamResult, TeamChange>(ChangeTeamResult why) -> why;
            case Go<ChangeTeamResult, TeamChange>(TeamChange change) ->
                throw new AssertionError("not refused: " + change);
        };
    }

    static TeamChange change(Decision<ChangeTeamResult, TeamChange> decision) {
        return switch (decision) {
            case Refuse<ChangeTeamResult, TeamChange>(ChangeTeamResult why) ->
                throw new AssertionError("refused: " + why);
            case Go<ChangeTeamResult, TeamChange>(TeamChange change) -> change;
        };
    }

    static boolean isRefused(Decision<ChangeTeamResult, TeamChange> decision) {
        return decision instanceof Refuse;
    }

    static List<String> told(TeamChange change) {
        return new ArrayList<>(change.events().stream().map(Event::type).toList());
    }
}
