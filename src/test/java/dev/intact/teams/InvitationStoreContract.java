package dev.intact.teams;

import static dev.intact.support.TestCalls.call;
import static dev.intact.support.TestCalls.ifMatch;
import static dev.intact.teams.TestTeamChanges.INVITE;
import static dev.intact.teams.TestTeamChanges.RESEND;
import static dev.intact.teams.TestTeamChanges.REVOKE;
import static dev.intact.teams.TestTeamChanges.activate;
import static dev.intact.teams.TestTeamChanges.cancel;
import static dev.intact.teams.TestTeamChanges.changeSeats;
import static dev.intact.teams.TestTeamChanges.invite;
import static dev.intact.teams.TestTeamChanges.invited;
import static dev.intact.teams.TestTeamChanges.join;
import static dev.intact.teams.TestTeamChanges.resend;
import static dev.intact.teams.TestTeamChanges.revoke;
import static dev.intact.teams.TestTeamChanges.team;
import static dev.intact.users.TestUsers.anEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.shared.Page;
import dev.intact.teams.ChangeTeamResult.AlreadyInvited;
import dev.intact.teams.ChangeTeamResult.AlreadyMember;
import dev.intact.teams.ChangeTeamResult.Changed;
import dev.intact.teams.ChangeTeamResult.InvitationNotFound;
import dev.intact.teams.ChangeTeamResult.InvitationNotPending;
import dev.intact.teams.ChangeTeamResult.InvitationRevoked;
import dev.intact.teams.ChangeTeamResult.SeatLimitReached;
import dev.intact.teams.ChangeTeamResult.SubscriptionInactive;
import dev.intact.teams.ChangeTeamResult.TeamNotFound;
import dev.intact.teams.ChangeTeamResult.VersionMismatch;
import dev.intact.teams.Invitation.Status;
import dev.intact.teams.TestTeamChanges.Shown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link InvitationStore} must do before somebody joins, or where nobody does. */
public abstract class InvitationStoreContract extends TeamContract {
    /** With one seat beside the owner's. */
    private Team aTeamForTwo() {
        var team = team(stores());
        changeSeats(stores(), team.id(), 2);
        return team;
    }

    @Test
    void reserves_a_seat_for_who_has_the_address() {
        var team = team(stores());
        var call = call(INVITE);
        var email = anEmail();

        var result = invite(stores(), call, team.id(), email, Role.ADMIN, null);

        var after = done(result);
        assertThat(List.of(after.seatsUsed(), after.memberCount())).containsExactly(2, 1);
        assertThat(after.version()).isEqualTo(2);
        var shown = Shown.of(result);
        var kept = invitation(team, shown.id());
        assertThat(kept.email()).isEqualTo(email);
        assertThat(kept.role()).isEqualTo(Role.ADMIN);
        assertThat(kept.status()).isEqualTo(Status.PENDING);
        assertThat(kept.createdAt()).isEqualTo(call.at());
        assertThat(kept.expiresAt()).isEqualTo(call.at().plus(Duration.ofDays(7)));
        assertThat(stores().invitations().find(team(stores()).id(), shown.id())).isEmpty();
    }

    @Test
    void shows_a_token_that_neither_the_store_nor_an_event_tells() {
        var team = team(stores());

        var result = invite(stores(), call(INVITE), team.id(), anEmail(), Role.MEMBER, 30);

        var answer = ((Changed) result).answer();
        var shown = Shown.of(result);
        var secret = shown.token().substring(shown.token().lastIndexOf('.') + 1);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.location()).isEqualTo("/v1/teams/" + team.id() + "/invitations/" + shown.id());
        assertThat(body(result).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id", "teamId", "email", "role", "status", "token", "expiresAt", "createdAt");
        assertThat(invitation(team, shown.id()).tokenHash()).isNotEqualTo(secret);
        assertThat(toldOf(team)).containsExactly("invitation.created");
        assertThat(eventsAbout(team.id()))
                .noneMatch(
                        event -> event.data().contains(secret) || event.data().contains("oken"));
    }

    @Test
    void invites_an_address_once_however_it_is_spelt() {
        var team = team(stores());
        var email = anEmail();
        var first = invited(stores(), team.id(), email, Role.MEMBER);

        assertRefused(
                new AlreadyInvited(first.id()),
                () -> invite(stores(), team.id(), " " + email.toUpperCase(Locale.ROOT), Role.ADMIN));
        done(invite(stores(), team(stores()).id(), email, Role.MEMBER));
    }

