package dev.intact.teams;

import static dev.intact.teams.TestStates.A_MILLISECOND;
import static dev.intact.teams.TestStates.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.support.Seeds;
import dev.intact.teams.Subscription.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SubscriptionTest {
    private static final Instant ENDS = NOW.plus(Duration.ofDays(14));
    private static final Instant PERIOD_ENDS = NOW.plus(Duration.ofDays(44));
    private static final Instant FAR = NOW.plus(Duration.ofDays(10_000));
    private static final Subscription TRIAL = Subscription.trial(ENDS);
    private static final Subscription ACTIVE = TRIAL.activated("pro", PERIOD_ENDS);

    private static Subscription in(Status status, boolean isCancelling) {
        return new Subscription(status, "pro", ENDS, PERIOD_ENDS, isCancelling);
    }

    @Test
    void is_a_trial_to_the_last_millisecond_and_expired_from_its_end_on() {
        assertThat(TRIAL.at(ENDS.minus(A_MILLISECOND))).isEqualTo(TRIAL);
        assertThat(TRIAL.at(ENDS)).isEqualTo(new Subscription(Status.EXPIRED, "team-trial", ENDS, null, false));
        assertThat(TRIAL.at(FAR)).isEqualTo(TRIAL.at(ENDS));
    }

    @Test
    void is_cancelled_where_a_trial_ends_that_was_being_cancelled() {
        var cancelling = TRIAL.cancellingAtPeriodEnd(true);

        assertThat(cancelling.at(ENDS.minus(A_MILLISECOND))).isEqualTo(cancelling);
        assertThat(cancelling.at(ENDS)).isEqualTo(new Subscription(Status.CANCELLED, "team-trial", ENDS, null, false));
    }

    @Test
    void goes_on_after_a_period_that_nobody_cancelled() {
        assertThat(ACTIVE.at(PERIOD_ENDS)).isEqualTo(ACTIVE);
        assertThat(ACTIVE.at(FAR)).isEqualTo(ACTIVE);
        assertThat(ACTIVE.lapsesAt()).isEmpty();
    }

    @Test
    void is_cancelled_from_the_end_of_a_period_on_that_was_being_cancelled() {
        var cancelling = ACTIVE.cancellingAtPeriodEnd(true);

        assertThat(cancelling.lapsesAt()).contains(PERIOD_ENDS);
        assertThat(cancelling.at(PERIOD_ENDS.minus(A_MILLISECOND))).isEqualTo(cancelling);
        assertThat(cancelling.at(PERIOD_ENDS))
                .isEqualTo(new Subscription(Status.CANCELLED, "pro", ENDS, PERIOD_ENDS, false));
    }

    @Test
    void is_not_ended_by_the_end_of_a_trial_once_it_is_paid_for() {
        assertThat(ACTIVE.cancellingAtPeriodEnd(true).at(ENDS).status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void lapses_when_its_trial_ends_whether_or_not_it_is_being_cancelled() {
        assertThat(TRIAL.lapsesAt()).contains(ENDS);
        assertThat(TRIAL.cancellingAtPeriodEnd(true).lapsesAt()).contains(ENDS);
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "CANCELLED"})
    void has_nothing_left_to_lapse_once_it_has_ended(Status ended) {
        for (var isCancelling : List.of(true, false)) {
            var subscription = in(ended, isCancelling);

            assertThat(subscription.lapsesAt()).isEmpty();
            assertThat(subscription.at(FAR)).isEqualTo(subscription);
        }
    }

    @ParameterizedTest
    @CsvSource({"TRIALING, true", "ACTIVE, true", "EXPIRED, false", "CANCELLED, false"})
    void entitles_as_long_as_it_runs(Status status, boolean isRunning) {
        assertThat(in(status, false).isRunning()).isEqualTo(isRunning);
        assertThat(in(status, true).isRunning()).isEqualTo(isRunning);
    }

    @ParameterizedTest
    @EnumSource
    void is_active_from_every_state_when_it_is_activated_and_being_cancelled_no_more(Status status) {
        assertThat(in(status, true).activated("max", FAR))
                .isEqualTo(new Subscription(Status.ACTIVE, "max", ENDS, FAR, false));
    }

    @Test
    void is_not_to_be_cancelled_once_it_is() {
        assertThat(ACTIVE.cancellingAtPeriodEnd(true).cancelled())
                .isEqualTo(new Subscription(Status.CANCELLED, "pro", ENDS, PERIOD_ENDS, false));
    }

    @Test
    void changes_no_more_than_whether_it_is_being_cancelled() {
        assertThat(ACTIVE.cancellingAtPeriodEnd(true))
                .isEqualTo(new Subscription(Status.ACTIVE, "pro", ENDS, PERIOD_ENDS, true));
        assertThat(TRIAL.cancellingAtPeriodEnd(true).cancellingAtPeriodEnd(false))
                .isEqualTo(TRIAL);
    }

    @Test
    void stands_alike_however_often_it_was_looked_at_before() {
        Seeds.each(500, random -> {
            var subscription = aSubscription(random);
            var now = NOW.plus(Duration.ofMinutes(random.nextInt(80_000)));
            var later = now.plus(Duration.ofMinutes(random.nextInt(80_000)));

            assertThat(subscription.at(now).at(later)).isEqualTo(subscription.at(later));
            assertThat(subscription.at(now).at(now)).isEqualTo(subscription.at(now));
            assertThat(subscription.at(now).lapsesAt().stream()).allMatch(now::isBefore);
        });
    }

    private static Subscription aSubscription(Random random) {
        return in(Status.values()[random.nextInt(Status.values().length)], random.nextBoolean());
    }
}
