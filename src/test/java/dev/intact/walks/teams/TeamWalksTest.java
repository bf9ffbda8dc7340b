package dev.intact.walks.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.shared.Call;
import dev.intact.sweeper.Due;
import dev.intact.walks.Disturbed;
import dev.intact.walks.Scope;
import dev.intact.walks.Walks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The walks themselves, without a database. */
class TeamWalksTest {
    private static final int SOME = 60;

    private static Walks<Step> walks(TeamWalks.Worlds worlds) {
        return new Walks<>(new TeamWalks(() -> Disturbed.NONE, worlds));
    }

    @Test
    void the_same_seed_makes_the_same_walk_in_whatever_scope() {
        var one = new Scope("one", "one-1");
        var other = new Scope("other", "other-2");

        for (var seed = 1; seed <= SOME; seed++) {
            assertThat(other.plain(WalkPlan.of(seed, other).toString()))
                    .isEqualTo(one.plain(WalkPlan.of(seed, one).toString()));
        }
    }

    @Test
    void the_model_makes_no_difference_to_itself() throws InterruptedException {
        walks((line, scope, start) -> new ModelWorld(scope, start)).walk(1, SOME);
    }

    @Test
    void a_difference_is_told_with_its_seed_and_the_shortest_way_to_it() {
        var walks = walks((line, scope, start) -> new WithoutDeletion(new ModelWorld(scope, start)));

        assertThatThrownBy(() -> walks.walk(1, SOME))
                .hasMessageContaining("-Dtest.seed=")
                .hasMessageContaining("but was  KeyReused[]")
                .satisfies(difference -> assertThat(shortest(difference.getMessage()))
                        .hasSize(1)
                        .last()
                        .asString()
                        .contains("Delete[user="));
    }

    private static List<String> shortest(String told) {
        return told.substring(told.indexOf("The shortest"))
                .lines()
                .filter(line -> line.matches("\\d+\\. .*"))
                .toList();
    }

    private record WithoutDeletion(World world) implements World {
        @Override
        public Names names() {
            return world.names();
        }

        @Override
        public Object answer(Call call, Command command) {
            return command instanceof Command.Delete ? new ModelKeys.KeyReused() : world.answer(call, command);
        }

        @Override
        public List<Due> due(Instant now) {
            return world.due(now);
        }

        @Override
        public boolean settle(Due due, Instant now) {
            return world.settle(due, now);
        }

        @Override
        public List<Object> team(String name, Instant now) {
            return world.team(name, now);
        }

        @Override
        public List<Object> members(String team) {
            return world.members(team);
        }

        @Override
        public List<Object> user(String name) {
            return world.user(name);
        }

        @Override
        public Object userOf(String email) {
            return world.userOf(email);
        }

        @Override
        public Object slot(String name, Instant now) {
            return world.slot(name, now);
        }

        @Override
        public List<Object> slotsOf(String resource, LocalDate day, Instant now) {
            return world.slotsOf(resource, day, now);
        }
    }
}
