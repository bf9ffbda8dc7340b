package dev.intact.teams;

import dev.intact.shared.Call;
import dev.intact.shared.Checks;
import dev.intact.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.util.UUID;
import java.util.regex.Pattern;

/** Checks changes of subscriptions, and hands them to the store. */
@ApplicationScoped
public class SubscriptionService {
    private static final Pattern PLAN = Pattern.compile("[^\\p{Z}\\p{C}]{1,64}");
    private static final String IMMEDIATE = "immediate";
    private static final String AT_PERIOD_END = "at_period_end";

    private final SubscriptionStore store;

    SubscriptionService(SubscriptionStore store) {
        this.store = store;
    }

    public ChangeTeamResult activate(
            Call call, UUID teamId, String plan, BigInteger seatLimit, String periodEndsAtText) {
        var checks = new Checks();
        checks.matching(
                "/plan",
                Checks.INVALID_REQUEST,
                plan,
                SubscriptionService::isPlan,
                "1 to 64 visible characters, and not " + Subscription.TRIAL);
        var seats = seats(checks, seatLimit);
        var periodEndsAt = checks.time("/periodEndsAt", periodEndsAtText);
        checks.done();
        return store.activateSubscription(
                new ActivateSubscription(call, Ids.next(), teamId, plan, seats, periodEndsAt));
    }

    public ChangeTeamResult changeSeats(Call call, UUID teamId, BigInteger seatLimit) {
        var checks = new Checks();
        var seats = seats(checks, seatLimit);
        checks.done();
        return store.changeSeats(new ChangeSeats(call, Ids.next(), teamId, seats));
    }

    public ChangeTeamResult cancel(Call call, UUID teamId, String mode) {
        var checks = new Checks();
        checks.matching(
                "/mode",
                Checks.INVALID_REQUEST,
                mode,
                given -> given.equals(IMMEDIATE) || given.equals(AT_PERIOD_END),
                IMMEDIATE + " or " + AT_PERIOD_END);
        checks.done();
        return store.cancelSubscription(new CancelSubscription(call, Ids.next(), teamId, mode.equals(AT_PERIOD_END)));
    }

    public ChangeTeamResult resume(Call call, UUID teamId) {
        return store.resumeSubscription(new ResumeSubscription(call, Ids.next(), teamId));
    }

    private static int seats(Checks checks, BigInteger seatLimit) {
        return checks.number("/seatLimit", Checks.INVALID_REQUEST, seatLimit, 1, TeamStore.MOST_SEATS);
    }

    private static boolean isPlan(String plan) {
        return PLAN.matcher(plan).matches() && !plan.equals(Subscription.TRIAL);
    }
}
