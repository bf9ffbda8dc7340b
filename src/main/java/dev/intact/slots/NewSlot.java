package dev.intact.slots;

import dev.intact.events.Event;
import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import java.util.List;

/** A checked slot, complete as it will be stored. */
public record NewSlot(Call call, Slot slot, List<Event> events, Answer answer) {
    /** Judged after the key: the time of a first call may be over when it is made again. */
    public boolean startsInPast() {
        return !slot.startsAt().isAfter(call.at());
    }
}
