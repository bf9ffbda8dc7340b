package dev.intact.teams;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A team as it is stored.
 *
 * @param ownerIds at least one, in the order in which they joined
 * @param seatsUsed members and pending invitations; never more than {@code seatLimit}
 * @param version 1 when created, then one more with each change
 */
public record Team(
        UUID id,
        String name,
        String slug,
        List<UUID> ownerIds,
        String plan,
        Subscription subscription,
        int seatLimit,
        int seatsUsed,
        int memberCount,
        Map<String, String> metadata,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** As it stands at a time. */
    public Team at(Instant now) {
        return new Team(
                id,
                name,
                slug,
                ownerIds,
                plan,
                subscription.at(now),
                seatLimit,
                seatsUsed,
                memberCount,
                metadata,
                version,
                createdAt,
                updatedAt);
    }
}
