package dev.intact.walks.teams;

import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Json;
import dev.intact.slots.ChangeSlotResult.Changed;
import dev.intact.slots.ChangeSlotResult.CheckInTooEarly;
import dev.intact.slots.ChangeSlotResult.CheckInTooLate;
import dev.intact.slots.ChangeSlotResult.ReservationMismatch;
import dev.intact.slots.ChangeSlotResult.SlotInPast;
import dev.intact.slots.ChangeSlotResult.SlotNotFound;
import dev.intact.slots.ChangeSlotResult.SlotNotOpen;
import dev.intact.slots.ChangeSlotResult.VersionMismatch;
import dev.intact.slots.ChangeSlotResult.WrongCode;
import dev.intact.slots.CreateSlotResult;
import dev.intact.slots.Slot.Status;
import dev.intact.slots.SlotReservation;
import dev.intact.walks.teams.ModelSlot.Held;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/** Slots, and what may be done to them. */
final class ModelSlots {
    static final String HOST = "Ada";
    private static final Duration BEFORE = Duration.ofMinutes(15);
    private static final Duration AFTER = Duration.ofMinutes(10);

    private final Supplier<UUID> ids;
    private final Map<UUID, ModelSlot> slots = new LinkedHashMap<>();
    private long codes;

    ModelSlots(Supplier<UUID> ids) {
        this.ids = ids;
    }

    Map<UUID, ModelSlot> all() {
        return slots;
    }

    Object create(Call call, String resource, Instant from, Instant to) {
        if (!from.isAfter(call.at())) {
            return new CreateSlotResult.StartsInPast();
        }
        var overlaps = slots.values().stream()
                .filter(slot -> slot.resource.equals(resource) && slot.status != Status.CLOSED)
                .anyMatch(slot -> slot.overlaps(from, to));
        if (overlaps) {
            return new CreateSlotResult.SlotOverlap();
        }
        var slot = new ModelSlot(ids.get(), resource, from, to, call.at());
        slots.put(slot.id, slot);
        var told = slot.at(call.at());
        return new CreateSlotResult.Created(told, new Answer(201, "/v1/slots/" + slot.id, Json.write(told)));
    }

    Object reserve(Call call, UUID id) {
        var slot = slots.get(id);
        if (slot == null) {
            return new SlotNotFound();
        }
        if (ModelUsers.isStale(call, slot.version)) {
            return new VersionMismatch(slot.version);
        }
        if (!call.at().isBefore(slot.endsAt)) {
            return new SlotInPast();
        }
        if (slot.status(call.at()) != Status.OPEN) {
            return new SlotNotOpen(slot.status(call.at()));
        }
        var held = new Held(
                ids.get(), HOST, "%012d".formatted(++codes), slot.startsAt.minus(BEFORE), closesAt(slot, call.at()));
        slot.become(Status.RESERVED, held, call.at());
        var told =
                new SlotReservation(held.id(), id, Status.RESERVED, HOST, held.code(), held.opensAt(), held.closesAt());
        return new Changed(slot.at(call.at()), new Answer(201, "/v1/slots/" + id, Json.write(told)));
    }

    /** Ten minutes from the start, or from now where it has begun, and never beyond the end. */
    private static Instant closesAt(ModelSlot slot, Instant now) {
        if (slot.startsAt.isAfter(now)) {
            return slot.startsAt.plus(AFTER);
        }
        var then = now.plus(AFTER);
        return then.isBefore(slot.endsAt) ? then : slot.endsAt;
    }

    /** Ends a reservation that stands as {@code from}. */
    Object end(Call call, UUID id, UUID reservation, Status from) {
        var slot = slots.get(id);
        if (slot == null) {
            return new SlotNotFound();
        }
        if (ModelUsers.isStale(call, slot.version)) {
            return new VersionMismatch(slot.version);
        }
        if (slot.holder(call.at()).filter(its -> its.id().equals(reservation)).isEmpty()) {
            return new ReservationMismatch();
        }
        if (slot.status(call.at()) != from) {
            return new SlotNotOpen(slot.status(call.at()));
        }
        return changed(call, slot, Status.OPEN, null);
    }

    Object checkIn(Call call, UUID id, UUID reservation, String code) {
        var slot = slots.get(id);
        if (slot == null) {
            return new SlotNotFound();
        }
        var held = slot.held;
        if (held == null || !held.id().equals(reservation)) {
            return new ReservationMismatch();
        }
        if (!held.code().equals(code)) {
            return new WrongCode();
        }
        if (ModelUsers.isStale(call, slot.version)) {
            return new VersionMismatch(slot.version);
        }
        if (call.at().isBefore(held.opensAt())) {
            return new CheckInTooEarly(held.opensAt());
        }
        if (slot.status(call.at()) == Status.CHECKED_IN) {
            return new SlotNotOpen(Status.CHECKED_IN);
        }
        if (!call.at().isBefore(held.closesAt())) {
            return new CheckInTooLate(held.closesAt());
        }
        return changed(call, slot, Status.CHECKED_IN, held);
    }

    /** @param reservation null ends none */
    Object close(Call call, UUID id, UUID reservation) {
        var slot = slots.get(id);
        if (slot == null) {
            return new SlotNotFound();
        }
        if (ModelUsers.isStale(call, slot.version)) {
            return new VersionMismatch(slot.version);
        }
        if (slot.status(call.at()) == Status.CLOSED) {
            return new SlotNotOpen(Status.CLOSED);
        }
        if (!Objects.equals(slot.holder(call.at()).map(Held::id).orElse(null), reservation)) {
            return new ReservationMismatch();
        }
        return changed(call, slot, Status.CLOSED, null);
    }

    private static Object changed(Call call, ModelSlot slot, Status to, Held held) {
        slot.become(to, held, call.at());
        var told = slot.at(call.at());
        return new Changed(told, new Answer(200, null, Json.write(told)));
    }
}
