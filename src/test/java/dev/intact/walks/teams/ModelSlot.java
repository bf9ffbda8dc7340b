package dev.intact.walks.teams;

import dev.intact.slots.Slot;
import dev.intact.slots.Slot.Status;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One slot. It does as it is told: what may be done was judged before. */
final class ModelSlot {
    final UUID id;
    final String resource;
    final Instant startsAt;
    final Instant endsAt;
    final Instant createdAt;
    Status status = Status.OPEN;
    /** Who holds it, or who held it last and did not give it up. */
    Held held;

    long version = 1;
    Instant updatedAt;

    record Held(UUID id, String host, String code, Instant opensAt, Instant closesAt) {}

    ModelSlot(UUID id, String resource, Instant startsAt, Instant endsAt, Instant now) {
        this.id = id;
        this.resource = resource;
        this.startsAt = startsAt;
        this.endsAt = endsAt;
        this.createdAt = now;
        this.updatedAt = now;
    }

    Status status(Instant now) {
        if (!now.isBefore(endsAt)) {
            return Status.CLOSED;
        }
        return status == Status.RESERVED && !now.isBefore(held.closesAt()) ? Status.OPEN : status;
    }

    /** Empty where none holds it. */
    Optional<Held> holder(Instant now) {
        return switch (status(now)) {
            case RESERVED, CHECKED_IN -> Optional.of(held);
            case OPEN, CLOSED -> Optional.empty();
        };
    }

    Slot at(Instant now) {
        var holder = holder(now);
        return new Slot(
                id,
                resource,
                startsAt,
                endsAt,
                status(now),
                holder.map(Held::host).orElse(null),
                holder.map(Held::id).orElse(null),
                version,
                createdAt,
                updatedAt,
                Optional.empty());
    }

    void become(Status to, Held by, Instant now) {
        status = to;
        held = by;
        version++;
        updatedAt = now;
    }

    boolean overlaps(Instant from, Instant to) {
        return startsAt.isBefore(to) && from.isBefore(endsAt);
    }
}
