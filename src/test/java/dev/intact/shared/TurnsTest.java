package dev.intact.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.support.Race;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns();

    @Test
    void lets_one_at_a_time_work_on_an_aggregate_whatever_else_each_takes() {
        var working = new AtomicInteger();
        var most = new AtomicInteger();

        Race.of(8, i -> {
            for (var round = 0; round < 200; round++) {
                turns.inTurn(
                        List.of("shared", "own " + i),
                        () -> most.accumulateAndGet(working.incrementAndGet(), Math::max) - working.decrementAndGet());
            }
            return i;
        });

        assertThat(most).hasValue(1);
    }

    @Test
    void never_waits_in_a_circle() {
        var done = Race.of(8, i -> {
            var mine = i % 2 == 0 ? List.of("a", "b", "c") : List.of("c", "b", "a");
            for (var round = 0; round < 200; round++) {
                turns.inTurn(mine, () -> mine);
            }
            return i;
        });

        assertThat(done).hasSize(8);
    }

    @Test
    void gives_the_turn_on_when_the_workflow_fails() {
        for (var round = 0; round < 2; round++) {
            var failed = Race.of(2, i -> {
                try {
                    return turns.inTurn(List.of("shared"), () -> {
                        throw new IllegalStateException("planted");
                    });
                } catch (IllegalStateException e) {
                    return e.getMessage();
                }
            });

            assertThat(failed).containsOnly("planted");
        }
        assertThat(turns.inTurn(List.of("shared"), () -> "free")).isEqualTo("free");
    }

    @Test
    void needs_no_turn_where_nothing_is_shared() {
        assertThat(turns.inTurn(List.of(), () -> "at once")).isEqualTo("at once");
    }
}
