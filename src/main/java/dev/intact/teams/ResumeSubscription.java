package dev.intact.teams;

import dev.intact.shared.Call;
import dev.intact.teams.ChangeTeamResult.NotCancelling;
import dev.intact.teams.ChangeTeamResult.SubscriptionNotActive;
import java.util.Optional;
import java.util.UUID;

/** Lets a subscription go on that was to end with its period or trial. */
public record ResumeSubscription(Call call, UUID made, UUID teamId) implements SubscriptionCommand {
    @Override
    public String eventType(Team becomes) {
        return "subscription.resumed";
    }

    @Override
    public Optional<ChangeTeamResult> refusal(Team team) {
        var subscription = team.subscription();
        if (!subscription.isRunning()) {
            return Optional.of(new SubscriptionNotActive(subscription.status()));
        }
        return subscription.cancelAtPeriodEnd() ? Optional.empty() : Optional.of(new NotCancelling());
    }

    @Override
    public Team change(Team team) {
        return team.subscribed(team.subscription().cancellingAtPeriodEnd(false), team.seatLimit());
    }
}
