package dev.intact.slots;

import dev.intact.events.Event;
import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Checks;
import dev.intact.shared.Ids;
import dev.intact.shared.InvalidInput;
import dev.intact.shared.Kept;
import dev.intact.shared.Page;
import dev.intact.shared.Secrets;
import dev.intact.slots.ChangeSlotResult.Changed;
import dev.intact.slots.ChangeSlotResult.Replayed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Checks slots and their reservations, and hands them to the store. */
@ApplicationScoped
public class SlotService {
    private static final Duration STEP = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofHours(8);
    private static final int LONGEST_RESOURCE_ID = 128;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_CODE = 200;

    private final SlotStore store;
    private final Secrets secrets;
    private final Clock clock;

    SlotService(SlotStore store, Secrets secrets, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
    }

    public CreateSlotResult create(Call call, String resourceId, String startsAtText, String endsAtText) {
        var checks = new Checks();
        checks.text("/resourceId", Checks.INVALID_REQUEST, resourceId, LONGEST_RESOURCE_ID);
        var startsAt = checks.time("/startsAt", startsAtText);
        var endsAt = checks.time("/endsAt", endsAtText);
        if (!checks.failed()) {
            checkTimes(checks, startsAt, endsAt);
        }
        checks.done();
        var now = call.at();
        var slot = Slot.of(Ids.next(), resourceId, startsAt, endsAt, Slot.Status.OPEN, Optional.empty(), 1, now, now);
        var answer = Answer.created("/v1/slots/" + slot.id(), slot);
        return store.createSlot(
                new NewSlot(call, slot, List.of(Event.of("slot.created", slot.id(), 1, now, call, answer)), answer));
    }

    private static void checkTimes(Checks checks, Instant startsAt, Instant endsAt) {
        if (!isAligned(startsAt)) {
            checks.fail("/startsAt", Checks.INVALID_TIME, "must be on a quarter of an hour");
        }
        if (!isAligned(endsAt)) {
            checks.fail("/endsAt", Checks.INVALID_TIME, "must be on a quarter of an hour");
        }
        var length = Duration.between(startsAt, endsAt);
        if (length.compareTo(Duration.ZERO) <= 0 || length.compareTo(LONGEST) > 0) {
            checks.fail("/endsAt", Checks.INVALID_TIME, "must be after startsAt, and by at most 8 hours");
        }
    }

    private static boolean isAligned(Instant time) {
        return time.toEpochMilli() % STEP.toMillis() == 0;
    }

    public ChangeSlotResult reserve(Call call, UUID slotId, String hostName) {
        var checks = new Checks();
        checks.text("/hostName", "invalid-name", hostName, LONGEST_NAME);
        checks.done();
        var reservationId = Ids.next();
        var code = CheckInCode.of(secrets, reservationId);
        var wanted = new ReserveSlot(call, reservationId, slotId, hostName, Secrets.sha256(code));
        return withCode(store.reserveSlot(wanted), code);
    }

    public ChangeSlotResult cancel(Call call, UUID slotId, String reservationId) {
        return store.cancelReservation(new CancelReservation(call, Ids.next(), slotId, reservation(reservationId)));
    }

    public ChangeSlotResult checkIn(Call call, UUID slotId, String reservationIdText, String code) {
        var checks = new Checks();
        var reservationId = checks.id("/reservationId", reservationIdText);
        checks.text("/code", Checks.INVALID_REQUEST, code, LONGEST_CODE);
        checks.done();
        return store.checkIn(new CheckIn(call, Ids.next(), slotId, reservationId, Secrets.sha256(code)));
    }

    public ChangeSlotResult checkOut(Call call, UUID slotId, String reservationId) {
        return store.checkOut(new CheckOut(call, Ids.next(), slotId, reservation(reservationId)));
    }

    /** @param reservationId null where nobody is believed to have reserved it */
    public ChangeSlotResult close(Call call, UUID slotId, String reservationId) {
        var ends = Optional.ofNullable(reservationId).map(SlotService::reservation);
        return store.closeSlot(new CloseSlot(call, Ids.next(), slotId, ends));
    }

    public Optional<Slot> find(UUID id) {
        return store.find(id).map(slot -> slot.at(clock.instant()));
    }

    /** @throws InvalidInput a parameter is missing or malformed */
    public Page<Slot> ofDay(String resourceId, String dayText, Page.Request page) {
        var checks = new Checks();
        checks.text("resourceId", Checks.INVALID_REQUEST, resourceId, LONGEST_RESOURCE_ID);
        var day = day(checks, dayText);
        checks.done();
        var now = clock.instant();
        var found = store.ofDay(resourceId, day, page);
        return new Page<>(found.items().stream().map(slot -> slot.at(now)).toList(), found.nextCursor());
    }

    private static LocalDate day(Checks checks, String text) {
        try {
            if (text != null && text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // Told below, as every other text that is no day.
        }
        checks.fail("day", Checks.INVALID_TIME, text == null ? "is required" : "must be a day, such as 2026-01-31");
        return LocalDate.EPOCH;
    }

    private static UUID reservation(String text) {
        var checks = new Checks();
        var id = checks.id("/reservationId", text);
        checks.done();
        return id;
    }

    /** Neither the code nor an answer with it is stored: both are computed again. */
    private ChangeSlotResult withCode(ChangeSlotResult result, String code) {
        if (result instanceof Changed(Slot slot, Answer answer)) {
            return new Changed(slot, answer.with("code", code));
        }
        return result instanceof Replayed(Kept first) ? new Replayed(withCode(first)) : result;
    }

    private Kept withCode(Kept first) {
        var code = CheckInCode.of(secrets, first.made());
        return first.answering(first.answer().with("code", code));
    }
}
