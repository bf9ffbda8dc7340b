package dev.intact.slots;

import static dev.intact.slots.TestSlots.CANCEL;
import static dev.intact.slots.TestSlots.CHECK_IN;
import static dev.intact.slots.TestSlots.CHECK_OUT;
import static dev.intact.slots.TestSlots.CLOSE;
import static dev.intact.slots.TestSlots.CREATE;
import static dev.intact.slots.TestSlots.RESERVE;
import static dev.intact.slots.TestSlots.aResource;
import static dev.intact.slots.TestSlots.callAt;
import static dev.intact.slots.TestSlots.create;
import static dev.intact.support.TestCalls.askingForMore;
import static dev.intact.support.TestCalls.call;
import static dev.intact.support.TestCalls.ifMatch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Page;
import dev.intact.slots.ChangeSlotResult.Changed;
import dev.intact.slots.ChangeSlotResult.KeyReused;
import dev.intact.slots.ChangeSlotResult.Replayed;
import dev.intact.slots.ChangeSlotResult.VersionMismatch;
import dev.intact.slots.ChangeSlotResult.WrongCode;
import dev.intact.slots.CreateSlotResult.Created;
import dev.intact.slots.Slot.Status;
import dev.intact.slots.TestSlots.Shown;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link SlotStore} must do with keys, versions and lists. */
public abstract class SlotCallsContract extends SlotContract {
    /** A slot through its whole life, each change by a call of its own. */
    private final class Life {
        private final Slot slot = open();
        private final Instant at = slot.startsAt();
        private final Call reserving = callAt(RESERVE, at);
        private final Call cancelling = callAt(CANCEL, at);
        private final Call checkingIn = callAt(CHECK_IN, at);
        private final Call checkingOut = callAt(CHECK_OUT, at);
        private final Call closing = callAt(CLOSE, at);

        private ChangeSlotResult reserve(Call call) {
            return TestSlots.reserve(slots(), call, slot.id(), "Ada");
        }

        private ChangeSlotResult cancel(Call call, Shown shown) {
            return TestSlots.cancel(slots(), call, slot.id(), shown.reservationId());
        }

        private ChangeSlotResult checkIn(Call call, Shown shown) {
            return TestSlots.checkIn(slots(), call, slot.id(), shown.reservationId(), shown.code());
        }

        private ChangeSlotResult checkOut(Call call, Shown shown) {
            return TestSlots.checkOut(slots(), call, slot.id(), shown.reservationId());
        }

        private ChangeSlotResult close(Call call) {
            return TestSlots.close(slots(), call, slot.id(), null);
        }
    }

    private static Answer answer(ChangeSlotResult first) {
        return ((Changed) first).answer();
    }

    private void assertReplays(ChangeSlotResult first, Call call, Function<Call, ChangeSlotResult> again) {
        var replayed = writingNothing(() -> again.apply(call));
        assertThat(replayed).isInstanceOf(Replayed.class);
        assertThat(((Replayed) replayed).first().answer()).isEqualTo(answer(first));
        assertThat(writingNothing(() -> again.apply(askingForMore(call)))).isEqualTo(new KeyReused());
        // A kept answer wins over the version too.
        assertThat(writingNothing(() -> again.apply(ifMatch(call, 99)))).isEqualTo(replayed);
    }

    @Test
    void gives_the_first_answer_again_whatever_has_happened_since_and_to_no_other_request() {
        var life = new Life();
        var reserved = life.reserve(life.reserving);
        var shown = Shown.of(reserved);
        var cancelled = life.cancel(life.cancelling, shown);
        var second = Shown.of(life.reserve(callAt(RESERVE, life.at)));
        var checkedIn = life.checkIn(life.checkingIn, second);
        var checkedOut = life.checkOut(life.checkingOut, second);
        var closed = life.close(life.closing);

        assertReplays(reserved, life.reserving, life::reserve);
        assertThat(Shown.of(((Replayed) life.reserve(life.reserving)).first().answer()))
                .as("the very same code")
                .isEqualTo(shown);
        assertReplays(cancelled, life.cancelling, call -> life.cancel(call, shown));
        assertReplays(checkedIn, life.checkingIn, call -> life.checkIn(call, second));
        assertReplays(checkedOut, life.checkingOut, call -> life.checkOut(call, second));
        assertReplays(closed, life.closing, life::close);
    }

    @Test
    void gives_the_first_answer_again_also_from_another_instance_and_behind_the_end() {
        var life = new Life();
        var shown = Shown.of(life.reserve(life.reserving));
        settle(life.slot, life.slot.endsAt());

        var late = new Call(
                life.reserving.caller(),
                life.reserving.onBehalfOf(),
                RESERVE,
                life.reserving.key(),
                life.reserving.fingerprint(),
                List.of(),
                life.slot.endsAt());
        var replayed = writingNothing(
                () -> TestSlots.reserve(stores().ofAnotherInstance().slots(), late, life.slot.id(), "Ada"));

        assertThat(Shown.of(((Replayed) replayed).first().answer())).isEqualTo(shown);
    }

    @Test
    void makes_a_slot_once_for_one_key() {
        var call = call(CREATE);
        var resource = aResource();
        var start = TestSlots.inTwoHours();
        var first = (Created) create(slots(), call, resource, start, start.plus(minutes(60)));
        changed(close(first.slot(), start, null));

        assertThat(writingNothing(() -> create(slots(), call, resource, start, start.plus(minutes(60)))))
                .isEqualTo(new CreateSlotResult.Replayed(first.answer()));
        assertThat(writingNothing(() -> create(slots(), askingForMore(call), resource, start, start.plus(minutes(30)))))
                .isEqualTo(new CreateSlotResult.KeyReused());
    }

