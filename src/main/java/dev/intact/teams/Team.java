package dev.intact.teams;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A team as it is stored, or as it stands at a time.
 *
 * @param ownerIds at least one, in the order in which they became owners
 * @param seatsUsed members and pending invitations; never more than {@code seatLimit}
 * @param version 1 when created, then one more with each change
 * @param pendingUntil when each pending invitation expires, the first first: from then on its seat is free
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
        Instant updatedAt,
        @JsonIgnore List<Instant> pendingUntil) {

    /** As it stands at a time, whether or not anything has tidied up what time has ended. */
    public Team at(Instant now) {
        var pending = pendingUntil.stream().filter(now::isBefore).toList();
        return with(ownerIds, subscription.at(now), seatLimit, memberCount, pending);
    }

    public boolean hasFreeSeat() {
        return seatsUsed < seatLimit;
    }

    Team invited(Instant until) {
        var pending = Stream.concat(pendingUntil.stream(), Stream.of(until)).sorted();
        return with(ownerIds, subscription, seatLimit, memberCount, pending.toList());
    }

    /** Without one of its pending invitations. */
    Team uninvited(Instant until) {
        return with(ownerIds, subscription, seatLimit, memberCount, without(pendingUntil, until));
    }

    /** The seat that was reserved is kept. */
    Team joined(Instant invitedUntil, UUID userId, Role role) {
        var owners = role == Role.OWNER ? and(ownerIds, userId) : ownerIds;
        return with(owners, subscription, seatLimit, memberCount + 1, without(pendingUntil, invitedUntil));
    }

    public Team left(UUID userId) {
        return with(without(ownerIds, userId), subscription, seatLimit, memberCount - 1, pendingUntil);
    }

    Team withRole(UUID userId, Role role) {
        var others = without(ownerIds, userId);
        var owners = role != Role.OWNER ? others : ownerIds.contains(userId) ? ownerIds : and(ownerIds, userId);
        return with(owners, subscription, seatLimit, memberCount, pendingUntil);
    }

    Team subscribed(Subscription to, int seats) {
        return with(ownerIds, to, seats, memberCount, pendingUntil);
    }

    /** As its next version. Its time never goes back, though the clocks of instances differ. */
    public Team changed(Instant at) {
        return new Team(
                id,
                name,
                slug,
                ownerIds,
                plan,
                subscription,
                seatLimit,
                seatsUsed,
                memberCount,
                metadata,
                version + 1,
                createdAt,
                at.isAfter(updatedAt) ? at : updatedAt,
                pendingUntil);
    }

    private Team with(List<UUID> owners, Subscription to, int seats, int members, List<Instant> pending) {
        return new Team(
                id,
                name,
                slug,
                owners,
                to.plan(),
                to,
                seats,
                members + pending.size(),
                members,
                metadata,
                version,
                createdAt,
                updatedAt,
                pending);
    }

    private static <T> List<T> and(List<T> all, T more) {
        return Stream.concat(all.stream(), Stream.of(more)).toList();
    }

    /** Of equal ones, one stays away. */
    private static <T> List<T> without(List<T> all, T one) {
        var others = new ArrayList<>(all);
        others.remove(one);
        return List.copyOf(others);
    }
}
