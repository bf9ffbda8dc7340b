package dev.intact.slots;

import dev.intact.shared.Call;
import dev.intact.shared.Decision;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.slots.Slot.Status;
import dev.intact.support.TestCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A slot of an hour in each of its states. */
final class TestReservations {
    static final Instant STARTS = Instant.parse("2026-03-01T12:00:00.000Z");
    static final Instant ENDS = STARTS.plus(Duration.ofHours(1));
    static final Instant OPENS = STARTS.minus(Duration.ofMinutes(15));
    static final Instant CLOSES = STARTS.plus(Duration.ofMinutes(10));
    static final Instant CREATED = STARTS.minus(Duration.ofDays(3));
    static final UUID SLOT = new UUID(1, 1);
    static final UUID RESERVATION = new UUID(2, 1);
    static final UUID OTHER = new UUID(2, 2);
    static final String CODE_HASH = "hash of the code";
    static final long VERSION = 4;

    private TestReservations() {}

    static Reservation reservation() {
        return Reservation.of(open(), RESERVATION, "Ada", CODE_HASH, CREATED);
    }

    static Slot open() {
        return slot(Status.OPEN, Optional.empty());
    }

    static Slot reserved() {
        return slot(Status.RESERVED, Optional.of(reservation()));
    }

    static Slot checkedIn() {
        return slot(Status.CHECKED_IN, Optional.of(reservation()));
    }

    /** Open again, as the sweeper writes it where nobody has checked in. */
    static Slot unattended() {
        return slot(Status.OPEN, Optional.of(reservation()));
    }

    static Slot closed() {
        return slot(Status.CLOSED, Optional.empty());
    }

    static Slot slot(Status status, Optional<Reservation> last) {
        return Slot.of(SLOT, "room", STARTS, ENDS, status, last, VERSION, CREATED, CREATED);
    }

    static Call at(Instant time) {
        return TestCalls.at(TestCalls.call("any"), time);
    }

    static Call stale(Call call) {
        return TestCalls.ifMatch(call, VERSION - 1);
    }

    static ChangeSlotResult refusal(Decision<ChangeSlotResult, SlotChange> decision) {
        return switch (decision) {
            case Refuse<ChangeSlotResult, SlotChange>(ChangeSlotResult why) -> why;
            case Go<ChangeSlotResult, SlotChange>(SlotChange change) ->
                throw new AssertionError("not refused: " + change);
        };
    }

    static SlotChange change(Decision<ChangeSlotResult, SlotChange> decision) {
        return switch (decision) {
            case Refuse<ChangeSlotResult, SlotChange>(ChangeSlotResult why) ->
                throw new AssertionError("refused: " + why);
            case Go<ChangeSlotResult, SlotChange>(SlotChange change) -> change;
        };
    }
}