    @Test
    void invites_nobody_who_is_in_the_team() {
        var team = team(stores());
        var user = TestTeamChanges.member(stores(), team.id(), Role.MEMBER);

        assertRefused(new AlreadyMember(), () -> invite(stores(), team.id(), user.email(), Role.OWNER));
        var owner = stores().users().getById(ownerOf(team)).orElseThrow();
        assertRefused(new AlreadyMember(), () -> invite(stores(), team.id(), owner.email(), Role.MEMBER));
        assertThat(member(team, user.id()).role()).isEqualTo(Role.MEMBER);
    }

    @Test
    void gives_away_no_more_seats_than_there_are() {
        var team = aTeamForTwo();
        var last = invited(stores(), team.id(), anEmail(), Role.MEMBER);

        assertRefused(new SeatLimitReached(2, 2), () -> invite(stores(), team.id(), anEmail(), Role.MEMBER));

        var user = aUser();
        done(revoke(stores(), team.id(), last.id()));
        var token = invited(stores(), team.id(), user.email(), Role.MEMBER).token();
        done(join(stores(), token, user.id()));
        assertRefused(new SeatLimitReached(2, 2), () -> invite(stores(), team.id(), anEmail(), Role.MEMBER));
    }

    @Test
    void judges_the_subscription_then_the_address_then_the_seats_then_the_membership() {
        var team = aTeamForTwo();
        var owner = stores().users().getById(ownerOf(team)).orElseThrow();
        var email = anEmail();
        var pending = invited(stores(), team.id(), email, Role.MEMBER).id();

        assertRefused(new AlreadyInvited(pending), () -> invite(stores(), team.id(), email, Role.MEMBER));
        assertRefused(new SeatLimitReached(2, 2), () -> invite(stores(), team.id(), owner.email(), Role.MEMBER));
        cancel(stores(), call(TestTeamChanges.CANCEL), team.id(), false);
        assertRefused(new SubscriptionInactive(), () -> invite(stores(), team.id(), email, Role.MEMBER));
    }

    @Test
    void changes_nothing_of_a_team_that_is_not_there() {
        var other =
                invited(stores(), team(stores()).id(), anEmail(), Role.MEMBER).id();
        var nowhere = UUID.randomUUID();

        assertRefused(new TeamNotFound(), () -> invite(stores(), nowhere, anEmail(), Role.MEMBER));
        assertRefused(new TeamNotFound(), () -> resend(stores(), call(RESEND), nowhere, other));
        assertRefused(new TeamNotFound(), () -> revoke(stores(), nowhere, other));
        assertThat(stores().invitations().list(nowhere, new Page.Request(Page.Request.START, 5)))
                .isEmpty();
    }

    @Test
    void finds_no_invitation_of_another_team() {
        var other =
                invited(stores(), team(stores()).id(), anEmail(), Role.MEMBER).id();
        var team = team(stores());

        for (var id : List.of(other, UUID.randomUUID())) {
            assertRefused(new InvitationNotFound(), () -> resend(stores(), call(RESEND), team.id(), id));
            assertRefused(new InvitationNotFound(), () -> revoke(stores(), team.id(), id));
        }
    }

