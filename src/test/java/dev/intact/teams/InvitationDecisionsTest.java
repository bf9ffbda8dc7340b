package dev.intact.teams;

import static dev.intact.teams.TestStates.INVITATION;
import static dev.intact.teams.TestStates.MEMBER;
import static dev.intact.teams.TestStates.NOW;
import static dev.intact.teams.TestStates.STRANGER;
import static dev.intact.teams.TestStates.TEAM;
import static dev.intact.teams.TestStates.TOKEN_HASH;
import static dev.intact.teams.TestStates.TRIAL_ENDS;
import static dev.intact.teams.TestStates.VERSION;
import static dev.intact.teams.TestStates.active;
import static dev.intact.teams.TestStates.at;
import static dev.intact.teams.TestStates.call;
import static dev.intact.teams.TestStates.change;
import static dev.intact.teams.TestStates.inviting;
import static dev.intact.teams.TestStates.refusal;
import static dev.intact.teams.TestStates.state;
import static dev.intact.teams.TestStates.team;
import static dev.intact.teams.TestStates.teamOf;
import static dev.intact.teams.TestStates.told;
import static dev.intact.teams.TestStates.withAddressOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.shared.Call;
import dev.intact.shared.Ids;
import dev.intact.shared.Json;
import dev.intact.teams.ChangeTeamResult.AlreadyInvited;
import dev.intact.teams.ChangeTeamResult.AlreadyMember;
import dev.intact.teams.ChangeTeamResult.InvitationNotFound;
import dev.intact.teams.ChangeTeamResult.InvitationNotPending;
import dev.intact.teams.ChangeTeamResult.NotDue;
import dev.intact.teams.ChangeTeamResult.SeatLimitReached;
import dev.intact.teams.ChangeTeamResult.SubscriptionInactive;
import dev.intact.teams.Invitation.Status;
import dev.intact.teams.TeamStep.ChangeInvitation;
import dev.intact.teams.TeamStep.Invite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InvitationDecisionsTest {
    private static final Invitation PENDING = TestStates.invitation();
    private static final Instant EXPIRES = PENDING.expiresAt();
    private static final Subscription ENDED = active().cancelled();

    private static List<Integer> seats(TeamChange change) {
        return List.of(change.team().seatsUsed(), change.team().memberCount());
    }

    @Nested
    class Invites {
        private static InviteMember wanted(Instant now) {
            var until = now.plus(Duration.ofDays(3));
            var id = new UUID(3, 2);
            return new InviteMember(
                    at(now),
                    new Invitation(id, TEAM, PENDING.email(), Role.ADMIN, Status.PENDING, until, now, 3, "its hash"));
        }

        @Test
        void by_reserving_a_seat() {
            var wanted = wanted(NOW);

            var change = change(wanted.decide(state()));

            assertThat(seats(change)).containsExactly(4, 3);
            assertThat(change.team().pendingUntil())
                    .containsExactly(wanted.invitation().expiresAt());
            assertThat(change.team().version()).isEqualTo(VERSION + 1);
            assertThat(change.steps()).isEqualTo(List.of(new Invite(wanted.invitation())));
            assertThat(told(change)).containsExactly("invitation.created");
        }

        @Test
        void and_answers_with_it_but_without_its_token() {
            var answer = change(wanted(NOW).decide(state())).answer();

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.location()).isEqualTo("/v1/teams/" + TEAM + "/invitations/" + new UUID(3, 2));
            assertThat(Json.tree(answer.body()).get("token").isNull()).isTrue();
            assertThat(answer.body()).doesNotContain("its hash");
        }

        /** One reason after the other is taken away. */
        @Test
        void in_the_order_of_judgement() {
            var full = teamOf(ENDED).invited(EXPIRES).subscribed(ENDED, 4);
            var all = withAddressOf(MEMBER, state(full, PENDING));
            var running = withAddressOf(MEMBER, state(full.subscribed(active(), 4), PENDING));
            var uninvited = withAddressOf(MEMBER, state(full.subscribed(active(), 4)));
            var withSeat = withAddressOf(MEMBER, state(full.subscribed(active(), 5)));
            var ofStranger = withAddressOf(STRANGER, state(full.subscribed(active(), 5)));

            assertThat(refusal(wanted(NOW).decide(all))).isEqualTo(new SubscriptionInactive());
            assertThat(refusal(wanted(NOW).decide(running))).isEqualTo(new AlreadyInvited(INVITATION));
            assertThat(refusal(wanted(NOW).decide(uninvited))).isEqualTo(new SeatLimitReached(4, 4));
            assertThat(refusal(wanted(NOW).decide(withSeat))).isEqualTo(new AlreadyMember());
            assertThat(seats(change(wanted(NOW).decide(ofStranger)))).containsExactly(5, 3);
        }

        @Test
        void nobody_from_the_moment_on_at_which_the_trial_ends() {
            assertThat(refusal(wanted(TRIAL_ENDS).decide(state()))).isEqualTo(new SubscriptionInactive());
            assertThat(told(change(wanted(TRIAL_ENDS.minusMillis(1)).decide(state()))))
                    .containsExactly("invitation.created");
        }

        @Test
        void into_the_seat_of_an_invitation_from_the_moment_on_at_which_it_expires() {
            var full = team().invited(EXPIRES).subscribed(team().subscription(), 4);

            assertThat(refusal(wanted(EXPIRES.minusMillis(1)).decide(state(full))))
                    .isEqualTo(new SeatLimitReached(4, 4));
            assertThat(seats(change(wanted(EXPIRES).decide(state(full))))).containsExactly(4, 3);
        }

        @Test
        void an_address_again_whose_invitation_has_expired_and_says_so_first() {
            assertThat(refusal(wanted(EXPIRES.minusMillis(1)).decide(inviting(PENDING))))
                    .isEqualTo(new AlreadyInvited(INVITATION));

            var wanted = wanted(EXPIRES);
            var change = change(wanted.decide(inviting(PENDING)));

            assertThat(change.steps())
                    .isEqualTo(
                            List.of(new ChangeInvitation(PENDING.as(Status.EXPIRED)), new Invite(wanted.invitation())));
            assertThat(told(change)).containsExactly("invitation.expired", "invitation.created");
            assertThat(seats(change)).containsExactly(4, 3);
        }
    }

    @Nested
    class ChangesOfAPendingOne {
        private static ResendInvitation resend(Call call) {
            return new ResendInvitation(call, Ids.next(), TEAM, INVITATION, "another");
        }

        private static RevokeInvitation revoke(Call call) {
            return new RevokeInvitation(call, Ids.next(), TEAM, INVITATION);
        }

        @Test
        void send_it_for_as_long_again_with_another_token_in_the_same_seat() {
            var now = EXPIRES.minusMillis(1);
            var resent = PENDING.resent(now, "another");

            var change = change(resend(at(now)).decide(inviting(PENDING)));

            assertThat(change.steps()).isEqualTo(List.of(new ChangeInvitation(resent)));
            assertThat(change.team().pendingUntil()).containsExactly(now.plus(Duration.ofDays(7)));
            assertThat(seats(change)).containsExactly(4, 3);
            assertThat(told(change)).containsExactly("invitation.resent");
            assertThat(change.answer().status()).isEqualTo(200);
            assertThat(change.answer().body()).doesNotContain("another");
        }

        @Test
        void free_its_seat_by_revoking_it() {
            var other = EXPIRES.plusSeconds(1);
            var revoked = PENDING.as(Status.REVOKED);

            var change = change(revoke(call()).decide(inviting(team().invited(other), PENDING)));

            assertThat(change.steps()).isEqualTo(List.of(new ChangeInvitation(revoked)));
            assertThat(change.team().pendingUntil()).containsExactly(other);
            assertThat(told(change)).containsExactly("invitation.revoked");
            assertThat(change.answer().body()).isEqualTo(Json.write(revoked));
        }

        @Test
        void are_refused_from_the_moment_on_at_which_it_expires() {
            for (var command : List.of(resend(at(EXPIRES)), revoke(at(EXPIRES)))) {
                assertThat(refusal(command.decide(inviting(PENDING))))
                        .isEqualTo(new InvitationNotPending(Status.EXPIRED));
            }
        }

        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PENDING")
        void are_refused_once_it_is_not_pending(Status status) {
            for (var command : List.of(resend(call()), revoke(call()))) {
                assertThat(refusal(command.decide(inviting(PENDING.as(status)))))
                        .isEqualTo(new InvitationNotPending(status));
            }
        }

        @Test
        void are_refused_where_there_is_none() {
            for (var command : List.of(resend(call()), revoke(call()))) {
                assertThat(refusal(command.decide(state()))).isEqualTo(new InvitationNotFound());
            }
        }

        /** An inactive subscription refuses invites and joins, nothing else. */
        @Test
        void are_made_though_the_subscription_has_ended_and_tell_of_that_first() {
            var late = invitedAt(TRIAL_ENDS.minusSeconds(60));

            assertThat(told(change(resend(at(TRIAL_ENDS)).decide(inviting(late)))))
                    .containsExactly("subscription.expired", "invitation.resent");
            assertThat(told(change(revoke(at(TRIAL_ENDS)).decide(inviting(late)))))
                    .containsExactly("subscription.expired", "invitation.revoked");
        }

        private static Invitation invitedAt(Instant when) {
            return PENDING.resent(when, TOKEN_HASH);
        }
    }

    @Nested
    class Expires {
        private static ExpireInvitation expire(Instant now) {
            return new ExpireInvitation(at(now), Ids.next(), TEAM, INVITATION);
        }

        @Test
        void at_its_end_and_no_earlier() {
            assertThat(refusal(expire(EXPIRES.minusMillis(1)).decide(inviting(PENDING))))
                    .isEqualTo(new NotDue());

            var change = change(expire(EXPIRES).decide(inviting(PENDING)));

            assertThat(change.steps()).isEqualTo(List.of(new ChangeInvitation(PENDING.as(Status.EXPIRED))));
            assertThat(seats(change)).containsExactly(3, 3);
            assertThat(told(change)).containsExactly("invitation.expired");
        }

        @Test
        void where_its_seat_was_given_away_before() {
            assertThat(told(change(expire(NOW).decide(state(team(), PENDING))))).containsExactly("invitation.expired");
        }

        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PENDING")
        void once(Status status) {
            assertThat(refusal(expire(EXPIRES).decide(inviting(PENDING.as(status)))))
                    .isEqualTo(new NotDue());
        }

        @Test
        void not_where_there_is_none() {
            assertThat(refusal(expire(EXPIRES).decide(state()))).isEqualTo(new NotDue());
            assertThat(expire(EXPIRES).teamNotFound()).isEqualTo(new NotDue());
        }
    }
}
