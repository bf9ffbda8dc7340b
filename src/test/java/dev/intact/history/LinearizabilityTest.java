package dev.intact.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.history.Outcome.Did;
import dev.intact.history.Outcome.Done;
import dev.intact.history.Outcome.Told;
import dev.intact.history.Outcome.Unknown;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker itself, on histories of a counter that is never below zero. */
class LinearizabilityTest {
    private sealed interface Ask {
        record Add(int number) implements Ask {}

        record Read() implements Ask {}
    }

    private record Added(int now) implements Did {}

    private record TooFew(int now) {}

    private record Counter() implements Model<Integer, Ask> {
        @Override
        public Integer initial() {
            return 0;
        }

        @Override
        public Step<Integer> apply(Integer before, Ask command) {
            return switch (command) {
                case Ask.Read() -> new Step<>(before, before);
                case Ask.Add(int number) ->
                    before + number < 0
                            ? new Step<>(before, new TooFew(before))
                            : new Step<>(before + number, new Added(before + number));
            };
        }
    }

    private static Operation<Ask> add(int invoked, int returned, int number, Outcome outcome) {
        return new Operation<>(0, new Ask.Add(number), invoked, returned, outcome);
    }

    private static Operation<Ask> add(int invoked, int returned, int number, int now) {
        return add(invoked, returned, number, new Told(new Added(now)));
    }

    private static Operation<Ask> read(int invoked, int returned, int now) {
        return new Operation<>(1, new Ask.Read(), invoked, returned, new Told(now));
    }

    private static void assertHolds(List<Operation<Ask>> history) {
        assertThat(Linearizability.shortestWithout(new Counter(), history)).isEmpty();
    }

    private static List<Operation<Ask>> assertBroken(List<Operation<Ask>> history) {
        var part = Linearizability.shortestWithout(new Counter(), history);
        assertThat(part).isPresent();
        return part.orElseThrow();
    }

    @Test
    void accepts_whatever_has_an_order() {
        assertHolds(List.of());
        assertHolds(List.of(add(1, 2, 1, 1), read(3, 4, 1), add(5, 6, 1, 2)));
        assertHolds(List.of(add(1, 10, 1, 2), add(2, 9, 1, 1), read(3, 4, 0), read(5, 6, 2)));
    }

    @Test
    void rejects_a_lost_update() {
        assertBroken(List.of(add(1, 4, 1, 1), add(2, 3, 1, 1)));
        assertBroken(List.of(add(1, 2, 1, 1), add(3, 4, 1, 2), read(5, 6, 1)));
    }

    @Test
    void rejects_a_stale_read() {
        assertBroken(List.of(add(1, 2, 1, 1), read(3, 4, 0)));
        assertBroken(List.of(add(1, 8, 1, 1), read(2, 3, 1), read(4, 5, 0)));
    }

    @Test
    void rejects_a_double_effect() {
        assertBroken(List.of(add(1, 2, 1, 1), read(3, 4, 2)));
        assertBroken(List.of(add(1, 2, 1, new Done()), read(3, 4, 2)));
        assertBroken(List.of(add(1, 2, 1, new Unknown()), read(3, 4, 1), read(5, 6, 2)));
    }

    @Test
    void rejects_a_guard_that_let_two_pass() {
        assertBroken(List.of(add(1, 2, 1, 1), add(3, 6, -1, 0), add(4, 5, -1, 0)));
        assertHolds(List.of(add(1, 2, 1, 1), add(3, 6, -1, 0), add(4, 5, -1, new Told(new TooFew(0)))));
    }

    @Test
    void rejects_an_effect_of_what_was_refused() {
        assertBroken(List.of(add(1, 2, -1, new Told(new TooFew(0))), add(3, 4, 1, 0)));
    }

    @Test
    void lets_an_unknown_outcome_happen_at_once_or_late_or_never() {
        assertHolds(List.of(add(1, 2, 1, new Unknown()), read(3, 4, 1)));
        assertHolds(List.of(add(1, 2, 1, new Unknown()), read(3, 4, 0), read(5, 6, 1)));
        assertHolds(List.of(add(1, 2, 1, new Unknown()), read(3, 4, 0), read(5, 6, 0)));
        assertHolds(List.of(add(1, 2, -1, new Unknown()), add(3, 4, 1, 1), read(5, 6, 0)));
    }

    @Test
    void does_not_let_an_unknown_outcome_happen_before_its_call_or_be_taken_back() {
        assertBroken(List.of(read(1, 2, 1), add(3, 4, 1, new Unknown())));
        assertBroken(List.of(add(1, 2, 1, new Unknown()), read(3, 4, 1), read(5, 6, 0)));
    }

    @Test
    void takes_what_is_known_to_be_done_as_done() {
        assertHolds(List.of(add(1, 2, 1, new Done()), read(3, 4, 1)));
        assertBroken(List.of(add(1, 2, 1, new Done()), read(3, 4, 0)));
        assertBroken(List.of(add(1, 2, -1, new Done())));
    }

    @Test
    void tells_the_shortest_part_that_is_broken() {
        var bad = assertBroken(List.of(
                read(1, 2, 0), add(3, 4, 1, 1), read(5, 6, 1), read(7, 8, 0), add(9, 10, 1, 2), read(11, 12, 2)));

        assertThat(bad).containsExactly(add(3, 4, 1, 1), read(7, 8, 0));
    }
}
