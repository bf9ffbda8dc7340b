package dev.intact.postgres;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.postgres.Decisions.Ends;
import dev.intact.postgres.Decisions.Look;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@StoredIn(Backend.POSTGRESQL)
class PostgresSlotStore implements SlotStore {
    private static final String LOOK = "select r, s from SlotRow s" + Decisions.WITH_REQUEST + "where s.id = :id";

    private static final String OF_DAY = """
            resourceId = ?1 and startsAt < ?2 and startsAt >= ?3 and (startsAt > ?3 or (startsAt = ?3 and id > ?4))
            order by startsAt, id""";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Sql sql;
    private final Reads reads;
    private final Decisions decisions;

    PostgresSlotStore(Sql sql, Reads reads, Decisions decisions) {
        this.sql = sql;
        this.reads = reads;
        this.decisions = decisions;
    }

    @Override
    public CreateSlotResult createSlot(NewSlot newSlot) {
        var slot = newSlot.slot();
        if (newSlot.startsInPast()) {
            return Requests.find(sql, newSlot.call())
                    .map(kept -> kept.<CreateSlotResult>judge(
                            newSlot.call(), its -> new Replayed(its.answer()), KeyReused::new))
                    .orElseGet(StartsInPast::new);
        }
        var write = sql.<CreateSlotResult>write("createSlot");
        write.claim(newSlot.call(), slot.id(), newSlot.answer(), kept -> new Replayed(kept.answer()), KeyReused::new);
        SlotWrites.insert(write, slot, SlotOverlap::new);
        write.record(newSlot.events());
        return write.commit(new Created(slot, newSlot.answer()));
    }

    /** All other workflows of slots: looked at once, decided, and written in one. */
    private ChangeSlotResult change(SlotCommand wanted) {
        var ends = new Ends<ChangeSlotResult>(
                ChangeSlotResult.Replayed::new, ChangeSlotResult.KeyReused::new, wanted::slotNotFound);
        var look = new Look<>(LOOK, Map.of("id", wanted.slotId()), rows -> ((SlotRow) rows.getFirst()[1]).slot());
        return decisions.on(wanted.call(), wanted.slotId(), ends, look, (slot, pauses) -> switch (wanted.decide(slot)) {
            case Refuse<ChangeSlotResult, SlotChange>(ChangeSlotResult why) -> Optional.of(why);
            case Go<ChangeSlotResult, SlotChange>(SlotChange change) -> write(wanted, change, ends, pauses);
        });
    }

    private Optional<ChangeSlotResult> write(
            SlotCommand wanted, SlotChange change, Ends<ChangeSlotResult> ends, Pauses pauses) {
        var write = decisions.write(wanted.call(), wanted.made(), change.answer(), ends, pauses);
        SlotWrites.update(write, change.after(), Optional::empty);
        write.record(change.events());
        return write.commit(Optional.of(new Changed(change.after(), change.answer())));
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
        return reads.read("slot", () -> SlotRow.<SlotRow>findByIdOptional(id).map(SlotRow::slot));
    }

    @Override
    public Page<Slot> ofDay(String resourceId, LocalDate day, Page.Request page) {
        var begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        var end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        var isFirst = page.after().equals(Page.Request.START);
        var after = isFirst ? null : page.after().split("/");
        var startsAt = isFirst ? begin : Instant.ofEpochMilli(Long.parseLong(after[0]));
        var id = isFirst ? BEFORE_ALL : UUID.fromString(after[1]);
        var found = reads.read(
                "slots",
                () ->
                        SlotRow.<SlotRow>find(OF_DAY, resourceId, end, startsAt, id)
                                .page(0, page.limit() + 1)
                                .list()
                                .stream()
                                .map(SlotRow::slot)
                                .toList());
        return Page.of(found, page.limit(), slot -> slot.startsAt().toEpochMilli() + "/" + slot.id());
    }
}
