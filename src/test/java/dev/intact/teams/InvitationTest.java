package dev.intact.teams;

import static dev.intact.teams.TestStates.A_MILLISECOND;
import static dev.intact.teams.TestStates.INVITATION;
import static dev.intact.teams.TestStates.NOW;
import static dev.intact.teams.TestStates.TEAM;
import static dev.intact.teams.TestStates.inviting;
import static dev.intact.teams.TestStates.state;
import static dev.intact.teams.TestStates.team;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.shared.Json;
import dev.intact.teams.Invitation.Status;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InvitationTest {
    private static final Invitation PENDING = TestStates.invitation();
    private static final Instant EXPIRES = PENDING.expiresAt();

    @Test
    void is_open_to_the_last_millisecond_and_expired_from_its_end_on() {
        assertThat(PENDING.at(EXPIRES.minus(A_MILLISECOND))).isEqualTo(PENDING);
        assertThat(PENDING.at(EXPIRES)).isEqualTo(PENDING.as(Status.EXPIRED));
        assertThat(PENDING.lapsesAt()).contains(EXPIRES);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PENDING")
    void stays_what_it_has_become_once_it_is_not_pending(Status status) {
        var ended = PENDING.as(status);

        assertThat(ended.at(EXPIRES)).isEqualTo(ended);
        assertThat(ended.lapsesAt()).isEmpty();
        assertThat(ended.isPending()).isFalse();
    }

    @Test
    void is_open_for_as_many_days_as_it_was_made_for_each_time_that_it_is_sent() {
        var later = NOW.plus(Duration.ofDays(6));

        assertThat(PENDING.resent(later, "another"))
                .isEqualTo(new Invitation(
                        INVITATION,
                        TEAM,
                        PENDING.email(),
                        Role.MEMBER,
                        Status.PENDING,
                        later.plus(Duration.ofDays(7)),
                        NOW,
                        7,
                        "another"));
    }

    @Test
    void tells_neither_the_hash_of_its_token_nor_for_how_long_it_is_open() {
        var told = Json.tree(Json.write(PENDING));

        assertThat(told.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "teamId", "email", "role", "status", "expiresAt", "createdAt");
    }

    /** The clock of who gave the seat away was ahead. */
    @Test
    void has_expired_once_its_seat_was_given_away() {
        var withoutSeat = state(team(), PENDING).invitationAt(NOW);

        assertThat(withoutSeat).contains(PENDING.as(Status.EXPIRED));
        assertThat(inviting(PENDING).invitationAt(NOW)).contains(PENDING);
        assertThat(inviting(PENDING).invitationAt(EXPIRES)).contains(PENDING.as(Status.EXPIRED));
        assertThat(state(team(), PENDING.as(Status.REVOKED)).invitationAt(NOW)).contains(PENDING.as(Status.REVOKED));
        assertThat(state().invitationAt(NOW)).isEmpty();
    }
}