    @Test
    void gives_the_answer_of_its_own_key_before_it_tells_of_an_overlap() {
        var call = call(CREATE);
        var resource = aResource();
        var start = TestSlots.inTwoHours();
        var first = (Created) create(slots(), call, resource, start, start.plus(minutes(60)));

        assertThat(writingNothing(() -> create(slots(), call, resource, start, start.plus(minutes(60)))))
                .isEqualTo(new CreateSlotResult.Replayed(first.answer()));
    }

    @Test
    void refuses_every_change_of_another_version_and_makes_it_of_the_right_one() {
        var life = new Life();
        var shown = Shown.of(assertNeedsVersion(1, life.reserving, life::reserve));
        assertNeedsVersion(2, life.cancelling, call -> life.cancel(call, shown));
        var second = Shown.of(life.reserve(callAt(RESERVE, life.at)));
        assertNeedsVersion(4, life.checkingIn, call -> life.checkIn(call, second));
        assertNeedsVersion(5, life.checkingOut, call -> life.checkOut(call, second));
        assertNeedsVersion(6, life.closing, life::close);
    }

    private ChangeSlotResult assertNeedsVersion(long version, Call call, Function<Call, ChangeSlotResult> change) {
        assertThat(writingNothing(() -> change.apply(ifMatch(call, version - 1, version + 1))))
                .isEqualTo(new VersionMismatch(version));
        var result = change.apply(ifMatch(call, version, 99));
        assertThat(changed(result).version()).isEqualTo(version + 1);
        return result;
    }

    @Test
    void tells_the_version_before_what_the_state_does_not_allow_but_after_the_code() {
        var life = new Life();
        var shown = Shown.of(life.reserve(life.reserving));
        var wrong = new Shown(shown.reservationId(), "ABCDEFGHJKMN");
        var stale = new VersionMismatch(2);

        assertThat(writingNothing(() -> life.reserve(ifMatch(callAt(RESERVE, life.slot.endsAt()), 1))))
                .isEqualTo(stale);
        assertThat(writingNothing(() -> life.cancel(ifMatch(life.cancelling, 1), otherThan(shown))))
                .isEqualTo(stale);
        assertThat(writingNothing(() -> life.checkOut(ifMatch(life.checkingOut, 1), otherThan(shown))))
                .isEqualTo(stale);
        assertThat(writingNothing(() -> life.close(ifMatch(life.closing, 1)))).isEqualTo(stale);
        assertThat(writingNothing(() -> life.checkIn(ifMatch(callAt(CHECK_IN, life.slot.endsAt()), 1), shown)))
                .isEqualTo(stale);
        assertThat(writingNothing(() -> life.checkIn(ifMatch(life.checkingIn, 1), wrong)))
                .isEqualTo(new WrongCode());
    }

    private static Shown otherThan(Shown shown) {
        return new Shown(UUID.randomUUID(), shown.code());
    }

    @Test
    void lists_the_slots_that_start_on_a_day_in_the_order_in_which_they_start() {
        var resource = aResource();
        var day = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).plusDays(3);
        var midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        created(resource, midnight.minus(minutes(45)), minutes(60));
        created(resource, midnight.plus(minutes(24 * 60)), minutes(60));
        created(aResource(), midnight, minutes(60));
        created(resource + "#", midnight, minutes(60));
        var expected = new ArrayList<Slot>();
        expected.add(created(resource, midnight.plus(minutes(15)), minutes(45)));
        // Two with one start: the first of them is closed.
        var closed = created(resource, midnight.plus(minutes(60)), minutes(60));
        expected.add(changed(close(closed, closed.createdAt(), null)));
        expected.add(created(resource, midnight.plus(minutes(60)), minutes(30)));
        expected.add(2, created(resource, midnight.plus(minutes(90)), minutes(30)));
        expected.add(created(resource, midnight.plus(minutes(23 * 60 + 45)), minutes(15)));
        var reserved = changed(reserve(expected.get(2), closed.createdAt(), "Ada"));
        expected.set(2, reserved);
        expected.sort(Comparator.comparing(Slot::startsAt)
                .thenComparing(slot -> slot.id().toString()));

        for (var limit = 1; limit <= expected.size() + 1; limit++) {
            var size = limit;
            whenListed(() -> assertThat(ofDay(resource, day, size)).isEqualTo(expected));
        }
        assertThat(reserved.status()).isEqualTo(Status.RESERVED);
        assertThat(slots().ofDay(aResource(), day, new Page.Request(Page.Request.START, 20)))
                .isEqualTo(new Page<>(List.of(), null));
    }

    /** Page by page. */
    private List<Slot> ofDay(String resource, LocalDate day, int limit) {
        var told = new ArrayList<Slot>();
        var page = new Page<Slot>(List.of(), Page.Request.START);
        while (page.nextCursor() != null) {
            page = slots().ofDay(resource, day, new Page.Request(page.nextCursor(), limit));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            told.addAll(page.items());
            assertThat(told).doesNotHaveDuplicates();
        }
        return told;
    }

    @Test
    void lists_a_whole_day_that_is_full() {
        var resource = aResource();
        var day = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).plusDays(2);
        var midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        var slots = IntStream.range(0, 24)
                .mapToObj(hour -> created(resource, midnight.plus(minutes(60L * (23 - hour))), minutes(60)))
                .toList();

        whenListed(() -> assertThat(ofDay(resource, day, 7)).isEqualTo(slots.reversed()));
        assertThat(ofDay(resource, day, 24)).isEqualTo(slots.reversed());
    }
}
