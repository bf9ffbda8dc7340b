package dev.intact.slots;

import dev.intact.shared.Call;
import dev.intact.shared.Decision;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.slots.ChangeSlotResult.CheckInTooEarly;
import dev.intact.slots.ChangeSlotResult.CheckInTooLate;
import dev.intact.slots.ChangeSlotResult.ReservationMismatch;
import dev.intact.slots.ChangeSlotResult.SlotNotOpen;
import dev.intact.slots.ChangeSlotResult.VersionMismatch;
import dev.intact.slots.ChangeSlotResult.WrongCode;
import dev.intact.slots.Slot.Status;
import dev.intact.slots.SlotChange.ReservationTold;
import java.util.Optional;
import java.util.UUID;

/**
 * The host of a reservation has come. Who comes too late is told so, as long as nobody else has reserved the slot: whether
 * or not anything has written down that it is open again.
 */
public record CheckIn(Call call, UUID made, UUID slotId, UUID reservationId, String codeHash) implements SlotCommand {
    @Override
    public Decision<ChangeSlotResult, SlotChange> decide(Slot stored) {
        var slot = stored.at(call.at());
        var reservation = slot.last().filter(its -> its.id().equals(reservationId));
        if (reservation.isEmpty()) {
            return new Refuse<>(new ReservationMismatch());
        }
        var refusal = refusal(slot, reservation.get());
        return refusal.isPresent()
                ? new Refuse<>(refusal.get())
                : new Go<>(SlotChange.of(
                        call,
                        stored,
                        stored.as(Status.CHECKED_IN, reservation),
                        made,
                        "slot.checked_in",
                        ReservationTold.of(stored, reservation.get())));
    }

    private Optional<ChangeSlotResult> refusal(Slot slot, Reservation reservation) {
        if (!reservation.codeHash().equals(codeHash)) {
            return Optional.of(new WrongCode());
        }
        if (!call.allows(slot.version())) {
            return Optional.of(new VersionMismatch(slot.version()));
        }
        if (call.at().isBefore(reservation.checkInOpensAt())) {
            return Optional.of(new CheckInTooEarly(reservation.checkInOpensAt()));
        }
        return switch (slot.status()) {
            case RESERVED -> Optional.empty();
            case CHECKED_IN -> Optional.of(new SlotNotOpen(slot.status()));
            case OPEN, CLOSED -> Optional.of(new CheckInTooLate(reservation.checkInClosesAt()));
        };
    }
}
