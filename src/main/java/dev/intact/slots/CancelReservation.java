package dev.intact.slots;

import dev.intact.shared.Call;
import dev.intact.shared.Decision;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.slots.ChangeSlotResult.ReservationMismatch;
import dev.intact.slots.ChangeSlotResult.SlotNotOpen;
import dev.intact.slots.ChangeSlotResult.VersionMismatch;
import dev.intact.slots.Slot.Status;
import dev.intact.slots.SlotChange.ReservationTold;
import java.util.Optional;
import java.util.UUID;

/** Gives a reservation up that was not checked in: the slot is open again. */
public record CancelReservation(Call call, UUID made, UUID slotId, UUID reservationId) implements SlotCommand {
    @Override
    public Decision<ChangeSlotResult, SlotChange> decide(Slot stored) {
        var slot = stored.at(call.at());
        if (!call.allows(stored.version())) {
            return new Refuse<>(new VersionMismatch(stored.version()));
        }
        if (!reservationId.equals(slot.reservationId())) {
            return new Refuse<>(new ReservationMismatch());
        }
        if (slot.status() != Status.RESERVED) {
            return new Refuse<>(new SlotNotOpen(slot.status()));
        }
        var told = ReservationTold.of(slot, slot.last().orElseThrow());
        return new Go<>(SlotChange.of(
                call, stored, slot.as(Status.OPEN, Optional.empty()), made, "slot.reservation_cancelled", told));
    }
}
