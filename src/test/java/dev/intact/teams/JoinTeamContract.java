package dev.intact.teams;

import static dev.intact.support.TestCalls.at;
import static dev.intact.support.TestCalls.call;
import static dev.intact.support.TestCalls.ifMatch;
import static dev.intact.support.TestCalls.onBehalfOf;
import static dev.intact.teams.TestTeamChanges.CANCEL;
import static dev.intact.teams.TestTeamChanges.JOIN;
import static dev.intact.teams.TestTeamChanges.RESEND;
import static dev.intact.teams.TestTeamChanges.cancel;
import static dev.intact.teams.TestTeamChanges.invited;
import static dev.intact.teams.TestTeamChanges.join;
import static dev.intact.teams.TestTeamChanges.remove;
import static dev.intact.teams.TestTeamChanges.resend;
import static dev.intact.teams.TestTeamChanges.revoke;
import static dev.intact.teams.TestTeamChanges.team;
import static dev.intact.users.TestUsers.anEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.teams.ChangeTeamResult.AlreadyMember;
import dev.intact.teams.ChangeTeamResult.Changed;
import dev.intact.teams.ChangeTeamResult.EmailMismatch;
import dev.intact.teams.ChangeTeamResult.ForbiddenRole;
import dev.intact.teams.ChangeTeamResult.InvitationExpired;
import dev.intact.teams.ChangeTeamResult.InvitationNotFound;
import dev.intact.teams.ChangeTeamResult.InvitationRevoked;
import dev.intact.teams.ChangeTeamResult.InvitationUsed;
import dev.intact.teams.ChangeTeamResult.SubscriptionInactive;
import dev.intact.teams.ChangeTeamResult.TooManyTeams;
import dev.intact.teams.ChangeTeamResult.UserNotFound;
import dev.intact.teams.ChangeTeamResult.VersionMismatch;
import dev.intact.teams.Invitation.Status;
import dev.intact.teams.TestTeamChanges.Shown;
import dev.intact.users.TestUserChanges;
import dev.intact.users.User;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link InvitationStore} must do when somebody joins. */
public abstract class JoinTeamContract extends TeamContract {
    private Shown invitedTo(Team team, User user) {
        return invited(stores(), team.id(), user.email(), Role.MEMBER);
    }

    @Test
    void makes_the_invited_user_a_member_in_the_reserved_seat() {
        for (var role : Role.values()) {
            var team = team(stores());
            var user = aUser();
            var shown = invited(stores(), team.id(), user.email(), role);
            var call = call(JOIN);

            var result = join(stores(), call, shown.token(), user.id());

            var after = done(result);
            assertThat(List.of(after.seatsUsed(), after.memberCount())).containsExactly(2, 2);
            assertThat(after.ownerIds().contains(user.id())).isEqualTo(role == Role.OWNER);
            assertThat(invitation(team, shown.id()).status()).isEqualTo(Status.ACCEPTED);
            assertThat(member(team, user.id()))
                    .isEqualTo(Member.of(new Membership(team.id(), user.id(), role, call.at()), user));
            assertThat(toldOf(team)).containsExactly("invitation.created", "invitation.accepted", "member.added");
        }
    }

