package dev.intact.slots;

import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Decision;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.slots.ChangeSlotResult.SlotInPast;
import dev.intact.slots.ChangeSlotResult.SlotNotOpen;
import dev.intact.slots.ChangeSlotResult.VersionMismatch;
import dev.intact.slots.Slot.Status;
import dev.intact.slots.SlotChange.ReservationTold;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes an open slot for a host.
 *
 * @param made the id of the reservation
 */
public record ReserveSlot(Call call, UUID made, UUID slotId, String hostName, String codeHash) implements SlotCommand {
    @Override
    public Decision<ChangeSlotResult, SlotChange> decide(Slot stored) {
        if (!call.allows(stored.version())) {
            return new Refuse<>(new VersionMismatch(stored.version()));
        }
        if (!call.at().isBefore(stored.endsAt())) {
            return new Refuse<>(new SlotInPast());
        }
        var slot = stored.at(call.at());
        if (slot.status() != Status.OPEN) {
            return new Refuse<>(new SlotNotOpen(slot.status()));
        }
        var reservation = Reservation.of(slot, made, hostName, codeHash, call.at());
        var becomes = slot.as(Status.RESERVED, Optional.of(reservation));
        var told = ReservationTold.of(slot, reservation);
        return new Go<>(SlotChange.of(call, stored, becomes, made, "slot.reserved", told)
                .answering(Answer.created("/v1/slots/" + slotId, SlotReservation.withoutCode(becomes, reservation))));
    }
}
