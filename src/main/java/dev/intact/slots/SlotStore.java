package dev.intact.slots;

import dev.intact.shared.Page;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Stores slots.
 *
 * <p>Each change looks once at the slot and the request's record, decides ({@link SlotCommand#decide}), and writes,
 * guarded by the slot's version. Checked in this order: the key is new, the slot is there, then what the command says.
 * {@code slot.reserved}, {@code .reservation_cancelled}, {@code .checked_in}, {@code .checked_out} and {@code .closed} are
 * recorded, each behind {@code slot.unattended} if that was not written down before; by {@link #settleSlot} that, and {@code
 * slot.ended}.
 *
 * <p>All of them throw {@link dev.intact.shared.StoreUnavailable} where there is no usable answer; it may or may not be
 * stored, so call again with the same key.
 */
public interface SlotStore {
    /**
     * Stores a slot and records {@code slot.created}.
     *
     * <p>Checked in this order: the key is new, the slot starts later than the call, no other slot of the resource that is not closed has a part of its time.
     */
    CreateSlotResult createSlot(NewSlot newSlot);

    ChangeSlotResult reserveSlot(ReserveSlot wanted);

    ChangeSlotResult cancelReservation(CancelReservation wanted);

    ChangeSlotResult checkIn(CheckIn wanted);

    ChangeSlotResult checkOut(CheckOut wanted);

    ChangeSlotResult closeSlot(CloseSlot wanted);

    /** Called by the sweeper alone. */
    ChangeSlotResult settleSlot(SettleSlot wanted);

    /** As it is stored: {@link Slot#at} tells how it stands. */
    Optional<Slot> find(UUID id);

    /** As they are stored, in the order in which they start; those that start on that day in UTC. */
    Page<Slot> ofDay(String resourceId, LocalDate day, Page.Request page);
}