    @Test
    void sends_once_more_for_as_long_again_and_the_token_before_opens_nothing() {
        var team = team(stores());
        var user = aUser();
        var first = Shown.of(invite(stores(), call(INVITE), team.id(), user.email(), Role.MEMBER, 3));
        var later = in(2, RESEND);

        var result = resend(stores(), later, team.id(), first.id());

        var after = done(result);
        assertThat(after.seatsUsed()).isEqualTo(2);
        assertThat(((Changed) result).answer().status()).isEqualTo(200);
        var second = Shown.of(result);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.token()).isNotEqualTo(first.token());
        var until = later.at().plus(Duration.ofDays(3));
        assertThat(invitation(team, first.id()).expiresAt()).isEqualTo(until);
        assertThat(List.of(
                        after.at(until.minusMillis(1)).seatsUsed(),
                        after.at(until).seatsUsed()))
                .containsExactly(2, 1);
        assertRefused(new InvitationNotFound(), () -> join(stores(), first.token(), user.id()));
        done(join(stores(), in(4, TestTeamChanges.JOIN), second.token(), user.id()));
        assertThat(toldOf(team))
                .containsExactly("invitation.created", "invitation.resent", "invitation.accepted", "member.added");
    }

    @Test
    void takes_an_invitation_back_and_frees_its_seat_and_its_address() {
        var team = team(stores());
        var user = aUser();
        var shown = invited(stores(), team.id(), user.email(), Role.MEMBER);

        var result = revoke(stores(), team.id(), shown.id());

        assertThat(done(result).seatsUsed()).isEqualTo(1);
        assertThat(body(result).get("status").textValue()).isEqualTo("revoked");
        assertThat(body(result).has("token")).isFalse();
        assertThat(invitation(team, shown.id()).status()).isEqualTo(Status.REVOKED);
        assertRefused(new InvitationRevoked(), () -> join(stores(), shown.token(), user.id()));
        done(invite(stores(), team.id(), user.email(), Role.ADMIN));
        assertRefused(new InvitationRevoked(), () -> join(stores(), shown.token(), user.id()));
        assertThat(toldOf(team)).containsExactly("invitation.created", "invitation.revoked", "invitation.created");
    }

    @Test
    void sends_and_takes_back_only_what_is_pending() {
        var team = team(stores());
        var user = aUser();
        var used = invited(stores(), team.id(), user.email(), Role.MEMBER);
        join(stores(), used.token(), user.id());
        var revoked = invited(stores(), team.id(), anEmail(), Role.MEMBER).id();
        revoke(stores(), team.id(), revoked);

        assertNotPending(team, used.id(), Status.ACCEPTED);
        assertNotPending(team, revoked, Status.REVOKED);
    }

    private void assertNotPending(Team team, UUID id, Status status) {
        var refusal = new InvitationNotPending(status);
        assertRefused(refusal, () -> revoke(stores(), team.id(), id));
        assertRefused(refusal, () -> resend(stores(), call(RESEND), team.id(), id));
    }

    @Test
    void changes_only_the_version_that_the_caller_knows() {
        var team = team(stores());
        var id = invited(stores(), team.id(), anEmail(), Role.MEMBER).id();
        var stale = new VersionMismatch(2);

        assertRefused(
                stale, () -> invite(stores(), ifMatch(call(INVITE), 1, 3), team.id(), anEmail(), Role.MEMBER, null));
        assertRefused(stale, () -> resend(stores(), ifMatch(call(RESEND), 1), team.id(), id));
        assertRefused(stale, () -> revoke(stores(), ifMatch(call(REVOKE), 1), team.id(), id));
        done(invite(stores(), ifMatch(call(INVITE), 2), team.id(), anEmail(), Role.MEMBER, null));
        done(resend(stores(), ifMatch(call(RESEND), 3), team.id(), id));
        done(revoke(stores(), ifMatch(call(REVOKE), 4), team.id(), id));
    }

    @Test
    void answers_the_same_invitation_with_the_same_token_whatever_became_of_it() {
        var team = team(stores());
        var email = anEmail();
        var id = new ArrayList<UUID>();

        assertIsDoneOnce(
                call(INVITE),
                call -> {
                    var result = invite(stores(), call, team.id(), email, Role.MEMBER, null);
                    if (result instanceof Changed) {
                        id.add(Shown.of(result).id());
                    }
                    return result;
                },
                () -> {
                    done(resend(stores(), call(RESEND), team.id(), id.getFirst()));
                    done(revoke(stores(), team.id(), id.getFirst()));
                    done(invite(stores(), team.id(), email, Role.OWNER));
                });
    }

    @Test
    void answers_the_same_sending_with_the_same_token_whatever_became_of_it() {
        var team = team(stores());
        var user = aUser();
        var id = invited(stores(), team.id(), user.email(), Role.MEMBER).id();

        assertIsDoneOnce(call(RESEND), call -> resend(stores(), call, team.id(), id), () -> {
            var newest = Shown.of(resend(stores(), call(RESEND), team.id(), id));
            done(join(stores(), newest.token(), user.id()));
        });
    }

    @Test
    void takes_back_once() {
        var team = team(stores());
        var email = anEmail();
        var id = invited(stores(), team.id(), email, Role.MEMBER).id();

        assertIsDoneOnce(
                call(REVOKE),
                call -> revoke(stores(), call, team.id(), id),
                () -> done(invite(stores(), team.id(), email, Role.MEMBER)));
    }

    @Test
    void lists_all_that_there_ever_were_newest_first_whatever_the_page_size() {
        var team = team(stores());
        done(activate(
                stores(),
                call(TestTeamChanges.ACTIVATE),
                team.id(),
                10,
                in(9, "").at()));
        var newest = new ArrayList<UUID>();
        for (var i = 0; i < 5; i++) {
            newest.addFirst(invited(stores(), team.id(), anEmail(), Role.MEMBER).id());
        }
        revoke(stores(), team.id(), newest.getLast());
        invited(stores(), team(stores()).id(), anEmail(), Role.MEMBER);

        for (var limit : List.of(1, 2, 3, 4, 5, 6, 100)) {
            var listed = all(limit, page -> stores().invitations().list(team.id(), page));
            assertThat(listed).extracting(Invitation::id).isEqualTo(newest);
            assertThat(listed)
                    .isEqualTo(newest.stream().map(id -> invitation(team, id)).toList());
        }
        assertThat(all(2, page -> stores().invitations().list(team(stores()).id(), page)))
                .isEmpty();
    }
}
