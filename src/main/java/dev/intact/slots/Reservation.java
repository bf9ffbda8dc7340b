package dev.intact.slots;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Who has reserved a slot.
 *
 * @param codeHash of the code that checks in
 * @param checkInClosesAt from then on it holds the slot no more, unless it was checked in
 */
public record Reservation(UUID id, String hostName, String codeHash, Instant checkInOpensAt, Instant checkInClosesAt) {
    private static final Duration EARLIEST = Duration.ofMinutes(15);
    private static final Duration LATEST = Duration.ofMinutes(10);

    /** Who reserves a slot that has begun gets as much time to check in, but not beyond its end. */
    static Reservation of(Slot slot, UUID id, String hostName, String codeHash, Instant now) {
        var begin = now.isAfter(slot.startsAt()) ? now : slot.startsAt();
        var closes = begin.plus(LATEST);
        return new Reservation(
                id,
                hostName,
                codeHash,
                slot.startsAt().minus(EARLIEST),
                closes.isAfter(slot.endsAt()) ? slot.endsAt() : closes);
    }
}
