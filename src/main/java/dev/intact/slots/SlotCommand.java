package dev.intact.slots;

import dev.intact.shared.Call;
import dev.intact.shared.Decision;
import java.util.UUID;

/** A checked change of a slot, and what it makes of the slot as it is stored. */
public interface SlotCommand {
    Call call();

    /** The id of the event that tells of it: the write's own mark on the key. */
    UUID made();

    UUID slotId();

    /** Plain values in, a refusal or all that is to be written out. */
    Decision<ChangeSlotResult, SlotChange> decide(Slot stored);

    default ChangeSlotResult slotNotFound() {
        return new ChangeSlotResult.SlotNotFound();
    }
}
