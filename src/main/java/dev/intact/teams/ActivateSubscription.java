package dev.intact.teams;

import dev.intact.shared.Call;
import dev.intact.teams.ChangeTeamResult.PeriodInPast;
import dev.intact.teams.ChangeTeamResult.SeatLimitBelowUsage;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Begins a paid period, or the next one. */
public record ActivateSubscription(Call call, UUID made, UUID teamId, String plan, int seatLimit, Instant periodEndsAt)
        implements SubscriptionCommand {
    @Override
    public String eventType(Team becomes) {
        return "subscription.activated";
    }

    @Override
    public Optional<ChangeTeamResult> refusal(Team team) {
        if (!periodEndsAt.isAfter(call.at())) {
            return Optional.of(new PeriodInPast());
        }
        return seatLimit < team.seatsUsed() ? Optional.of(new SeatLimitBelowUsage(team.seatsUsed())) : Optional.empty();
    }

    @Override
    public Team change(Team team) {
        return team.subscribed(team.subscription().activated(plan, periodEndsAt), seatLimit);
    }
}
