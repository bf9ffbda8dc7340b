package dev.intact.slots;

import dev.intact.shared.Answer;

/** Every way to end {@link SlotStore#createSlot}. Only {@link Created} has written anything. */
public sealed interface CreateSlotResult {
    record Created(Slot slot, Answer answer) implements CreateSlotResult {}

    record Replayed(Answer first) implements CreateSlotResult {}

    record KeyReused() implements CreateSlotResult {}

    record StartsInPast() implements CreateSlotResult {}

    record SlotOverlap() implements CreateSlotResult {}
}
