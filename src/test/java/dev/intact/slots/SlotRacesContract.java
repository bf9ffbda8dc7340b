package dev.intact.slots;

import static dev.intact.slots.TestSlots.aResource;
import static dev.intact.slots.TestSlots.callAt;
import static dev.intact.slots.TestSlots.create;
import static dev.intact.slots.TestSlots.inTwoHours;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.events.Event;
import dev.intact.slots.ChangeSlotResult.Changed;
import dev.intact.slots.ChangeSlotResult.NotDue;
import dev.intact.slots.ChangeSlotResult.Replayed;
import dev.intact.slots.ChangeSlotResult.ReservationMismatch;
import dev.intact.slots.ChangeSlotResult.SlotNotOpen;
import dev.intact.slots.CreateSlotResult.Created;
import dev.intact.slots.CreateSlotResult.SlotOverlap;
import dev.intact.slots.Slot.Status;
import dev.intact.slots.TestSlots.Shown;
import dev.intact.support.Race;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every {@link SlotStore} must do for calls of several instances that meet. */
public abstract class SlotRacesContract extends SlotContract {
    private List<SlotStore> instances() {
        return Stream.of(stores(), stores().ofAnotherInstance(), stores().ofAnotherInstance())
                .map(instance -> instance.slots())
                .toList();
    }

    private static SlotStore one(List<SlotStore> instances, int number) {
        return instances.get(number % instances.size());
    }

    private long told(Slot slot, String type) {
        return eventsAbout(slot.id()).stream()
                .filter(event -> event.type().equals(type))
                .count();
    }

    /** Each version is told, by the events of one write. */
    private void assertTellsEachVersion(Slot slot) {
        var versions = eventsAbout(slot.id()).stream()
                .map(Event::subjectVersion)
                .distinct()
                .toList();
        assertThat(versions).hasSize((int) stored(slot).version());
    }

    @RepeatedTest(3)
    void gives_a_slot_to_one_of_twelve_hosts() {
        var instances = instances();
        var slot = open();

        var results = Race.of(12, i -> TestSlots.reserve(one(instances, i), slot.id(), "host " + i));

        var won = results.stream().filter(Changed.class::isInstance).toList();
        assertThat(won).hasSize(1);
        assertThat(results)
                .filteredOn(result -> result != won.getFirst())
                .containsOnly(new SlotNotOpen(Status.RESERVED));
        assertThat(stored(slot)).isEqualTo(((Changed) won.getFirst()).slot());
        assertThat(told(slot, "slot.reserved")).isEqualTo(1);
        assertThat(checkIn(slot, slot.startsAt(), Shown.of(won.getFirst()))).isInstanceOf(Changed.class);
    }

    @RepeatedTest(3)
    void makes_one_of_six_slots_that_overlap_for_each_of_several_resources() {
        var instances = instances();
        var resources = List.of(aResource(), aResource(), aResource());
        var start = inTwoHours();

        var results = Race.of(18, i -> {
            var from = start.plus(minutes(15L * (i / 3)));
            return create(one(instances, i / 2), resources.get(i % 3), from, from.plus(minutes(120)));
        });

        for (var resource = 0; resource < 3; resource++) {
            var its = resource;
            var ofIt = IntStream.range(0, 6)
                    .mapToObj(i -> results.get(i * 3 + its))
                    .toList();
            var made = ofIt.stream().filter(Created.class::isInstance).toList();
            assertThat(made).hasSize(1);
            var slot = ((Created) made.getFirst()).slot();
            assertThat(ofIt).filteredOn(result -> result != made.getFirst()).containsOnly(new SlotOverlap());
            assertThat(slots().find(slot.id())).contains(slot);
        }
    }

    @RepeatedTest(4)
    void leaves_one_of_the_allowed_outcomes_when_cancelling_races_checking_in() {
        var instances = instances();
        var slot = open();
        var shown = reserved(slot);
        var at = slot.startsAt();

        var results = Race.of(
                2,
                i -> i == 0
                        ? TestSlots.cancel(
                                instances.get(1), callAt(TestSlots.CANCEL, at), slot.id(), shown.reservationId())
                        : checkIn(slot, at, shown));

        if (results.getFirst() instanceof Changed) {
            assertThat(results.getLast()).isEqualTo(new ReservationMismatch());
            assertThat(stored(slot).status()).isEqualTo(Status.OPEN);
        } else {
            assertThat(results.getFirst()).isEqualTo(new SlotNotOpen(Status.CHECKED_IN));
            assertThat(results.getLast()).isInstanceOf(Changed.class);
            assertThat(stored(slot).status()).isEqualTo(Status.CHECKED_IN);
        }
        assertThat(stored(slot).version()).isEqualTo(3);
        assertTellsEachVersion(slot);
    }

    @RepeatedTest(4)
    void leaves_one_of_the_allowed_outcomes_when_reserving_races_closing() {
        var instances = instances();
        var slot = open();

        var results = Race.of(
                4,
                i -> i % 2 == 0
                        ? TestSlots.close(one(instances, i), callAt(TestSlots.CLOSE, slot.createdAt()), slot.id(), null)
                        : TestSlots.reserve(one(instances, i), slot.id(), "Ada"));

        assertThat(results).filteredOn(Changed.class::isInstance).hasSize(1);
        var status = stored(slot).status();
        assertThat(status).isIn(Status.RESERVED, Status.CLOSED);
        assertThat(results)
                .filteredOn(result -> !(result instanceof Changed))
                .isSubsetOf(
                        status == Status.CLOSED
                                ? List.of(new SlotNotOpen(Status.CLOSED))
                                : List.of(new SlotNotOpen(Status.RESERVED), new ReservationMismatch()));
        assertThat(stored(slot).version()).isEqualTo(2);
    }

