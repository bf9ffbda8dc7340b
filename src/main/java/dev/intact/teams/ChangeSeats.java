package dev.intact.teams;

import dev.intact.shared.Call;
import dev.intact.teams.ChangeTeamResult.SeatLimitBelowUsage;
import java.util.Optional;
import java.util.UUID;

/** Allows more seats, or fewer, but not fewer than are used. */
public record ChangeSeats(Call call, UUID made, UUID teamId, int seatLimit) implements SubscriptionCommand {
    @Override
    public String eventType(Team becomes) {
        return "subscription.seats_changed";
    }

    @Override
    public Optional<ChangeTeamResult> refusal(Team team) {
        return seatLimit < team.seatsUsed() ? Optional.of(new SeatLimitBelowUsage(team.seatsUsed())) : Optional.empty();
    }

    @Override
    public Team change(Team team) {
        return team.subscribed(team.subscription(), seatLimit);
    }
}
