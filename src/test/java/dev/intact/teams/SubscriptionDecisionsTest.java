package dev.intact.teams;

import static dev.intact.teams.TestStates.NOW;
import static dev.intact.teams.TestStates.TEAM;
import static dev.intact.teams.TestStates.TRIAL_ENDS;
import static dev.intact.teams.TestStates.VERSION;
import static dev.intact.teams.TestStates.active;
import static dev.intact.teams.TestStates.at;
import static dev.intact.teams.TestStates.call;
import static dev.intact.teams.TestStates.change;
import static dev.intact.teams.TestStates.refusal;
import static dev.intact.teams.TestStates.state;
import static dev.intact.teams.TestStates.team;
import static dev.intact.teams.TestStates.teamOf;
import static dev.intact.teams.TestStates.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.events.Event;
import dev.intact.shared.Answer;
import dev.intact.shared.Ids;
import dev.intact.shared.Json;
import dev.intact.teams.ChangeTeamResult.AlreadyCancelling;
import dev.intact.teams.ChangeTeamResult.NotCancelling;
import dev.intact.teams.ChangeTeamResult.NotDue;
import dev.intact.teams.ChangeTeamResult.SeatLimitBelowUsage;
import dev.intact.teams.ChangeTeamResult.SubscriptionNotActive;
import dev.intact.teams.Subscription.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionDecisionsTest {
    /** When trial and period end, in all of them. */
    private static final Instant ENDS = TRIAL_ENDS;

    private static final Instant NEXT_END = ENDS.plus(Duration.ofDays(30));
    private static final Subscription TRIAL = Subscription.trial(ENDS);

    private static final Map<String, Subscription> SUBSCRIPTIONS = Map.of(
            "trial", TRIAL,
            "ending trial", TRIAL.cancellingAtPeriodEnd(true),
            "active", active(),
            "ending", active().cancellingAtPeriodEnd(true),
            "expired", TRIAL.at(ENDS),
            "cancelled", active().cancelled());

    private static TeamCommand command(String name, Instant now) {
        return switch (name) {
            case "activate" -> new ActivateSubscription(at(now), Ids.next(), TEAM, "max", 12, NEXT_END);
            case "seats" -> new ChangeSeats(at(now), Ids.next(), TEAM, 3);
            case "cancel" -> new CancelSubscription(at(now), Ids.next(), TEAM, false);
            case "cancel later" -> new CancelSubscription(at(now), Ids.next(), TEAM, true);
            case "resume" -> new ResumeSubscription(at(now), Ids.next(), TEAM);
            case "end" -> new EndSubscription(at(now), Ids.next(), TEAM);
            case String other -> throw new IllegalArgumentException(other);
        };
    }

    /** What it becomes, or why it does not; {@code not x} is that it is x. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            value = {
                "command      | subscription | before its end     | from its end on",
                "activate     | trial        | active             | active",
                "activate     | ending trial | active             | active",
                "activate     | active       | active             | active",
                "activate     | ending       | active             | active",
                "activate     | expired      | active             | active",
                "activate     | cancelled    | active             | active",
                "seats        | trial        | trialing           | expired",
                "seats        | ending trial | trialing, ending   | cancelled",
                "seats        | active       | active             | active",
                "seats        | ending       | active, ending     | cancelled",
                "seats        | expired      | expired            | expired",
                "seats        | cancelled    | cancelled          | cancelled",
                "cancel       | trial        | cancelled          | not expired",
                "cancel       | ending trial | cancelled          | not cancelled",
                "cancel       | active       | cancelled          | cancelled",
                "cancel       | ending       | cancelled          | not cancelled",
                "cancel       | expired      | not expired        | not expired",
                "cancel       | cancelled    | not cancelled      | not cancelled",
                "cancel later | trial        | trialing, ending   | not expired",
                "cancel later | ending trial | already cancelling | not cancelled",
                "cancel later | active       | active, ending     | cancelled",
                "cancel later | ending       | already cancelling | not cancelled",
                "cancel later | expired      | not expired        | not expired",
                "cancel later | cancelled    | not cancelled      | not cancelled",
                "resume       | trial        | not cancelling     | not expired",
                "resume       | ending trial | trialing           | not cancelled",
                "resume       | active       | not cancelling     | not cancelling",
                "resume       | ending       | active             | not cancelled",
                "resume       | expired      | not expired        | not expired",
                "resume       | cancelled    | not cancelled      | not cancelled",
                "end          | trial        | not due            | expired",
                "end          | ending trial | not due            | cancelled",
                "end          | active       | not due            | not due",
                "end          | ending       | not due            | cancelled",
                "end          | expired      | not due            | not due",
                "end          | cancelled    | not due            | not due",
            })
    void are_made_by_how_the_subscription_stands_at_the_time(
            String command, String subscription, String before, String after) {
        var state = state(teamOf(SUBSCRIPTIONS.get(subscription)));

        assertThat(told(command, ENDS.minusMillis(1), state)).isEqualTo(before);
        assertThat(told(command, ENDS, state)).isEqualTo(after);
    }

    private static String told(String command, Instant now, TeamState state) {
        var decision = command(command, now).decide(state);
        if (!TestStates.isRefused(decision)) {
            var subscription = change(decision).team().subscription();
            return subscription.status().code() + (subscription.cancelAtPeriodEnd() ? ", ending" : "");
        }
        return switch (refusal(decision)) {
            case SubscriptionNotActive(Status status) -> "not " + status.code();
            case AlreadyCancelling cancelling -> "already cancelling";
            case NotCancelling cancelling -> "not cancelling";
            case NotDue notDue -> "not due";
            case ChangeTeamResult other -> throw new AssertionError("unexpected: " + other);
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "activate     | subscription.activated",
                "seats        | subscription.seats_changed",
                "cancel       | subscription.cancelled",
                "cancel later | subscription.cancellation_scheduled",
            })
    void are_told_by_their_own_event(String command, String event) {
        var wanted = command(command, NOW);

        var change = change(wanted.decide(state()));

        assertThat(change.events()).singleElement().satisfies(its -> {
            assertThat(its.type()).isEqualTo(event);
            assertThat(its.id()).isEqualTo(wanted.made());
            assertThat(its.subjectVersion()).isEqualTo(VERSION + 1);
            assertThat(its.data()).isEqualTo(Json.write(SubscriptionTold.of(change.team())));
        });
        assertThat(change.steps()).isEmpty();
        assertThat(change.answer()).isEqualTo(Answer.changed(Json.write(change.team())));
    }

    @Test
    void tell_of_a_resumption() {
        assertThat(TestStates.told(change(command("resume", NOW).decide(state(teamOf(SUBSCRIPTIONS.get("ending")))))))
                .containsExactly("subscription.resumed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "activate | trial        | subscription.expired, subscription.activated",
                "activate | ending       | subscription.cancelled, subscription.activated",
                "seats    | ending trial | subscription.cancelled, subscription.seats_changed",
                "end      | trial        | subscription.expired",
                "end      | ending trial | subscription.cancelled",
                "end      | ending       | subscription.cancelled",
                "activate | expired      | subscription.activated",
            })
    void tell_first_what_time_has_ended_and_that_once(String command, String subscription, String events) {
        var change = change(command(command, ENDS).decide(state(teamOf(SUBSCRIPTIONS.get(subscription)))));

        assertThat(TestStates.told(change)).containsExactly(events.split(", "));
        assertThat(change.events().stream().map(Event::subjectVersion)).containsOnly(VERSION + 1);
    }

    /** The event of the end tells the seats that there were, and that nothing runs. */
    @Test
    void tell_how_it_had_ended_and_not_what_came_of_it() {
        var ended = change(command("activate", ENDS).decide(state())).events().getFirst();

        assertThat(Json.tree(ended.data()).at("/subscription/status").textValue())
                .isEqualTo("expired");
        assertThat(Json.tree(ended.data()).get("seatLimit").intValue()).isEqualTo(10);
    }

    @Test
    void begin_a_period_with_its_plan_its_seats_and_its_end() {
        var activated = change(command("activate", NOW).decide(state())).team();

        assertThat(activated.plan()).isEqualTo("max");
        assertThat(activated.seatLimit()).isEqualTo(12);
        assertThat(activated.subscription()).isEqualTo(new Subscription(Status.ACTIVE, "max", ENDS, NEXT_END, false));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void allow_as_few_seats_as_are_used_and_no_fewer(boolean activates) {
        var used = team().invited(ENDS);

        assertThat(refusal(seats(activates, 3, NOW).decide(state(used)))).isEqualTo(new SeatLimitBelowUsage(4));
        assertThat(change(seats(activates, 4, NOW).decide(state(used))).team().seatLimit())
                .isEqualTo(4);
        assertThat(change(seats(activates, 3, ENDS).decide(state(used))).team().seatsUsed())
                .isEqualTo(3);
    }

    private static TeamCommand seats(boolean activates, int seats, Instant now) {
        return activates
                ? new ActivateSubscription(at(now), Ids.next(), TEAM, "max", seats, NEXT_END)
                : new ChangeSeats(at(now), Ids.next(), TEAM, seats);
    }

    @Test
    void leave_the_seats_as_they_are_unless_they_are_about_them() {
        for (var command : Set.of("cancel", "cancel later")) {
            assertThat(change(command(command, NOW).decide(state())).team().seatLimit())
                    .isEqualTo(10);
        }
    }

    @Test
    void free_the_seats_of_expired_invitations_whatever_they_are_about() {
        var used = team().invited(NOW.plusSeconds(1));

        var change = change(command("cancel", NOW.plusSeconds(1)).decide(state(used)));

        assertThat(change.team().seatsUsed()).isEqualTo(3);
    }

    @Test
    void find_nothing_to_end_where_there_is_no_team() {
        assertThat(command("end", NOW).teamNotFound()).isEqualTo(new NotDue());
        assertThat(command("cancel", NOW).teamNotFound()).isEqualTo(new ChangeTeamResult.TeamNotFound());
        assertThat(call().at()).isEqualTo(NOW);
    }
}
