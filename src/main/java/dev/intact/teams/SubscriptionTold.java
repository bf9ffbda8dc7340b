package dev.intact.teams;

import dev.intact.teams.TeamChange.Telling;
import java.util.UUID;

/** What the events of a subscription tell. */
record SubscriptionTold(UUID teamId, Subscription subscription, int seatLimit) {
    static SubscriptionTold of(Team team) {
        return new SubscriptionTold(team.id(), team.subscription(), team.seatLimit());
    }

    /** @param team whose trial or period has ended */
    static Telling ended(UUID eventId, Team team) {
        return new Telling(
                eventId, "subscription." + team.subscription().status().code(), of(team));
    }
}