    @Test
    void answers_where_the_member_is() {
        var team = team(stores());
        var user = aUser();

        var result = join(stores(), invitedTo(team, user).token(), user.id());

        done(result);
        var answer = ((Changed) result).answer();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.location()).isEqualTo("/v1/teams/" + team.id() + "/members/" + user.id());
        assertThat(body(result).toString())
                .isEqualTo("{\"teamId\":\"%s\",\"userId\":\"%s\",\"role\":\"member\"}".formatted(team.id(), user.id()));
    }

    @Test
    void takes_no_token_that_it_did_not_make() {
        var team = team(stores());
        var user = aUser();
        var shown = invitedTo(team, user);
        var other = invitedTo(team(stores()), user);
        var secret = shown.token().substring(shown.token().lastIndexOf('.') + 1);
        var tokens = List.of(
                "no token",
                shown.token() + "x",
                shown.token().substring(0, shown.token().length() - 1),
                team.id() + "." + shown.id() + ".",
                team.id() + "." + shown.id() + "."
                        + other.token().substring(other.token().lastIndexOf('.') + 1),
                team.id() + "." + other.id() + "." + secret,
                UUID.randomUUID() + "." + shown.id() + "." + secret);

        for (var token : tokens) {
            assertRefused(new InvitationNotFound(), () -> join(stores(), token, user.id()));
        }
        done(join(stores(), shown.token(), user.id()));
    }

    @Test
    void takes_only_the_user_who_has_the_invited_address_now() {
        var team = team(stores());
        var invited = aUser();
        var email = invited.email();
        var token = invitedTo(team, invited).token();
        var other = aUser();

        assertRefused(new EmailMismatch(), () -> join(stores(), token, other.id()));
        TestUserChanges.email(stores().users(), invited.id(), anEmail());
        assertRefused(new EmailMismatch(), () -> join(stores(), token, invited.id()));
        TestUserChanges.email(stores().users(), other.id(), email.toUpperCase(Locale.ROOT));
        done(join(stores(), token, other.id()));
    }

    @Test
    void takes_nobody_who_is_not_there() {
        var token =
                invited(stores(), team(stores()).id(), anEmail(), Role.MEMBER).token();

        assertRefused(new UserNotFound(), () -> join(stores(), token, UUID.randomUUID()));
    }

    @Test
    void takes_a_token_once() {
        var team = team(stores());
        var user = aUser();
        var token = invitedTo(team, user).token();
        done(join(stores(), token, user.id()));

        assertRefused(new InvitationUsed(), () -> join(stores(), token, user.id()));
        done(remove(stores(), team.id(), user.id()));
        assertRefused(new InvitationUsed(), () -> join(stores(), token, user.id()));
    }

    @Test
    void never_changes_who_is_a_member_already() {
        var team = team(stores());
        var user = TestTeamChanges.member(stores(), team.id(), Role.OWNER);
        var email = anEmail();
        var shown = invited(stores(), team.id(), email, Role.MEMBER);
        TestUserChanges.email(stores().users(), user.id(), email);

        assertRefused(new AlreadyMember(), () -> join(stores(), shown.token(), user.id()));
        assertThat(member(team, user.id()).role()).isEqualTo(Role.OWNER);
        assertThat(invitation(team, shown.id()).status()).isEqualTo(Status.PENDING);
    }

    @Test
    void needs_a_subscription_that_runs() {
        var user = aUser();
        var cancelled = team(stores());
        var token = invitedTo(cancelled, user).token();
        done(cancel(stores(), call(CANCEL), cancelled.id(), false));

        assertRefused(new SubscriptionInactive(), () -> join(stores(), token, user.id()));

        var lapsed = team(stores());
        var open = Shown.of(TestTeamChanges.invite(
                        stores(), call(TestTeamChanges.INVITE), lapsed.id(), user.email(), Role.MEMBER, 30))
                .token();
        var end = lapsed.subscription().trialEndsAt();
        assertRefused(new SubscriptionInactive(), () -> join(stores(), at(call(JOIN), end), open, user.id()));
        done(join(stores(), at(call(JOIN), end.minusMillis(1)), open, user.id()));
    }

    @Test
    void lets_a_user_into_thirty_teams_and_no_more() {
        var user = aUser();
        for (var i = 0; i < TeamStore.MOST_TEAMS; i++) {
            done(join(stores(), invitedTo(team(stores()), user).token(), user.id()));
        }
        var oneMore = team(stores());
        var token = invitedTo(oneMore, user).token();

        assertRefused(new TooManyTeams(), () -> join(stores(), token, user.id()));
        assertThat(writingNothing(() -> TestTeams.create(stores().teams(), TestTeams.team(user.id()))))
                .isEqualTo(new CreateTeamResult.TooManyTeams());
        var teams = all(7, page -> stores().members().teamsOf(user.id(), page));
        assertThat(teams).hasSize(TeamStore.MOST_TEAMS);
        done(remove(stores(), teams.getLast().teamId(), user.id()));
        done(join(stores(), token, user.id()));
    }

    @Test
    void judges_in_the_order_that_is_told() {
        var team = team(stores());
        var user = aUser();
        var other = aUser();
        var used = invitedTo(team, user);
        done(join(stores(), used.token(), user.id()));
        var stale = ifMatch(call(JOIN), 1);

        assertRefused(new InvitationNotFound(), () -> join(stores(), stale, used.token() + "x", UUID.randomUUID()));
        assertRefused(new UserNotFound(), () -> join(stores(), stale, used.token(), UUID.randomUUID()));
        assertRefused(new EmailMismatch(), () -> join(stores(), stale, used.token(), other.id()));
        assertRefused(new VersionMismatch(3), () -> join(stores(), stale, used.token(), user.id()));
        assertRefused(new InvitationUsed(), () -> join(stores(), in(60, JOIN), used.token(), user.id()));

        var revoked = invitedTo(team, other);
        done(revoke(stores(), team.id(), revoked.id()));
        var open = invited(stores(), team.id(), anEmail(), Role.ADMIN);
        TestUserChanges.email(
                stores().users(), user.id(), invitation(team, open.id()).email());
        assertRefused(new InvitationRevoked(), () -> join(stores(), in(60, JOIN), revoked.token(), other.id()));
        assertRefused(new InvitationExpired(), () -> join(stores(), in(60, JOIN), open.token(), user.id()));
        done(cancel(stores(), call(CANCEL), team.id(), false));
        assertRefused(new AlreadyMember(), () -> join(stores(), open.token(), user.id()));
    }

    @Test
    void joins_only_the_version_that_the_caller_knows() {
        var team = team(stores());
        var user = aUser();
        var token = invitedTo(team, user).token();

        assertRefused(new VersionMismatch(2), () -> join(stores(), ifMatch(call(JOIN), 1), token, user.id()));
        done(join(stores(), ifMatch(call(JOIN), 2), token, user.id()));
    }

    @Test
    void lets_nobody_act_but_the_invited_user() {
        var team = team(stores());
        var user = aUser();
        var token = invitedTo(team, user).token();

        for (var actor : List.of(ownerOf(team), aUser().id(), UUID.randomUUID())) {
            assertRefused(new ForbiddenRole(), () -> join(stores(), onBehalfOf(call(JOIN), actor), token, user.id()));
        }
        done(join(stores(), onBehalfOf(call(JOIN), user.id()), token, user.id()));
        assertThat(eventsAbout(team.id()).getLast().actor()).isEqualTo(user.id().toString());
    }

    @Test
    void answers_the_same_whatever_became_of_the_member() {
        var team = team(stores());
        var user = aUser();
        var shown = invitedTo(team, user);

        assertIsDoneOnce(call(JOIN), call -> join(stores(), call, shown.token(), user.id()), () -> {
            done(remove(stores(), team.id(), user.id()));
            done(cancel(stores(), call(CANCEL), team.id(), false));
        });
    }

    @Test
    void lets_who_has_left_join_again_by_a_new_invitation() {
        var team = team(stores());
        var user = aUser();
        done(join(stores(), invitedTo(team, user).token(), user.id()));
        done(remove(stores(), team.id(), user.id()));
        var again = invited(stores(), team.id(), user.email(), Role.ADMIN);
        var newest = Shown.of(resend(stores(), call(RESEND), team.id(), again.id()));

        assertRefused(new InvitationNotFound(), () -> join(stores(), again.token(), user.id()));
        done(join(stores(), newest.token(), user.id()));

        assertThat(member(team, user.id()).role()).isEqualTo(Role.ADMIN);
    }
}
