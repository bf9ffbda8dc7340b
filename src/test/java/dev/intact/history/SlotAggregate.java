package dev.intact.history;

import static dev.intact.slots.TestSlots.callAt;

import dev.intact.history.Outcome.Did;
import dev.intact.history.Outcome.Done;
import dev.intact.history.Outcome.Told;
import dev.intact.slots.ChangeSlotResult;
import dev.intact.slots.ChangeSlotResult.ReservationMismatch;
import dev.intact.slots.ChangeSlotResult.SlotNotOpen;
import dev.intact.slots.Slot;
import dev.intact.slots.Slot.Status;
import dev.intact.slots.TestSlots;
import dev.intact.slots.TestSlots.Shown;
import dev.intact.support.Stores;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** One slot at its start, reserved, checked in to and out of, and given up. Each reservation has a host of its own. */
final class SlotAggregate implements Aggregate<SlotAggregate.State, SlotAggregate.Command> {
    private static final String NOBODY = "";

    sealed interface Command {
        record Reserve(String host) implements Command {}

        record Cancel(String host) implements Command {}

        record CheckIn(String host) implements Command {}

        record CheckOut(String host) implements Command {}

        record Read() implements Command {}
    }

    /** @param host of the reservation that holds it */
    record State(Status status, String host, long version) {}

    record Changed(State now) implements Did {}

    private final Slot slot;
    private final AtomicInteger hosts = new AtomicInteger();
    /** By host, of those reservations whose answer was seen. */
    private final Map<String, Shown> shown = new ConcurrentHashMap<>();

    private SlotAggregate(Slot slot) {
        this.slot = slot;
    }

    static SlotAggregate make(Stores stores) {
        return new SlotAggregate(TestSlots.open(stores.slots()));
    }

    @Override
    public State initial() {
        return new State(Status.OPEN, NOBODY, 1);
    }

    @Override
    public Command next(Random dice) {
        var host = "host " + Math.max(0, hosts.get() - dice.nextInt(3));
        return switch (shown.containsKey(host) ? dice.nextInt(10) : dice.nextInt(4)) {
            case 0, 1, 2 -> new Command.Reserve("host " + hosts.incrementAndGet());
            case 3 -> new Command.Read();
            case 4, 5 -> new Command.Cancel(host);
            case 6, 7 -> new Command.CheckIn(host);
            default -> new Command.CheckOut(host);
        };
    }

    @Override
    public Step<State> apply(State before, Command command) {
        return switch (command) {
            case Command.Reserve(String host) ->
                before.status == Status.OPEN
                        ? changed(before, Status.RESERVED, host)
                        : new Step<>(before, new SlotNotOpen(before.status));
            case Command.Cancel(String host) -> end(before, host, Status.RESERVED);
            case Command.CheckOut(String host) -> end(before, host, Status.CHECKED_IN);
            case Command.CheckIn(String host) -> {
                if (!before.host.equals(host)) {
                    yield new Step<>(before, new ReservationMismatch());
                }
                yield before.status == Status.RESERVED
                        ? changed(before, Status.CHECKED_IN, host)
                        : new Step<>(before, new SlotNotOpen(before.status));
            }
            case Command.Read() -> new Step<>(before, before);
        };
    }

    private static Step<State> end(State before, String host, Status held) {
        if (!before.host.equals(host)) {
            return new Step<>(before, new ReservationMismatch());
        }
        return before.status == held
                ? changed(before, Status.OPEN, NOBODY)
                : new Step<>(before, new SlotNotOpen(before.status));
    }

    private static Step<State> changed(State before, Status to, String host) {
        var now = new State(to, host, before.version + 1);
        return new Step<>(now, new Changed(now));
    }

    @Override
    public Command read() {
        return new Command.Read();
    }

    @Override
    public Attempt attempt(Command command) {
        return switch (command) {
            case Command.Reserve(String host) -> {
                var call = callAt(TestSlots.RESERVE, slot.startsAt());
                yield on -> reserved(host, TestSlots.reserve(on.slots(), call, slot.id(), host));
            }
            case Command.Cancel(String host) -> {
                var call = callAt(TestSlots.CANCEL, slot.startsAt());
                yield on -> outcome(TestSlots.cancel(on.slots(), call, slot.id(), reservation(host)));
            }
            case Command.CheckIn(String host) -> {
                var call = callAt(TestSlots.CHECK_IN, slot.startsAt());
                var code = shown.get(host).code();
                yield on -> outcome(TestSlots.checkIn(on.slots(), call, slot.id(), reservation(host), code));
            }
            case Command.CheckOut(String host) -> {
                var call = callAt(TestSlots.CHECK_OUT, slot.startsAt());
                yield on -> outcome(TestSlots.checkOut(on.slots(), call, slot.id(), reservation(host)));
            }
            case Command.Read() ->
                on -> new Told(seen(on.slots().find(slot.id()).orElseThrow()));
        };
    }

    private UUID reservation(String host) {
        return shown.get(host).reservationId();
    }

    private Outcome reserved(String host, ChangeSlotResult result) {
        switch (result) {
            case ChangeSlotResult.Changed(var now, var answer) -> shown.put(host, Shown.of(answer));
            case ChangeSlotResult.Replayed(var first) -> shown.put(host, Shown.of(first.answer()));
            default -> {}
        }
        return outcome(result);
    }

    private static Outcome outcome(ChangeSlotResult result) {
        return switch (result) {
            case ChangeSlotResult.Changed(var now, var answer) -> new Told(new Changed(seen(now)));
            case ChangeSlotResult.Replayed again -> new Done();
            default -> new Told(result);
        };
    }

    private static State seen(Slot slot) {
        return new State(slot.status(), slot.hostName() == null ? NOBODY : slot.hostName(), slot.version());
    }
}
