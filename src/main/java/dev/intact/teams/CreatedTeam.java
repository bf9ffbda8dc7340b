package dev.intact.teams;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A team as its creator is told about it: with the one owner that it starts with. */
public record CreatedTeam(
        UUID id,
        String name,
        String slug,
        UUID ownerId,
        String ownerRole,
        String plan,
        Subscription subscription,
        int seatLimit,
        int seatsUsed,
        int memberCount,
        Map<String, String> metadata,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    static CreatedTeam of(Team team) {
        return new CreatedTeam(
                team.id(),
                team.name(),
                team.slug(),
                team.ownerIds().getFirst(),
                Role.OWNER.code(),
                team.plan(),
                team.subscription(),
                team.seatLimit(),
                team.seatsUsed(),
                team.memberCount(),
                team.metadata(),
                team.version(),
                team.createdAt(),
                team.updatedAt());
    }
}
