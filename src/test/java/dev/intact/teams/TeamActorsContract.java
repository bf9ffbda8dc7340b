package dev.intact.teams;

import static dev.intact.support.TestCalls.call;
import static dev.intact.support.TestCalls.ifMatch;
import static dev.intact.support.TestCalls.onBehalfOf;
import static dev.intact.teams.TestTeamChanges.ACTIVATE;
import static dev.intact.teams.TestTeamChanges.CANCEL;
import static dev.intact.teams.TestTeamChanges.INVITE;
import static dev.intact.teams.TestTeamChanges.REMOVE;
import static dev.intact.teams.TestTeamChanges.RESEND;
import static dev.intact.teams.TestTeamChanges.RESUME;
import static dev.intact.teams.TestTeamChanges.REVOKE;
import static dev.intact.teams.TestTeamChanges.ROLE;
import static dev.intact.teams.TestTeamChanges.SEATS;
import static dev.intact.teams.TestTeamChanges.TRANSFER;
import static dev.intact.teams.TestTeamChanges.activate;
import static dev.intact.teams.TestTeamChanges.cancel;
import static dev.intact.teams.TestTeamChanges.changeRole;
import static dev.intact.teams.TestTeamChanges.changeSeats;
import static dev.intact.teams.TestTeamChanges.invite;
import static dev.intact.teams.TestTeamChanges.invited;
import static dev.intact.teams.TestTeamChanges.remove;
import static dev.intact.teams.TestTeamChanges.resend;
import static dev.intact.teams.TestTeamChanges.resume;
import static dev.intact.teams.TestTeamChanges.revoke;
import static dev.intact.teams.TestTeamChanges.team;
import static dev.intact.teams.TestTeamChanges.transfer;
import static dev.intact.users.TestUsers.anEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.accounts.TestAccounts;
import dev.intact.shared.Call;
import dev.intact.teams.ChangeTeamResult.ForbiddenRole;
import dev.intact.teams.ChangeTeamResult.TeamNotFound;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may change what of a team, where a user is named on whose behalf. */
public abstract class TeamActorsContract extends TeamContract {
    private Team team;
    private final Map<Role, UUID> actors = new EnumMap<>(Role.class);

    @BeforeEach
    void has_a_member_of_each_role() {
        team = team(stores());
        actors.put(Role.OWNER, ownerOf(team));
        actors.put(Role.ADMIN, joined(Role.ADMIN));
        actors.put(Role.MEMBER, joined(Role.MEMBER));
    }

    private UUID joined(Role role) {
        return TestTeamChanges.member(stores(), team.id(), role).id();
    }

    private UUID pending(Role role) {
        return invited(stores(), team.id(), anEmail(), role).id();
    }

    private static boolean manages(Role actor, Role other) {
        return actor != Role.MEMBER && !other.isAbove(actor);
    }

    private Call by(UUID actor, String operation) {
        return onBehalfOf(call(operation), actor);
    }

    private void assertMay(boolean may, UUID actor, String operation, Function<Call, ChangeTeamResult> change) {
        if (may) {
            done(change.apply(by(actor, operation)));
            assertThat(eventsAbout(team.id()).getLast().actor()).isEqualTo(actor.toString());
        } else {
            assertRefused(new ForbiddenRole(), () -> change.apply(by(actor, operation)));
        }
    }

    @Test
    void owners_and_admins_invite_up_to_their_own_role() {
        actors.forEach((actor, id) -> {
            for (var role : Role.values()) {
                assertMay(
                        manages(actor, role),
                        id,
                        INVITE,
                        call -> invite(stores(), call, team.id(), anEmail(), role, null));
            }
        });
    }

    @Test
    void owners_and_admins_send_again_and_take_back_up_to_their_own_role() {
        for (var role : Role.values()) {
            actors.forEach((actor, id) -> {
                var invitation = pending(role);
                var may = manages(actor, role);
                assertMay(may, id, RESEND, call -> resend(stores(), call, team.id(), invitation));
                assertMay(may, id, REVOKE, call -> revoke(stores(), call, team.id(), invitation));
                if (!may) {
                    done(revoke(stores(), team.id(), invitation));
                    assertMay(false, id, RESEND, call -> resend(stores(), call, team.id(), invitation));
                }
            });
        }
    }

