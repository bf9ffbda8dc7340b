package dev.intact.teams;

import static dev.intact.teams.TestStates.ADMIN;
import static dev.intact.teams.TestStates.INVITATION;
import static dev.intact.teams.TestStates.MEMBER;
import static dev.intact.teams.TestStates.NOBODY;
import static dev.intact.teams.TestStates.OWNER;
import static dev.intact.teams.TestStates.STRANGER;
import static dev.intact.teams.TestStates.TEAM;
import static dev.intact.teams.TestStates.TRIAL_ENDS;
import static dev.intact.teams.TestStates.VERSION;
import static dev.intact.teams.TestStates.active;
import static dev.intact.teams.TestStates.by;
import static dev.intact.teams.TestStates.call;
import static dev.intact.teams.TestStates.invitation;
import static dev.intact.teams.TestStates.inviting;
import static dev.intact.teams.TestStates.isRefused;
import static dev.intact.teams.TestStates.refusal;
import static dev.intact.teams.TestStates.stale;
import static dev.intact.teams.TestStates.teamOf;
import static dev.intact.teams.TestStates.withOwner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.shared.Call;
import dev.intact.shared.Ids;
import dev.intact.teams.ChangeTeamResult.ForbiddenRole;
import dev.intact.teams.ChangeTeamResult.VersionMismatch;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may change what of a team. */
class ActorsTest {
    private static final UUID OTHER_OWNER = new UUID(2, 6);
    private static final UUID OTHER_ADMIN = new UUID(2, 7);

    private static final Map<String, UUID> USERS = Map.of(
            "owner", OWNER, "admin", ADMIN, "member", MEMBER, "other owner", OTHER_OWNER, "other admin", OTHER_ADMIN);

    private static final String COMMANDS = """
            invite owner            | owner
            invite admin            | owner admin
            invite member           | owner admin
            resend owner            | owner
            resend admin            | owner admin
            resend member           | owner admin
            revoke owner            | owner
            revoke admin            | owner admin
            revoke member           | owner admin
            role other owner:member | owner
            role other admin:member | owner admin
            role other admin:owner  | owner
            role member:member      | owner admin
            role member:admin       | owner admin
            role member:owner       | owner
            role owner:member       | owner
            remove other owner      | owner
            remove owner            | owner
            remove other admin      | owner admin
            remove admin            | owner admin
            remove member           | owner admin member
            transfer                | owner
            activate                | owner
            seats                   | owner
            cancel                  | owner
            resume                  | owner""";

    private static TeamState state(String kind, String whom) {
        var state =
                withOwner(OTHER_OWNER, TestStates.state(teamOf(active().cancellingAtPeriodEnd(kind.equals("resume")))));
        state.memberships().put(OTHER_ADMIN, new Membership(TEAM, OTHER_ADMIN, Role.ADMIN, call().at()));
        USERS.values().forEach(id -> state.users().put(id, TestStates.user(id)));
        if (!kind.equals("resend") && !kind.equals("revoke")) {
            return state;
        }
        var inviting = inviting(state.team(), invitation(Role.of(whom)));
        return new TeamState(
                inviting.team(), state.memberships(), state.users(), inviting.invitation(), state.emailHolder());
    }

    private static TeamState stateFor(String command) {
        var words = command.strip().split(" ", 2);
        return state(words[0], words.length == 1 ? "" : words[1]);
    }

    private static TeamCommand command(String text, Call call) {
        var words = text.strip().split(" ", 2);
        var whom = words.length == 1 ? "" : words[1];
        return switch (words[0]) {
            case "invite" -> new InviteMember(call, invitation(Role.of(whom)));
            case "resend" -> new ResendInvitation(call, Ids.next(), TEAM, INVITATION, "another");
            case "revoke" -> new RevokeInvitation(call, Ids.next(), TEAM, INVITATION);
            case "role" -> {
                var parts = whom.split(":");
                yield new ChangeMemberRole(call, Ids.next(), TEAM, USERS.get(parts[0]), Role.of(parts[1]));
            }
            case "remove" -> new RemoveMember(call, Ids.next(), TEAM, USERS.get(whom));
            case "transfer" -> new TransferOwnership(call, Ids.next(), TEAM, OTHER_OWNER, MEMBER);
            case "activate" ->
                new ActivateSubscription(call, Ids.next(), TEAM, "pro", 10, TRIAL_ENDS.plus(Duration.ofDays(1)));
            case "seats" -> new ChangeSeats(call, Ids.next(), TEAM, 20);
            case "cancel" -> new CancelSubscription(call, Ids.next(), TEAM, true);
            case "resume" -> new ResumeSubscription(call, Ids.next(), TEAM);
            case String other -> throw new IllegalArgumentException(other);
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = COMMANDS)
    void may_change_what_their_role_allows_and_nothing_else(String command, String allowed) {
        var state = stateFor(command);

        for (var actor : new String[] {"owner", "admin", "member"}) {
            var decision = command(command, by(USERS.get(actor))).decide(state);

            if (allowed.contains(actor)) {
                assertThat(isRefused(decision)).as(actor).isFalse();
            } else {
                assertThat(refusal(decision)).as(actor).isEqualTo(new ForbiddenRole());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = COMMANDS)
    void must_be_members_and_a_key_without_one_is_trusted(String command, String ignored) {
        var state = stateFor(command);

        for (var outsider : new UUID[] {STRANGER, NOBODY}) {
            assertThat(refusal(command(command, by(outsider)).decide(state))).isEqualTo(new ForbiddenRole());
        }
        assertThat(isRefused(command(command, call()).decide(state))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = COMMANDS)
    void are_judged_before_the_version_and_that_before_the_rest(String command, String allowed) {
        var state = stateFor(command);

        for (var actor : new String[] {"owner", "admin", "member"}) {
            assertThat(refusal(command(command, stale(by(USERS.get(actor)))).decide(state)))
                    .as(actor)
                    .isEqualTo(allowed.contains(actor) ? new VersionMismatch(VERSION) : new ForbiddenRole());
        }
        assertThat(refusal(command(command, stale(call())).decide(state))).isEqualTo(new VersionMismatch(VERSION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "admin", "member"})
    void may_leave_whatever_they_are_and_no_one_else_is_left_for_them(String who) {
        var state = stateFor("remove " + who);

        assertThat(isRefused(command("remove " + who, by(USERS.get(who))).decide(state)))
                .isFalse();
        assertThat(refusal(new RemoveMember(by(STRANGER), Ids.next(), TEAM, STRANGER).decide(state)))
                .isEqualTo(new ForbiddenRole());
    }
}
