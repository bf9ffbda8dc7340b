package dev.intact.slots;

import dev.intact.shared.Call;
import dev.intact.slots.Slot.Status;
import java.util.UUID;

/** The host of a reservation leaves before the end: the slot is open again. */
public record CheckOut(Call call, UUID made, UUID slotId, UUID reservationId) implements ReservationEnd {
    @Override
    public Status held() {
        return Status.CHECKED_IN;
    }

    @Override
    public String eventType() {
        return "slot.checked_out";
    }
}
