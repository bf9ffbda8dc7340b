package dev.intact.walks.teams;

import dev.intact.slots.Slot.Status;
import dev.intact.walks.Dice;
import dev.intact.walks.Scope;
import dev.intact.walks.teams.Command.CheckIn;
import dev.intact.walks.teams.Command.CheckOut;
import dev.intact.walks.teams.Command.Close;
import dev.intact.walks.teams.Command.CreateSlot;
import dev.intact.walks.teams.Command.GiveUp;
import dev.intact.walks.teams.Command.Reserve;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes commands about slots, most of which begin soon. */
final class SlotRequests {
    private static final List<String> RESOURCES = List.of("room", "desk");
    private static final Duration CELL = Duration.ofMinutes(15);

    private final Dice dice;
    private final Scope scope;
    private final ModelWorld model;
    private final List<String> slots = new ArrayList<>();
    private final List<Reserve> reservations = new ArrayList<>();

    SlotRequests(Dice dice, Scope scope, ModelWorld model) {
        this.dice = dice;
        this.scope = scope;
        this.model = model;
    }

    Command command(Duration now) {
        var roll = dice.below(100);
        if (slots.isEmpty() || roll < 18) {
            return create(now);
        }
        var slot = aSlot();
        var reservation = reservationOf(slot);
        if (roll < 42 || reservation.isEmpty()) {
            reservations.add(new Reserve("reservation-" + (reservations.size() + 1), slot));
            return reservations.getLast();
        }
        var name = reservation.get().reservation();
        if (roll < 50) {
            return new GiveUp(slot, name);
        }
        if (roll < 77) {
            return new CheckIn(slot, name, dice.chance(92));
        }
        if (roll < 88) {
            return new CheckOut(slot, name);
        }
        return new Close(slot, dice.maybe(60, name));
    }

    private Command create(Duration now) {
        slots.add("slot-" + (slots.size() + 1));
        var next = now.toMillis() / CELL.toMillis() + 1 + dice.oneOf(List.of(0, 0, 1, 1, 2, 4, 90));
        var length = dice.oneOf(List.of(1, 1, 2, 4, 32));
        return new CreateSlot(
                slots.getLast(),
                scope.name(dice.oneOf(RESOURCES)),
                CELL.multipliedBy(next),
                CELL.multipliedBy(next + length));
    }

    /** Mostly one that is not closed for good. */
    private String aSlot() {
        if (dice.chance(2)) {
            return "no slot";
        }
        var there = slots.stream().filter(slot -> model.slot(slot).isPresent()).toList();
        var open = there.stream()
                .filter(slot -> model.slot(slot).orElseThrow().status != Status.CLOSED)
                .toList();
        if (!open.isEmpty() && dice.chance(85)) {
            return dice.oneOf(open.subList(Math.max(0, open.size() - 2), open.size()));
        }
        return dice.oneOf(there.isEmpty() ? slots : there);
    }

    /** Mostly the one that holds the slot, or held it last. */
    private Optional<Reserve> reservationOf(String slot) {
        if (reservations.isEmpty()) {
            return Optional.empty();
        }
        if (dice.chance(10)) {
            return Optional.of(dice.oneOf(reservations));
        }
        UUID held = model.slot(slot).map(its -> its.held).map(its -> its.id()).orElse(new UUID(0, 0));
        var its = reservations.stream().filter(made -> made.slot().equals(slot)).toList();
        return its.stream()
                .filter(made -> model.names().id(made.reservation()).equals(held))
                .findFirst()
                .or(() -> its.isEmpty() ? Optional.empty() : Optional.of(its.getLast()));
    }
}