    @Test
    void owners_and_admins_change_roles_from_and_to_no_more_than_their_own() {
        for (var before : Role.values()) {
            var other = joined(before);
            for (var role : Role.values()) {
                actors.forEach((actor, id) -> {
                    assertMay(
                            manages(actor, before) && manages(actor, role),
                            id,
                            ROLE,
                            call -> changeRole(stores(), call, team.id(), other, role));
                    done(changeRole(stores(), team.id(), other, before));
                });
            }
        }
    }

    @Test
    void nobody_raises_themselves_but_who_may_steps_down() {
        joined(Role.OWNER);

        assertMay(
                false,
                actors.get(Role.MEMBER),
                ROLE,
                call -> changeRole(stores(), call, team.id(), actors.get(Role.MEMBER), Role.ADMIN));
        for (var actor : List.of(Role.ADMIN, Role.OWNER)) {
            var id = actors.get(actor);
            assertMay(actor == Role.OWNER, id, ROLE, call -> changeRole(stores(), call, team.id(), id, Role.OWNER));
            assertMay(true, id, ROLE, call -> changeRole(stores(), call, team.id(), id, Role.MEMBER));
        }
    }

    @Test
    void owners_and_admins_remove_up_to_their_own_role() {
        actors.forEach((actor, id) -> {
            for (var role : Role.values()) {
                var other = joined(role);
                assertMay(manages(actor, role), id, REMOVE, call -> remove(stores(), call, team.id(), other));
                if (!manages(actor, role)) {
                    done(remove(stores(), team.id(), other));
                }
            }
        });
    }

    @Test
    void everybody_may_leave() {
        joined(Role.OWNER);

        actors.values().forEach(id -> assertMay(true, id, REMOVE, call -> remove(stores(), call, team.id(), id)));
    }

    @Test
    void owners_alone_change_the_subscription_and_the_ownership() {
        var until = in(30, ACTIVATE).at();
        joined(Role.OWNER);
        for (var actor : List.of(Role.MEMBER, Role.ADMIN, Role.OWNER)) {
            var may = actor == Role.OWNER;
            var id = actors.get(actor);
            assertMay(may, id, ACTIVATE, call -> activate(stores(), call, team.id(), 20, until));
            assertMay(may, id, SEATS, call -> changeSeats(stores(), call, team.id(), 30));
            assertMay(may, id, CANCEL, call -> cancel(stores(), call, team.id(), true));
            assertMay(may, id, RESUME, call -> resume(stores(), call, team.id()));
            assertMay(may, id, CANCEL, call -> cancel(stores(), call, team.id(), false));
            assertMay(
                    may,
                    id,
                    TRANSFER,
                    call -> transfer(stores(), call, team.id(), actors.get(Role.OWNER), actors.get(Role.MEMBER)));
        }
    }

    @Test
    void an_owner_may_transfer_the_ownership_of_another() {
        var other = joined(Role.OWNER);

        assertMay(
                true,
                actors.get(Role.OWNER),
                TRANSFER,
                call -> transfer(stores(), call, team.id(), other, actors.get(Role.MEMBER)));
    }

