package dev.intact.slots;

import dev.intact.shared.Call;
import dev.intact.shared.Decision;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.slots.ChangeSlotResult.NotDue;
import java.util.UUID;

/** Writes down what time has made of a slot. It has stood so before for whoever read it. */
public record SettleSlot(Call call, UUID made, UUID slotId) implements SlotCommand {
    @Override
    public ChangeSlotResult slotNotFound() {
        return new NotDue();
    }

    @Override
    public Decision<ChangeSlotResult, SlotChange> decide(Slot stored) {
        return stored.at(call.at()).status() == stored.status()
                ? new Refuse<>(new NotDue())
                : new Go<>(SlotChange.ofTime(call, stored, made));
    }
}
