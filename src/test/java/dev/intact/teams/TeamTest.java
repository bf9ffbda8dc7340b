package dev.intact.teams;

import static dev.intact.teams.TestStates.ADMIN;
import static dev.intact.teams.TestStates.A_MILLISECOND;
import static dev.intact.teams.TestStates.MEMBER;
import static dev.intact.teams.TestStates.NOW;
import static dev.intact.teams.TestStates.OWNER;
import static dev.intact.teams.TestStates.STRANGER;
import static dev.intact.teams.TestStates.TRIAL_ENDS;
import static dev.intact.teams.TestStates.VERSION;
import static dev.intact.teams.TestStates.team;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.shared.Json;
import dev.intact.support.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TeamTest {
    private static final Instant SOON = NOW.plus(Duration.ofDays(1));
    private static final Instant LATER = NOW.plus(Duration.ofDays(2));

    private static List<Integer> seats(Team team) {
        return List.of(team.seatsUsed(), team.memberCount());
    }

    @Test
    void reserves_a_seat_for_each_invitation_and_keeps_them_by_when_they_expire() {
        var team = team().invited(LATER).invited(SOON).invited(LATER);

        assertThat(seats(team)).containsExactly(6, 3);
        assertThat(team.pendingUntil()).containsExactly(SOON, LATER, LATER);
    }

    @Test
    void takes_back_one_of_invitations_that_expire_together() {
        var team = team().invited(LATER).invited(LATER).uninvited(LATER);

        assertThat(seats(team)).containsExactly(4, 3);
        assertThat(team.pendingUntil()).containsExactly(LATER);
    }

    @Test
    void counts_an_invitation_until_the_moment_at_which_it_expires() {
        var team = team().invited(SOON).invited(LATER);

        assertThat(team.at(SOON.minus(A_MILLISECOND))).isEqualTo(team);
        assertThat(seats(team.at(SOON))).containsExactly(4, 3);
        assertThat(team.at(SOON).pendingUntil()).containsExactly(LATER);
        assertThat(seats(team.at(LATER))).containsExactly(3, 3);
    }

    @Test
    void has_a_subscription_until_the_moment_at_which_it_ends() {
        assertThat(team().at(TRIAL_ENDS.minus(A_MILLISECOND))).isEqualTo(team());
        assertThat(team().at(TRIAL_ENDS).subscription().status()).isEqualTo(Subscription.Status.EXPIRED);
    }

    @Test
    void is_no_other_version_for_having_been_read_late() {
        var late = team().invited(SOON).at(TRIAL_ENDS);

        assertThat(late.version()).isEqualTo(VERSION);
        assertThat(late.updatedAt()).isEqualTo(NOW);
        assertThat(late.seatLimit()).isEqualTo(10);
    }

    @Test
    void keeps_the_reserved_seat_for_who_joins() {
        var joined = team().invited(SOON).joined(SOON, STRANGER, Role.MEMBER);

        assertThat(seats(joined)).containsExactly(4, 4);
        assertThat(joined.pendingUntil()).isEmpty();
        assertThat(joined.ownerIds()).containsExactly(OWNER);
    }

    @Test
    void names_an_owner_who_joins_behind_the_others() {
        assertThat(team().invited(SOON).joined(SOON, STRANGER, Role.OWNER).ownerIds())
                .containsExactly(OWNER, STRANGER);
    }

    @Test
    void frees_the_seat_of_who_leaves() {
        var left = team().invited(SOON).withRole(ADMIN, Role.OWNER).left(OWNER);

        assertThat(seats(left)).containsExactly(3, 2);
        assertThat(left.ownerIds()).containsExactly(ADMIN);
        assertThat(left.pendingUntil()).containsExactly(SOON);
        assertThat(team().left(MEMBER).ownerIds()).containsExactly(OWNER);
    }

    @Test
    void names_its_owners_in_the_order_in_which_they_became_that() {
        var two = team().withRole(MEMBER, Role.OWNER);

        assertThat(two.ownerIds()).containsExactly(OWNER, MEMBER);
        assertThat(two.withRole(OWNER, Role.OWNER).ownerIds()).containsExactly(OWNER, MEMBER);
        assertThat(two.withRole(OWNER, Role.ADMIN).ownerIds()).containsExactly(MEMBER);
        assertThat(two.withRole(ADMIN, Role.MEMBER)).isEqualTo(two);
        assertThat(seats(two)).containsExactly(3, 3);
    }

    @Test
    void has_the_plan_and_the_seats_that_were_subscribed_to() {
        var active = Subscription.trial(TRIAL_ENDS).activated("pro", LATER);

        var subscribed = team().invited(SOON).subscribed(active, 7);

        assertThat(subscribed.plan()).isEqualTo("pro");
        assertThat(subscribed.subscription()).isEqualTo(active);
        assertThat(subscribed.seatLimit()).isEqualTo(7);
        assertThat(seats(subscribed)).containsExactly(4, 3);
    }

    @Test
    void has_a_free_seat_until_the_last_one_is_used() {
        var withLast = team().subscribed(team().subscription(), 4);

        assertThat(withLast.hasFreeSeat()).isTrue();
        assertThat(withLast.invited(SOON).hasFreeSeat()).isFalse();
        assertThat(withLast.invited(SOON).at(SOON).hasFreeSeat()).isTrue();
    }

    @Test
    void changes_its_version_and_its_time_and_nothing_else() {
        var team = team().invited(SOON);

        var changed = team.changed(LATER);

        assertThat(changed.version()).isEqualTo(VERSION + 1);
        assertThat(changed.updatedAt()).isEqualTo(LATER);
        assertThat(changed)
                .usingRecursiveComparison()
                .ignoringFields("version", "updatedAt")
                .isEqualTo(team);
    }

    @Test
    void does_not_tell_when_its_invitations_expire() {
        assertThat(Json.tree(Json.write(team().invited(SOON))).has("pendingUntil"))
                .isFalse();
    }

    @Test
    void uses_a_seat_for_each_member_and_each_pending_invitation_whatever_happens() {
        Seeds.each(300, random -> {
            var team = team();
            var now = NOW;
            for (var step = 0; step < 30; step++) {
                now = now.plus(Duration.ofHours(random.nextInt(12)));
                team = changed(random, team, now);

                assertThat(team.seatsUsed())
                        .isEqualTo(team.memberCount() + team.pendingUntil().size());
                assertThat(team.pendingUntil()).isSorted();
                assertThat(team.at(now).at(now.plus(Duration.ofDays(1))))
                        .isEqualTo(team.at(now.plus(Duration.ofDays(1))));
            }
        });
    }

    private static Team changed(Random random, Team team, Instant now) {
        var pending = team.pendingUntil();
        return switch (random.nextInt(5)) {
            case 0 -> pending.isEmpty() ? team : team.uninvited(pending.get(random.nextInt(pending.size())));
            case 1 -> pending.isEmpty() ? team : team.joined(pending.getLast(), STRANGER, Role.MEMBER);
            case 2 -> team.memberCount() == 1 ? team : team.left(MEMBER);
            case 3 -> team.at(now);
            default -> team.invited(now.plus(Duration.ofDays(1 + random.nextInt(3))));
        };
    }
}
