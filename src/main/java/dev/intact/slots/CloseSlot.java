package dev.intact.slots;

import dev.intact.shared.Call;
import dev.intact.shared.Decision;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.slots.ChangeSlotResult.ReservationMismatch;
import dev.intact.slots.ChangeSlotResult.SlotNotOpen;
import dev.intact.slots.ChangeSlotResult.VersionMismatch;
import dev.intact.slots.Slot.Status;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes a slot away for good; its time is free for another one.
 *
 * @param reservationId which it ends; empty where nobody is believed to have reserved it
 */
public record CloseSlot(Call call, UUID made, UUID slotId, Optional<UUID> reservationId) implements SlotCommand {
    @Override
    public Decision<ChangeSlotResult, SlotChange> decide(Slot stored) {
        var slot = stored.at(call.at());
        if (!call.allows(stored.version())) {
            return new Refuse<>(new VersionMismatch(stored.version()));
        }
        if (slot.status() == Status.CLOSED) {
            return new Refuse<>(new SlotNotOpen(slot.status()));
        }
        if (!reservationId.equals(Optional.ofNullable(slot.reservationId()))) {
            return new Refuse<>(new ReservationMismatch());
        }
        var becomes = slot.as(Status.CLOSED, Optional.empty());
        return new Go<>(SlotChange.of(call, stored, becomes, made, "slot.closed", becomes.changed(call.at())));
    }
}
