package dev.intact.slots;

import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Json;
import dev.intact.shared.Secrets;
import dev.intact.slots.ChangeSlotResult.Changed;
import dev.intact.support.TestCalls;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Slots as tests ask for them: through the service, so with codes. */
public final class TestSlots {
    public static final String CREATE = "createSlot";
    public static final String RESERVE = "reserveSlot";
    public static final String CANCEL = "cancelReservation";
    public static final String CHECK_IN = "checkIn";
    public static final String CHECK_OUT = "checkOut";
    public static final String CLOSE = "closeSlot";

    private static final Secrets SECRETS =
            new Secrets("a secret of the tests, and of no one else".getBytes(StandardCharsets.UTF_8));

    private TestSlots() {}

    private static SlotService service(SlotStore store) {
        return new SlotService(store, SECRETS, Clock.systemUTC());
    }

    public static String aResource() {
        return "room-" + UUID.randomUUID();
    }

    /** The beginning of an hour, far enough ahead for a test to travel to. */
    public static Instant inTwoHours() {
        return Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(3));
    }

    public static CreateSlotResult create(
            SlotStore store, Call call, String resourceId, Instant startsAt, Instant endsAt) {
        return service(store).create(call, resourceId, Json.time(startsAt), Json.time(endsAt));
    }

    public static CreateSlotResult create(SlotStore store, String resourceId, Instant startsAt, Instant endsAt) {
        return create(store, TestCalls.call(CREATE), resourceId, startsAt, endsAt);
    }

    /** An open slot of an hour, of a resource of its own. */
    public static Slot open(SlotStore store) {
        var start = inTwoHours();
        var created = create(store, aResource(), start, start.plus(Duration.ofHours(1)));
        return ((CreateSlotResult.Created) created).slot();
    }

    public static ChangeSlotResult reserve(SlotStore store, Call call, UUID slotId, String host) {
        return service(store).reserve(call, slotId, host);
    }

    public static ChangeSlotResult reserve(SlotStore store, UUID slotId, String host) {
        return reserve(store, TestCalls.call(RESERVE), slotId, host);
    }

    /** What a reservation showed. */
    public record Shown(UUID reservationId, String code) {
        public static Shown of(ChangeSlotResult result) {
            return of(((Changed) result).answer());
        }

        public static Shown of(Answer answer) {
            var body = Json.tree(answer.body());
            return new Shown(
                    UUID.fromString(body.get("reservationId").textValue()),
                    body.get("code").textValue());
        }
    }

    public static Shown reserved(SlotStore store, UUID slotId) {
        return Shown.of(reserve(store, slotId, "Ada"));
    }

    public static ChangeSlotResult cancel(SlotStore store, Call call, UUID slotId, UUID reservationId) {
        return service(store).cancel(call, slotId, reservationId.toString());
    }

    public static ChangeSlotResult checkIn(SlotStore store, Call call, UUID slotId, UUID reservationId, String code) {
        return service(store).checkIn(call, slotId, reservationId.toString(), code);
    }

    public static ChangeSlotResult checkOut(SlotStore store, Call call, UUID slotId, UUID reservationId) {
        return service(store).checkOut(call, slotId, reservationId.toString());
    }

    /** @param reservationId null where none is to be ended */
    public static ChangeSlotResult close(SlotStore store, Call call, UUID slotId, UUID reservationId) {
        return service(store).close(call, slotId, reservationId == null ? null : reservationId.toString());
    }

    /** A call at a time of the test's choice. */
    public static Call callAt(String operation, Instant at) {
        return TestCalls.at(TestCalls.call(operation), at);
    }
}