    @Test
    void nobody_acts_who_is_no_member() {
        var elsewhere = ownerOf(team(stores()));
        var left = joined(Role.OWNER);
        done(remove(stores(), team.id(), left));
        var deleted = joined(Role.OWNER);
        TestAccounts.delete(stores().accounts(), deleted);
        var member = actors.get(Role.MEMBER);
        var invitation = pending(Role.MEMBER);
        var until = in(30, ACTIVATE).at();

        for (var id : List.of(elsewhere, left, deleted, UUID.randomUUID())) {
            assertMay(false, id, INVITE, call -> invite(stores(), call, team.id(), anEmail(), Role.MEMBER, null));
            assertMay(false, id, RESEND, call -> resend(stores(), call, team.id(), invitation));
            assertMay(false, id, REVOKE, call -> revoke(stores(), call, team.id(), invitation));
            assertMay(false, id, ROLE, call -> changeRole(stores(), call, team.id(), member, Role.MEMBER));
            assertMay(false, id, REMOVE, call -> remove(stores(), call, team.id(), member));
            assertMay(false, id, REMOVE, call -> remove(stores(), call, team.id(), id));
            assertMay(false, id, TRANSFER, call -> transfer(stores(), call, team.id(), ownerOf(team), member));
            assertMay(false, id, ACTIVATE, call -> activate(stores(), call, team.id(), 20, until));
            assertMay(false, id, SEATS, call -> changeSeats(stores(), call, team.id(), 30));
            assertMay(false, id, CANCEL, call -> cancel(stores(), call, team.id(), true));
            assertMay(false, id, RESUME, call -> resume(stores(), call, team.id()));
        }
    }

    private void assertIsJudgedBeforeTheVersion(UUID actor, String operation, Function<Call, ChangeTeamResult> change) {
        assertRefused(new ForbiddenRole(), () -> change.apply(ifMatch(by(actor, operation), 1)));
    }

    @Test
    void who_may_is_judged_before_the_version() {
        var owner = actors.get(Role.OWNER);
        var admin = actors.get(Role.ADMIN);
        var member = actors.get(Role.MEMBER);
        var id = team.id();
        var byOwner = pending(Role.OWNER);

        assertIsJudgedBeforeTheVersion(member, ROLE, call -> changeRole(stores(), call, id, member, Role.ADMIN));
        assertIsJudgedBeforeTheVersion(member, SEATS, call -> changeSeats(stores(), call, id, 20));
        assertIsJudgedBeforeTheVersion(admin, TRANSFER, call -> transfer(stores(), call, id, owner, admin));
        assertIsJudgedBeforeTheVersion(admin, CANCEL, call -> cancel(stores(), call, id, true));
        assertIsJudgedBeforeTheVersion(admin, INVITE, call -> invite(stores(), call, id, anEmail(), Role.OWNER, null));
        assertIsJudgedBeforeTheVersion(admin, RESEND, call -> resend(stores(), call, id, byOwner));
        assertIsJudgedBeforeTheVersion(admin, REVOKE, call -> revoke(stores(), call, id, byOwner));
        assertIsJudgedBeforeTheVersion(admin, ROLE, call -> changeRole(stores(), call, id, member, Role.OWNER));
        assertIsJudgedBeforeTheVersion(admin, ROLE, call -> changeRole(stores(), call, id, owner, Role.MEMBER));
        assertIsJudgedBeforeTheVersion(admin, REMOVE, call -> remove(stores(), call, id, owner));
    }

    @Test
    void who_may_is_judged_before_all_but_whether_the_team_is_there() {
        var member = actors.get(Role.MEMBER);
        var nobody = UUID.randomUUID();

        assertMay(false, member, RESEND, call -> resend(stores(), call, team.id(), nobody));
        assertMay(false, member, REVOKE, call -> revoke(stores(), call, team.id(), nobody));
        assertMay(false, member, ROLE, call -> changeRole(stores(), call, team.id(), nobody, Role.MEMBER));
        assertMay(false, member, REMOVE, call -> remove(stores(), call, team.id(), nobody));
        assertMay(
                false, actors.get(Role.ADMIN), ROLE, call -> changeRole(stores(), call, team.id(), nobody, Role.OWNER));
        done(cancel(stores(), call(CANCEL), team.id(), false));
        assertMay(
                false,
                actors.get(Role.ADMIN),
                INVITE,
                call -> invite(stores(), call, team.id(), anEmail(), Role.OWNER, null));
        assertRefused(
                new TeamNotFound(),
                () -> invite(stores(), by(member, INVITE), UUID.randomUUID(), anEmail(), Role.OWNER, null));
    }
}
