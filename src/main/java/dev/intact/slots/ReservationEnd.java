package dev.intact.slots;

import dev.intact.shared.Decision;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.slots.ChangeSlotResult.ReservationMismatch;
import dev.intact.slots.ChangeSlotResult.SlotNotOpen;
import dev.intact.slots.ChangeSlotResult.VersionMismatch;
import dev.intact.slots.SlotChange.ReservationTold;
import java.util.Optional;
import java.util.UUID;

/** Takes the slot from the reservation that holds it: it is open again. */
interface ReservationEnd extends SlotCommand {
    UUID reservationId();

    /** As what the reservation must hold the slot. */
    Slot.Status held();

    /** What is told of it. */
    String eventType();

    @Override
    default Decision<ChangeSlotResult, SlotChange> decide(Slot stored) {
        var slot = stored.at(call().at());
        if (!call().allows(stored.version())) {
            return new Refuse<>(new VersionMismatch(stored.version()));
        }
        if (!reservationId().equals(slot.reservationId())) {
            return new Refuse<>(new ReservationMismatch());
        }
        if (slot.status() != held()) {
            return new Refuse<>(new SlotNotOpen(slot.status()));
        }
        var told = ReservationTold.of(slot, slot.last().orElseThrow());
        var becomes = slot.as(Slot.Status.OPEN, Optional.empty());
        return new Go<>(SlotChange.of(call(), stored, becomes, made(), eventType(), told));
    }
}
