package dev.intact.slots;

import java.time.Instant;
import java.util.UUID;

/** A reservation as it is told to who made it: with the code, this once. */
public record SlotReservation(
        UUID reservationId,
        UUID slotId,
        Slot.Status status,
        String hostName,
        String code,
        Instant checkInOpensAt,
        Instant checkInClosesAt) {

    /** As it is kept for replays: the code is computed again. */
    static SlotReservation withoutCode(Slot slot, Reservation reservation) {
        return new SlotReservation(
                reservation.id(),
                slot.id(),
                slot.status(),
                reservation.hostName(),
                null,
                reservation.checkInOpensAt(),
                reservation.checkInClosesAt());
    }
}
