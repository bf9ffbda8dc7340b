package dev.intact.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.accounts.DeleteUser.TeamMembership;
import dev.intact.accounts.DeleteUserResult.LastOwner;
import dev.intact.accounts.DeleteUserResult.VersionMismatch;
import dev.intact.events.Event;
import dev.intact.shared.Call;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.support.TestCalls;
import dev.intact.teams.Membership;
import dev.intact.teams.Role;
import dev.intact.teams.Subscription;
import dev.intact.teams.Team;
import dev.intact.teams.TeamChange;
import dev.intact.teams.TeamStep.Leave;
import dev.intact.users.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeleteUserTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.250Z");
    private static final Instant TRIAL_ENDS = NOW.plus(Duration.ofDays(1));
    private static final UUID ADA = new UUID(1, 1);
    private static final UUID BOB = new UUID(1, 2);
    private static final UUID EVENT = new UUID(9, 9);
    private static final User USER = new User(ADA, "ada@example.org", "Ada", null, null, null, 3, NOW, NOW);

    /** {@link UUID#compareTo} puts this one first; text, and every store, last. */
    private static final UUID LAST = new UUID(0xF000_0000_0000_0000L, 0);

    private static final UUID FIRST = new UUID(0x0100_0000_0000_0000L, 0);

    private static TeamMembership seat(UUID teamId, Role role, UUID... owners) {
        var team = new Team(
                teamId,
                "Tea",
                "tea",
                List.of(owners),
                Subscription.TRIAL,
                Subscription.trial(TRIAL_ENDS),
                10,
                4,
                3,
                null,
                7,
                NOW,
                NOW,
                List.of(TRIAL_ENDS.plusSeconds(1)));
        return new TeamMembership(team, new Membership(teamId, ADA, role, NOW));
    }

    private static DeleteUser at(Instant time) {
        return new DeleteUser(TestCalls.at(TestCalls.call(TestAccounts.OPERATION), time), EVENT, ADA);
    }

    private static AccountEnd end(DeleteUser wanted, TeamMembership... seats) {
        return wanted.decide(USER, List.of(seats)) instanceof Go<?, AccountEnd>(AccountEnd end)
                ? end
                : fail(wanted, seats);
    }

    private static AccountEnd fail(DeleteUser wanted, TeamMembership... seats) {
        throw new AssertionError(wanted.decide(USER, List.of(seats)));
    }

    private static DeleteUser withIfMatch(long version) {
        Call call = TestCalls.ifMatch(TestCalls.call(TestAccounts.OPERATION), version);
        return new DeleteUser(call, EVENT, ADA);
    }

    @Test
    void refuses_a_stale_call_before_it_looks_at_the_teams() {
        assertThat(withIfMatch(2).decide(USER, List.of(seat(FIRST, Role.OWNER, ADA))))
                .isEqualTo(new Refuse<>(new VersionMismatch(3)));
        assertThat(withIfMatch(3).decide(USER, List.of())).isInstanceOf(Go.class);
    }

    @Test
    void refuses_to_leave_teams_without_an_owner_and_names_each_of_them_in_order() {
        var decision = at(NOW).decide(
                        USER,
                        List.of(
                                seat(LAST, Role.OWNER, ADA),
                                seat(new UUID(5, 5), Role.OWNER, ADA, BOB),
                                seat(new UUID(6, 6), Role.ADMIN, BOB),
                                seat(FIRST, Role.OWNER, ADA)));

        assertThat(decision).isEqualTo(new Refuse<>(new LastOwner(List.of(FIRST, LAST))));
    }

    @Test
    void ends_an_account_without_teams() {
        var end = end(at(NOW));

        assertThat(end.user()).isEqualTo(USER);
        assertThat(end.version()).isEqualTo(4);
        assertThat(end.teams()).isEmpty();
        assertThat(end.events()).singleElement().satisfies(event -> {
            assertThat(event.id()).isEqualTo(EVENT);
            assertThat(event.type()).isEqualTo("user.deleted");
            assertThat(event.subject()).isEqualTo(ADA.toString());
            assertThat(event.subjectVersion()).isEqualTo(4);
            assertThat(event.data()).isEqualTo("{\"id\":\"" + ADA + "\"}");
        });
    }

    @Test
    void gives_up_the_seat_in_every_team_in_the_order_of_their_ids() {
        var end = end(at(NOW), seat(LAST, Role.MEMBER, BOB), seat(FIRST, Role.OWNER, ADA, BOB));

        assertThat(end.teams().stream().map(change -> change.team().id())).containsExactly(FIRST, LAST);
        assertThat(end.teams()).allSatisfy(change -> {
            assertThat(change.steps()).isEqualTo(List.of(new Leave(ADA)));
            assertThat(change.team().version()).isEqualTo(8);
            assertThat(change.team().memberCount()).isEqualTo(2);
            assertThat(change.team().seatsUsed()).isEqualTo(3);
            assertThat(change.team().updatedAt()).isEqualTo(NOW);
        });
        assertThat(end.teams().getFirst().team().ownerIds()).containsExactly(BOB);
        assertThat(end.teams().getLast().team().ownerIds()).containsExactly(BOB);
    }

    @Test
    void tells_of_the_user_first_and_then_of_each_team_what_it_tells() {
        var end = end(at(NOW), seat(LAST, Role.MEMBER, BOB), seat(FIRST, Role.OWNER, ADA, BOB));

        assertThat(end.events().stream().map(Event::type))
                .containsExactly("user.deleted", "member.removed", "member.removed");
        assertThat(end.events().subList(1, 3))
                .isEqualTo(end.teams().stream()
                        .map(TeamChange::events)
                        .flatMap(List::stream)
                        .toList());
        assertThat(end.events().get(1).data()).contains("\"role\":\"owner\"");
    }

    @Test
    void tells_of_a_trial_that_had_ended_and_frees_what_had_expired() {
        var late = end(at(TRIAL_ENDS.plusSeconds(1)), seat(FIRST, Role.MEMBER, BOB));

        assertThat(late.events().stream().map(Event::type))
                .containsExactly("user.deleted", "subscription.expired", "member.removed");
        var team = late.teams().getFirst().team();
        assertThat(team.subscription().status()).isEqualTo(Subscription.Status.EXPIRED);
        assertThat(team.seatsUsed()).isEqualTo(2);
        assertThat(late.events().subList(1, 3).stream().map(Event::subjectVersion))
                .containsOnly(8L);
    }
}
