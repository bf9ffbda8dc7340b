package dev.intact.slots;

import static dev.intact.slots.TestSlots.callAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.shared.Call;
import dev.intact.shared.Ids;
import dev.intact.slots.ChangeSlotResult.Changed;
import dev.intact.slots.CreateSlotResult.Created;
import dev.intact.slots.TestSlots.Shown;
import dev.intact.support.StoreContract;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What the contracts of slots share: slots of an hour, and calls at a time of the clause's choice. */
abstract class SlotContract extends StoreContract {
    static final Duration MILLI = Duration.ofMillis(1);

    static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    SlotStore slots() {
        return stores().slots();
    }

    Slot open() {
        return TestSlots.open(slots());
    }

    Slot created(String resourceId, Instant startsAt, Duration length) {
        var result = TestSlots.create(slots(), resourceId, startsAt, startsAt.plus(length));
        assertThat(result).isInstanceOf(Created.class);
        return ((Created) result).slot();
    }

    /** As it is stored. */
    Slot stored(Slot slot) {
        return slots().find(slot.id()).orElseThrow();
    }

    static Slot changed(ChangeSlotResult result) {
        assertThat(result).isInstanceOf(Changed.class);
        return ((Changed) result).slot();
    }

    /** When the first reservation of a slot, made before its start, holds it no more. */
    static Instant closesAt(Slot slot) {
        return slot.startsAt().plus(minutes(10));
    }

    ChangeSlotResult reserve(Slot slot, Instant at, String host) {
        return TestSlots.reserve(slots(), callAt(TestSlots.RESERVE, at), slot.id(), host);
    }

    Shown reserved(Slot slot) {
        return reserved(slot, slot.createdAt(), "Ada");
    }

    Shown reserved(Slot slot, Instant at, String host) {
        var result = reserve(slot, at, host);
        assertThat(result).isInstanceOf(Changed.class);
        return Shown.of(result);
    }

    ChangeSlotResult cancel(Slot slot, Instant at, UUID reservationId) {
        return TestSlots.cancel(slots(), callAt(TestSlots.CANCEL, at), slot.id(), reservationId);
    }

    ChangeSlotResult checkIn(Slot slot, Instant at, Shown shown) {
        return TestSlots.checkIn(
                slots(), callAt(TestSlots.CHECK_IN, at), slot.id(), shown.reservationId(), shown.code());
    }

    ChangeSlotResult checkOut(Slot slot, Instant at, UUID reservationId) {
        return TestSlots.checkOut(slots(), callAt(TestSlots.CHECK_OUT, at), slot.id(), reservationId);
    }

    /** @param reservationId null where none is to be ended */
    ChangeSlotResult close(Slot slot, Instant at, UUID reservationId) {
        return TestSlots.close(slots(), callAt(TestSlots.CLOSE, at), slot.id(), reservationId);
    }

    /** As the sweeper does. */
    ChangeSlotResult settle(Slot slot, Instant at) {
        return settle(slots(), slot, at);
    }

    static ChangeSlotResult settle(SlotStore store, Slot slot, Instant at) {
        var call = Call.ofService("settleSlot", UUID.randomUUID().toString(), at);
        return store.settleSlot(new SettleSlot(call, Ids.next(), slot.id()));
    }
}
