package dev.intact.slots;

import dev.intact.events.Event;
import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Ids;
import dev.intact.shared.Json;
import dev.intact.slots.Slot.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a change of a slot writes. */
public record SlotChange(Slot before, Slot after, List<Event> events, Answer answer) {

    /** What the events of a reservation tell. */
    record ReservationTold(UUID slotId, String resourceId, UUID reservationId, String hostName) {
        static ReservationTold of(Slot slot, Reservation reservation) {
            return new ReservationTold(slot.id(), slot.resourceId(), reservation.id(), reservation.hostName());
        }
    }

    /**
     * A change that somebody asked for. What time had changed before is told first.
     *
     * @param before as it was stored
     * @param becomes without its new version
     */
    static SlotChange of(Call call, Slot before, Slot becomes, UUID eventId, String eventType, Object data) {
        var after = becomes.changed(call.at());
        var events = new ArrayList<Event>();
        if (before.isUnattended(call.at())) {
            events.add(unattended(call, before, after, Ids.next()));
        }
        events.add(event(call, after, eventId, eventType, data));
        return new SlotChange(before, after, List.copyOf(events), Answer.changed(Json.write(after)));
    }

    /** What time alone has changed, written down; {@code eventId} is of what is told first. */
    static SlotChange ofTime(Call call, Slot before, UUID eventId) {
        var after = before.at(call.at()).changed(call.at());
        var events = new ArrayList<Event>();
        if (before.isUnattended(call.at())) {
            events.add(unattended(call, before, after, eventId));
        }
        if (after.status() == Status.CLOSED) {
            events.add(event(call, after, events.isEmpty() ? eventId : Ids.next(), "slot.ended", after));
        }
        return new SlotChange(before, after, List.copyOf(events), Answer.changed(Json.write(after)));
    }

    /** Whether others may have its time from now on. */
    public boolean freesTime() {
        return before.status() != Status.CLOSED && after.status() == Status.CLOSED;
    }

    SlotChange answering(Answer other) {
        return new SlotChange(before, after, events, other);
    }

    private static Event unattended(Call call, Slot before, Slot after, UUID eventId) {
        var missed = ReservationTold.of(before, before.last().orElseThrow());
        return event(call, after, eventId, "slot.unattended", missed);
    }

    private static Event event(Call call, Slot slot, UUID id, String type, Object data) {
        return Event.of(id, type, slot.id().toString(), slot.version(), call.at(), call, data);
    }
}
