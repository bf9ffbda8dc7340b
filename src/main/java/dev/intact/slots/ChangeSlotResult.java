package dev.intact.slots;

import dev.intact.shared.Answer;
import dev.intact.shared.Kept;
import java.time.Instant;

/** Every way to end a change of a slot by {@link SlotStore}. Only {@link Changed} has written anything. */
public sealed interface ChangeSlotResult {
    /** @param slot as the change left it */
    record Changed(Slot slot, Answer answer) implements ChangeSlotResult {}

    record Replayed(Kept first) implements ChangeSlotResult {}

    record KeyReused() implements ChangeSlotResult {}

    record SlotNotFound() implements ChangeSlotResult {}

    record VersionMismatch(long version) implements ChangeSlotResult {}

    /** @param status which does not allow this: of a reservation too that holds the slot, but not so */
    record SlotNotOpen(Slot.Status status) implements ChangeSlotResult {}

    record SlotInPast() implements ChangeSlotResult {}

    /** The slot is held by another reservation, or by none. */
    record ReservationMismatch() implements ChangeSlotResult {}

    record WrongCode() implements ChangeSlotResult {}

    record CheckInTooEarly(Instant opensAt) implements ChangeSlotResult {}

    record CheckInTooLate(Instant closedAt) implements ChangeSlotResult {}

    /** Time has changed nothing, or that has been written down before. */
    record NotDue() implements ChangeSlotResult {}
}