    @RepeatedTest(4)
    void tells_once_of_who_did_not_come_when_the_sweeper_races_the_next_host() {
        var instances = instances();
        var slot = open();
        reserved(slot);
        var at = closesAt(slot);

        var results = Race.of(
                6, i -> i % 2 == 0 ? settle(one(instances, i), slot, at) : reserveAt(one(instances, i), slot, i));

        var hosts = IntStream.of(1, 3, 5).mapToObj(results::get).toList();
        assertThat(hosts).filteredOn(Changed.class::isInstance).hasSize(1);
        assertThat(hosts)
                .filteredOn(result -> !(result instanceof Changed))
                .containsOnly(new SlotNotOpen(Status.RESERVED));
        var sweepers = IntStream.of(0, 2, 4).mapToObj(results::get).toList();
        assertThat(sweepers).filteredOn(result -> !(result instanceof Changed)).containsOnly(new NotDue());
        assertThat(told(slot, "slot.unattended")).isEqualTo(1);
        assertThat(told(slot, "slot.reserved")).isEqualTo(2);
        assertThat(stored(slot).status()).isEqualTo(Status.RESERVED);
        assertTellsEachVersion(slot);
    }

    private ChangeSlotResult reserveAt(SlotStore store, Slot slot, int host) {
        return TestSlots.reserve(store, callAt(TestSlots.RESERVE, closesAt(slot)), slot.id(), "host " + host);
    }

    @RepeatedTest(2)
    void writes_the_end_down_for_one_of_many_sweepers() {
        var instances = instances();
        var slot = open();
        reserved(slot);

        var results = Race.of(9, i -> settle(one(instances, i), slot, slot.endsAt()));

        assertThat(results).filteredOn(Changed.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(result -> !(result instanceof Changed)).containsOnly(new NotDue());
        assertThat(eventTypesAbout(slot.id()))
                .containsExactly("slot.created", "slot.reserved", "slot.unattended", "slot.ended");
    }

    @RepeatedTest(2)
    void never_ends_the_reservation_of_the_next_host_by_late_calls_that_race_it() {
        var instances = instances();
        var slot = open();
        var missed = reserved(slot);
        var at = closesAt(slot);
        var id = missed.reservationId();

        var results = Race.of(5, i -> switch (i) {
            case 0 -> reserveAt(instances.get(1), slot, i);
            case 1 -> TestSlots.cancel(instances.get(2), callAt(TestSlots.CANCEL, at), slot.id(), id);
            case 2 -> checkOut(slot, at, id);
            case 3 -> close(slot, at, id);
            default ->
                TestSlots.checkIn(instances.get(2), callAt(TestSlots.CHECK_IN, at), slot.id(), id, missed.code());
        });

        assertThat(results).filteredOn(Changed.class::isInstance).hasSize(1);
        assertThat(results.subList(1, 4)).containsOnly(new ReservationMismatch());
        assertThat(stored(slot)).isEqualTo(((Changed) results.getFirst()).slot());
    }

    @Test
    void reserves_once_for_eight_calls_with_one_key() {
        var instances = instances();
        var slot = open();
        var call = callAt(TestSlots.RESERVE, slot.createdAt());

        var results = Race.of(8, i -> TestSlots.reserve(one(instances, i), call, slot.id(), "Ada"));

        var won = results.stream().filter(Changed.class::isInstance).toList();
        assertThat(won).hasSize(1);
        assertThat(results)
                .filteredOn(result -> result != won.getFirst())
                .allMatch(Replayed.class::isInstance)
                .extracting(result -> ((Replayed) result).first().answer())
                .containsOnly(((Changed) won.getFirst()).answer());
        assertThat(stored(slot).version()).isEqualTo(2);
        assertThat(told(slot, "slot.reserved")).isEqualTo(1);
    }

    @Test
    void makes_one_slot_for_eight_calls_with_one_key() {
        var instances = instances();
        var call = callAt(TestSlots.CREATE, inTwoHours().minus(minutes(120)));
        var resource = aResource();
        var start = inTwoHours();

        var results = Race.of(8, i -> create(one(instances, i), call, resource, start, start.plus(minutes(60))));

        var won = results.stream().filter(Created.class::isInstance).toList();
        assertThat(won).hasSize(1);
        var made = (Created) won.getFirst();
        assertThat(results)
                .filteredOn(result -> result != made)
                .containsOnly(new CreateSlotResult.Replayed(made.answer()));
        assertThat(slots().find(made.slot().id())).contains(made.slot());
    }

    @RepeatedTest(2)
    void never_has_two_slots_at_one_time_when_making_races_closing() {
        var instances = instances();
        var slot = open();

        var results = Race.<Object>of(
                6,
                i -> i == 0
                        ? close(slot, slot.createdAt(), null)
                        : create(one(instances, i), slot.resourceId(), slot.startsAt(), slot.endsAt()));

        assertThat(results.getFirst()).isInstanceOf(Changed.class);
        var made = results.stream().filter(Created.class::isInstance).count();
        assertThat(made).isBetween(0L, 1L);
        assertThat(results.stream().filter(new SlotOverlap()::equals).count()).isEqualTo(5 - made);
    }
}
