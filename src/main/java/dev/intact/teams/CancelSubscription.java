package dev.intact.teams;

import dev.intact.shared.Call;
import dev.intact.teams.ChangeTeamResult.AlreadyCancelling;
import dev.intact.teams.ChangeTeamResult.SubscriptionNotActive;
import java.util.Optional;
import java.util.UUID;

/** Ends a subscription, or lets it end with its period or trial. */
public record CancelSubscription(Call call, UUID made, UUID teamId, boolean atPeriodEnd)
        implements SubscriptionCommand {
    @Override
    public String eventType(Team becomes) {
        return becomes.subscription().isRunning() ? "subscription.cancellation_scheduled" : "subscription.cancelled";
    }

    @Override
    public Optional<ChangeTeamResult> refusal(Team team) {
        var subscription = team.subscription();
        if (!subscription.isRunning()) {
            return Optional.of(new SubscriptionNotActive(subscription.status()));
        }
        return atPeriodEnd && subscription.cancelAtPeriodEnd()
                ? Optional.of(new AlreadyCancelling())
                : Optional.empty();
    }

    /** A period that has ended already, and went on, ends at once. */
    @Override
    public Team change(Team team) {
        var subscription = team.subscription();
        var becomes = atPeriodEnd ? subscription.cancellingAtPeriodEnd(true) : subscription.cancelled();
        return team.subscribed(becomes.at(call.at()), team.seatLimit());
    }
}
