package dev.intact.teams;

import static dev.intact.teams.TestStates.INVITATION;
import static dev.intact.teams.TestStates.MEMBER;
import static dev.intact.teams.TestStates.NOBODY;
import static dev.intact.teams.TestStates.NOW;
import static dev.intact.teams.TestStates.OWNER;
import static dev.intact.teams.TestStates.STRANGER;
import static dev.intact.teams.TestStates.TEAM;
import static dev.intact.teams.TestStates.TOKEN_HASH;
import static dev.intact.teams.TestStates.TRIAL_ENDS;
import static dev.intact.teams.TestStates.VERSION;
import static dev.intact.teams.TestStates.active;
import static dev.intact.teams.TestStates.at;
import static dev.intact.teams.TestStates.call;
import static dev.intact.teams.TestStates.change;
import static dev.intact.teams.TestStates.emailOf;
import static dev.intact.teams.TestStates.invitation;
import static dev.intact.teams.TestStates.inviting;
import static dev.intact.teams.TestStates.refusal;
import static dev.intact.teams.TestStates.stale;
import static dev.intact.teams.TestStates.state;
import static dev.intact.teams.TestStates.team;
import static dev.intact.teams.TestStates.teamOf;
import static dev.intact.teams.TestStates.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.shared.Call;
import dev.intact.shared.Ids;
import dev.intact.shared.Json;
import dev.intact.teams.ChangeTeamResult.AlreadyMember;
import dev.intact.teams.ChangeTeamResult.EmailMismatch;
import dev.intact.teams.ChangeTeamResult.InvitationExpired;
import dev.intact.teams.ChangeTeamResult.InvitationNotFound;
import dev.intact.teams.ChangeTeamResult.InvitationRevoked;
import dev.intact.teams.ChangeTeamResult.InvitationUsed;
import dev.intact.teams.ChangeTeamResult.SubscriptionInactive;
import dev.intact.teams.ChangeTeamResult.UserNotFound;
import dev.intact.teams.ChangeTeamResult.VersionMismatch;
import dev.intact.teams.Invitation.Status;
import dev.intact.teams.TeamStep.ChangeInvitation;
import dev.intact.teams.TeamStep.Join;
import dev.intact.users.Email;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JoinTeamTest {
    private static final Invitation PENDING = invitation();
    private static final Instant EXPIRES = PENDING.expiresAt();

    private static JoinTeam join(Call call, String tokenHash, UUID userId) {
        return new JoinTeam(call, Ids.next(), TEAM, INVITATION, tokenHash, userId);
    }

    private static JoinTeam join(Call call) {
        return join(call, TOKEN_HASH, STRANGER);
    }

    private static Invitation to(String email) {
        return new Invitation(INVITATION, TEAM, email, Role.MEMBER, Status.PENDING, EXPIRES, NOW, 7, TOKEN_HASH);
    }

    @ParameterizedTest
    @EnumSource
    void makes_the_invited_user_what_it_was_invited_to_be(Role role) {
        var invited = invitation(role);
        var membership = new Membership(TEAM, STRANGER, role, NOW);

        var change = change(join(call()).decide(inviting(invited)));

        assertThat(change.steps())
                .isEqualTo(List.of(
                        new ChangeInvitation(invited.as(Status.ACCEPTED)),
                        new Join(membership, Email.key(invited.email()))));
        assertThat(change.team().ownerIds()).isEqualTo(role == Role.OWNER ? List.of(OWNER, STRANGER) : List.of(OWNER));
        assertThat(told(change)).containsExactly("invitation.accepted", "member.added");
        assertThat(change.answer().status()).isEqualTo(201);
        assertThat(change.answer().location()).isEqualTo("/v1/teams/" + TEAM + "/members/" + STRANGER);
        assertThat(change.answer().body()).isEqualTo(Json.write(MemberTold.of(membership)));
    }

    @Test
    void takes_the_seat_that_was_reserved_though_none_is_free() {
        var full = team().invited(EXPIRES).subscribed(team().subscription(), 4);

        var change = change(join(call()).decide(state(full, PENDING)));

        assertThat(change.team().seatsUsed()).isEqualTo(4);
        assertThat(change.team().memberCount()).isEqualTo(4);
        assertThat(change.team().pendingUntil()).isEmpty();
    }

    /** One reason after the other is taken away. */
    @Test
    void is_refused_in_the_order_of_judgement() {
        var ended = inviting(teamOf(active().cancelled()), PENDING.as(Status.REVOKED));
        var ofMember = state(teamOf(active().cancelled()).invited(EXPIRES), to(emailOf(MEMBER)));

        assertThat(refusal(join(stale(call()), "wrong", NOBODY).decide(ended))).isEqualTo(new InvitationNotFound());
        assertThat(refusal(join(stale(call()), TOKEN_HASH, NOBODY).decide(ended)))
                .isEqualTo(new UserNotFound());
        assertThat(refusal(join(stale(call()), TOKEN_HASH, MEMBER).decide(ended)))
                .isEqualTo(new EmailMismatch());
        assertThat(refusal(join(stale(call())).decide(ended))).isEqualTo(new VersionMismatch(VERSION));
        assertThat(refusal(join(call()).decide(ended))).isEqualTo(new InvitationRevoked());
        assertThat(refusal(join(call(), TOKEN_HASH, MEMBER).decide(ofMember))).isEqualTo(new AlreadyMember());
        assertThat(refusal(join(call()).decide(inviting(teamOf(active().cancelled()), PENDING))))
                .isEqualTo(new SubscriptionInactive());
    }

    @Test
    void is_refused_for_what_the_invitation_has_become() {
        assertThat(refusal(join(call()).decide(inviting(PENDING.as(Status.ACCEPTED)))))
                .isEqualTo(new InvitationUsed());
        assertThat(refusal(join(call()).decide(inviting(PENDING.as(Status.REVOKED)))))
                .isEqualTo(new InvitationRevoked());
        assertThat(refusal(join(call()).decide(inviting(PENDING.as(Status.EXPIRED)))))
                .isEqualTo(new InvitationExpired());
        assertThat(refusal(join(call()).decide(state()))).isEqualTo(new InvitationNotFound());
        assertThat(join(call()).teamNotFound()).isEqualTo(new InvitationNotFound());
    }

    @Test
    void is_refused_from_the_moment_on_at_which_the_invitation_expires() {
        assertThat(told(change(join(at(EXPIRES.minusMillis(1))).decide(inviting(PENDING)))))
                .contains("member.added");
        assertThat(refusal(join(at(EXPIRES)).decide(inviting(PENDING)))).isEqualTo(new InvitationExpired());
        assertThat(refusal(join(call()).decide(state(team(), PENDING)))).isEqualTo(new InvitationExpired());
    }

    @Test
    void is_refused_from_the_moment_on_at_which_the_subscription_ends() {
        var late = PENDING.resent(TRIAL_ENDS.minusSeconds(9), TOKEN_HASH);

        assertThat(told(change(join(at(TRIAL_ENDS.minusMillis(1))).decide(inviting(late)))))
                .contains("member.added");
        assertThat(refusal(join(at(TRIAL_ENDS)).decide(inviting(late)))).isEqualTo(new SubscriptionInactive());
    }

    @Test
    void finds_the_invited_user_however_the_address_is_spelt() {
        var spelt = to("  " + emailOf(STRANGER).toUpperCase(Locale.ROOT));

        assertThat(told(change(join(call()).decide(inviting(spelt))))).contains("member.added");
        assertThat(refusal(join(call()).decide(inviting(to("x" + emailOf(STRANGER))))))
                .isEqualTo(new EmailMismatch());
    }
}
