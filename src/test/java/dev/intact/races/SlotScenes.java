package dev.intact.races;

import static dev.intact.slots.TestSlots.aResource;
import static dev.intact.slots.TestSlots.callAt;
import static dev.intact.slots.TestSlots.inTwoHours;
import static dev.intact.slots.TestSlots.open;
import static dev.intact.slots.TestSlots.reserve;
import static dev.intact.slots.TestSlots.reserved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.slots.ChangeSlotResult.Changed;
import dev.intact.slots.ChangeSlotResult.ReservationMismatch;
import dev.intact.slots.ChangeSlotResult.SlotNotOpen;
import dev.intact.slots.CreateSlotResult.Created;
import dev.intact.slots.CreateSlotResult.SlotOverlap;
import dev.intact.slots.Slot;
import dev.intact.slots.Slot.Status;
import dev.intact.slots.TestSlots;
import dev.intact.support.Stores;
import java.time.Duration;
import java.time.Instant;

/** Races for a time, and for a slot. */
final class SlotScenes {
    private static final Duration QUARTER = Duration.ofMinutes(15);
    /** After its start, an unattended slot is open again. */
    private static final Duration GRACE = Duration.ofMinutes(10);

    private SlotScenes() {}

    private static Slot stored(Stores stores, Slot slot) {
        return stores.slots().find(slot.id()).orElseThrow();
    }

    /** @return when a reservation made before the start holds the slot no more */
    static Instant lapse(Slot slot) {
        return slot.startsAt().plus(GRACE);
    }

    /** Each begins a quarter of an hour after its neighbour, and all have one in common. */
    static Stage overlap(Stores stores, int actors) {
        return () -> {
            var resource = aResource();
            var start = inTwoHours();
            return new Scene(
                    (on, actor) -> {
                        var startsAt = start.plus(QUARTER.multipliedBy(actor % 4));
                        return TestSlots.create(on.slots(), resource, startsAt, startsAt.plus(Duration.ofHours(1)));
                    },
                    results -> {
                        var slot = results.theOnly(Created.class).slot();
                        results.assertOthers(Created.class, new SlotOverlap());
                        assertThat(stored(stores, slot)).isEqualTo(slot);
                    });
        };
    }

    /** One ends where the next begins. */
    static Stage neighbours(Stores stores, int actors) {
        return () -> {
            var resource = aResource();
            var start = inTwoHours();
            return new Scene(
                    (on, actor) -> {
                        var startsAt = start.plus(QUARTER.multipliedBy(actor));
                        return TestSlots.create(on.slots(), resource, startsAt, startsAt.plus(QUARTER));
                    },
                    results -> assertThat(results.exactly(actors, Created.class))
                            .extracting(Created::slot)
                            .allMatch(slot -> stored(stores, slot).equals(slot)));
        };
    }

    /** Time that is free again is taken by one, whether or not anybody has seen yet that it is free. */
    static Stage closeAndMakeAgain(Stores stores, int actors) {
        return () -> {
            var slot = open(stores.slots());
            return new Scene(
                    (on, actor) -> actor == 0
                            ? TestSlots.close(on.slots(), callAt(TestSlots.CLOSE, slot.createdAt()), slot.id(), null)
                            : TestSlots.create(on.slots(), slot.resourceId(), slot.startsAt(), slot.endsAt()),
                    results -> {
                        assertThat(results.all().getFirst()).isInstanceOf(Changed.class);
                        assertThat(results.of(Created.class).size()).isBetween(0, 1);
                        assertThat(results.all().subList(1, actors))
                                .filteredOn(it -> !(it instanceof Created))
                                .isSubsetOf(new SlotOverlap());
                    });
        };
    }

    static Stage reserveAgain(Stores stores, int actors) {
        return () -> {
            var slot = open(stores.slots());
            return new Scene((on, actor) -> reserve(on.slots(), slot.id(), "host " + actor), results -> {
                assertThat(stored(stores, slot))
                        .isEqualTo(results.theOnly(Changed.class).slot());
                results.assertOthers(Changed.class, new SlotNotOpen(Status.RESERVED));
            });
        };
    }

    static Stage reserveOrClose(Stores stores, int actors) {
        return () -> {
            var slot = open(stores.slots());
            return new Scene(
                    (on, actor) -> actor % 2 == 0
                            ? reserve(on.slots(), slot.id(), "host " + actor)
                            : TestSlots.close(on.slots(), callAt(TestSlots.CLOSE, slot.createdAt()), slot.id(), null),
                    results -> {
                        var status = results.theOnly(Changed.class).slot().status();
                        assertThat(stored(stores, slot).status()).isEqualTo(status);
                        results.every(2, 0).assertOthers(Changed.class, new SlotNotOpen(status));
                        results.every(2, 1)
                                .assertOthers(
                                        Changed.class,
                                        status == Status.CLOSED ? new SlotNotOpen(status) : new ReservationMismatch());
                    });
        };
    }

    /** Every second one cancels a reservation that has lapsed, while the others reserve. */
    static Stage cancelLate(Stores stores, int actors) {
        return () -> {
            var slot = open(stores.slots());
            var missed = reserved(stores.slots(), slot.id()).reservationId();
            return new Scene(
                    (on, actor) -> actor % 2 == 0
                            ? reserve(on.slots(), callAt(TestSlots.RESERVE, lapse(slot)), slot.id(), "host " + actor)
                            : TestSlots.cancel(on.slots(), callAt(TestSlots.CANCEL, lapse(slot)), slot.id(), missed),
                    results -> {
                        var held = results.theOnly(Changed.class).slot();
                        assertThat(stored(stores, slot)).isEqualTo(held);
                        assertThat(held.status()).isEqualTo(Status.RESERVED);
                        results.every(2, 0).assertOthers(Changed.class, new SlotNotOpen(Status.RESERVED));
                        assertThat(results.every(2, 1).all()).containsOnly(new ReservationMismatch());
                    });
        };
    }

    static Stage checkInAgain(Stores stores, int actors) {
        return () -> {
            var slot = open(stores.slots());
            var shown = reserved(stores.slots(), slot.id());
            return new Scene(
                    (on, actor) -> TestSlots.checkIn(
                            on.slots(),
                            callAt(TestSlots.CHECK_IN, slot.startsAt()),
                            slot.id(),
                            shown.reservationId(),
                            shown.code()),
                    results -> {
                        assertThat(stored(stores, slot))
                                .isEqualTo(results.theOnly(Changed.class).slot());
                        results.assertOthers(Changed.class, new SlotNotOpen(Status.CHECKED_IN));
                    });
        };
    }

    static Stage checkInOrCancel(Stores stores, int actors) {
        return () -> {
            var slot = open(stores.slots());
            var shown = reserved(stores.slots(), slot.id());
            var at = slot.startsAt();
            return new Scene(
                    (on, actor) -> actor % 2 == 0
                            ? TestSlots.checkIn(
                                    on.slots(),
                                    callAt(TestSlots.CHECK_IN, at),
                                    slot.id(),
                                    shown.reservationId(),
                                    shown.code())
                            : TestSlots.cancel(
                                    on.slots(), callAt(TestSlots.CANCEL, at), slot.id(), shown.reservationId()),
                    results -> {
                        var status = results.theOnly(Changed.class).slot().status();
                        assertThat(stored(stores, slot).status()).isEqualTo(status);
                        results.assertOthers(
                                Changed.class,
                                status == Status.OPEN ? new ReservationMismatch() : new SlotNotOpen(status));
                    });
        };
    }
}
