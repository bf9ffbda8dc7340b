package dev.intact.slots;

import dev.intact.shared.Call;
import dev.intact.slots.Slot.Status;
import java.util.UUID;

/** Gives a reservation up that was not checked in: the slot is open again. */
public record CancelReservation(Call call, UUID made, UUID slotId, UUID reservationId) implements ReservationEnd {
    @Override
    public Status held() {
        return Status.RESERVED;
    }

    @Override
    public String eventType() {
        return "slot.reservation_cancelled";
    }
}
