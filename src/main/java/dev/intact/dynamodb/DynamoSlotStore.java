package dev.intact.dynamodb;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.dynamodb.Decisions.Ends;
import dev.intact.dynamodb.Decisions.Outcome;
import dev.intact.dynamodb.Decisions.Outcome.Told;
import dev.intact.dynamodb.Lists.Source;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.shared.Page;
import dev.intact.shared.Pauses;
import dev.intact.slots.CancelReservation;
import dev.intact.slots.ChangeSlotResult;
import dev.intact.slots.ChangeSlotResult.Changed;
import dev.intact.slots.CheckIn;
import dev.intact.slots.CheckOut;
import dev.intact.slots.CloseSlot;
import dev.intact.slots.CreateSlotResult;
import dev.intact.slots.CreateSlotResult.Created;
import dev.intact.slots.CreateSlotResult.KeyReused;
import dev.intact.slots.CreateSlotResult.Replayed;
import dev.intact.slots.CreateSlotResult.SlotOverlap;
import dev.intact.slots.CreateSlotResult.StartsInPast;
import dev.intact.slots.NewSlot;
import dev.intact.slots.ReserveSlot;
import dev.intact.slots.SettleSlot;
import dev.intact.slots.Slot;
import dev.intact.slots.SlotChange;
import dev.intact.slots.SlotCommand;
import dev.intact.slots.SlotStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@StoredIn(Backend.DYNAMODB)
class DynamoSlotStore implements SlotStore {
    private static final Ends<CreateSlotResult> CREATE_ENDS =
            new Ends<>(kept -> new Replayed(kept.answer()), KeyReused::new);

    private static final Ends<ChangeSlotResult> ENDS =
            new Ends<>(ChangeSlotResult.Replayed::new, ChangeSlotResult.KeyReused::new);

    private final Table table;
    private final Lists lists;
    private final Decisions decisions;

    DynamoSlotStore(Table table, Lists lists, Decisions decisions) {
        this.table = table;
        this.lists = lists;
        this.decisions = decisions;
    }

    @Override
    public CreateSlotResult createSlot(NewSlot newSlot) {
        var slot = newSlot.slot();
        if (newSlot.startsInPast()) {
            return decisions.first(newSlot.call(), CREATE_ENDS).orElseGet(StartsInPast::new);
        }
        var write = table.<CreateSlotResult>write("createSlot");
        write.claim(newSlot.call(), slot.id(), newSlot.answer(), kept -> new Replayed(kept.answer()), KeyReused::new);
        write.put(SlotItems.item(newSlot.call(), slot));
        write.putAllNew(
                SlotItems.cells(slot).stream()
                        .map(key -> SlotItems.cell(key, slot.id()))
                        .toList(),
                taken -> new SlotOverlap());
        write.record(newSlot.events());
        return write.commit(new Created(slot, newSlot.answer()));
    }

    /** All other workflows of slots: looked at once, decided, and written in one. */
    private ChangeSlotResult change(SlotCommand wanted) {
        return decisions.onItem(wanted.call(), Keys.slot(wanted.slotId()), ENDS, (found, pauses) -> {
            if (found.isEmpty()) {
                return new Told<>(wanted.slotNotFound());
            }
            return switch (wanted.decide(SlotItems.slot(found.get()))) {
                case Refuse<ChangeSlotResult, SlotChange>(ChangeSlotResult why) -> new Told<>(why);
                case Go<ChangeSlotResult, SlotChange>(SlotChange change) -> write(wanted, change, pauses);
            };
        });
    }

    private Outcome<ChangeSlotResult> write(SlotCommand wanted, SlotChange change, Pauses pauses) {
        var write = decisions.write(wanted.call(), wanted.made(), change.answer(), ENDS, pauses);
        write.change(SlotItems.change(change.after()), Outcome.Changed::new);
        if (change.freesTime()) {
            write.removeAll(SlotItems.cells(change.after()));
        }
        write.record(change.events());
        return write.commit(new Told<>(new Changed(change.after(), change.answer())));
    }

    @Override
    public ChangeSlotResult reserveSlot(ReserveSlot wanted) {
        return change(wanted);
    }

    @Override
    public ChangeSlotResult cancelReservation(CancelReservation wanted) {
        return change(wanted);
    }

    @Override
    public ChangeSlotResult checkIn(CheckIn wanted) {
        return change(wanted);
    }

    @Override
    public ChangeSlotResult checkOut(CheckOut wanted) {
        return change(wanted);
    }

    @Override
    public ChangeSlotResult closeSlot(CloseSlot wanted) {
        return change(wanted);
    }

    @Override
    public ChangeSlotResult settleSlot(SettleSlot wanted) {
        return change(wanted);
    }

    @Override
    public Optional<Slot> find(UUID id) {
        return table.get(Keys.slot(id)).map(SlotItems::slot);
    }

    @Override
    public Page<Slot> ofDay(String resourceId, LocalDate day, Page.Request page) {
        return lists.page(
                new Source<>(
                        Lists.GROUPS,
                        List.of(Keys.slotsOf(resourceId, day)),
                        true,
                        position -> Keys.slot(Positions.id(position)),
                        item -> Optional.of(SlotItems.slot(item))),
                page);
    }
}
