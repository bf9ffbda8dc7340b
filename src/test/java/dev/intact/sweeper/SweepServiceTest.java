package dev.intact.sweeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.shared.Call;
import dev.intact.shared.Kept;
import dev.intact.shared.StoreUnavailable;
import dev.intact.shared.StoreUnavailable.Reason;
import dev.intact.slots.ChangeSlotResult;
import dev.intact.slots.SettleSlot;
import dev.intact.slots.SlotStore;
import dev.intact.sweeper.Due.EndedSubscription;
import dev.intact.sweeper.Due.ExpiredInvitation;
import dev.intact.sweeper.Due.LapsedSlot;
import dev.intact.teams.ChangeTeamResult;
import dev.intact.teams.EndSubscription;
import dev.intact.teams.ExpireInvitation;
import dev.intact.teams.InvitationStore;
import dev.intact.teams.SubscriptionStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SweepServiceTest {
    private static final Instant NOW = Instant.parse("2031-05-06T07:08:09.010Z");
    private static final int BATCH = 100;
    private static final int MOST_BATCHES = 10;
    private static final int MOST_PURGED = 5000;

    /** What is due, until it is settled. */
    private final Set<Due> due = new LinkedHashSet<>();

    private final List<Due> settled = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<Instant> purges = new ArrayList<>();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    private int asked;
    private Supplier<List<Due>> telling = () -> List.copyOf(due);
    private Consumer<Due> disturbance = fact -> {};
    private Supplier<Integer> purging = () -> 0;

    private final class Stored implements DueStore {
        @Override
        public List<Due> due(Instant now, int limit) {
            assertThat(now).isEqualTo(NOW);
            assertThat(limit).isBetween(BATCH, MOST_BATCHES * BATCH);
            asked++;
            return telling.get().stream().limit(limit).toList();
        }

        @Override
        public int purgeRequests(Instant before, int limit) {
            assertThat(limit).isEqualTo(MOST_PURGED);
            purges.add(before);
            return purging.get();
        }
    }

    /** A store of which only what the sweeper calls is there. */
    private static <S> S store(Class<S> type, Function<Object, Object> called) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> called.apply(arguments[0])));
    }

    private boolean settle(Call call, Due fact) {
        calls.add(call);
        settled.add(fact);
        disturbance.accept(fact);
        return due.remove(fact);
    }

    private Object team(Call call, Due fact) {
        return settle(call, fact) ? new ChangeTeamResult.Changed(null, null) : new ChangeTeamResult.NotDue();
    }

    private Object called(Object command) {
        return switch (command) {
            case EndSubscription(Call call, UUID made, UUID teamId) -> team(call, new EndedSubscription(teamId));
            case ExpireInvitation(Call call, UUID made, UUID teamId, UUID id) ->
                team(call, new ExpiredInvitation(teamId, id));
            case SettleSlot(Call call, UUID made, UUID slotId) ->
                settle(call, new LapsedSlot(slotId))
                        ? new ChangeSlotResult.Changed(null, null)
                        : new ChangeSlotResult.NotDue();
            default -> throw new AssertionError("not the sweeper's: " + command);
        };
    }

    private void sweep() {
        new SweepService(
                        new Stored(),
                        store(SubscriptionStore.class, this::called),
                        store(InvitationStore.class, this::called),
                        store(SlotStore.class, this::called),
                        new SweepMetrics(metrics),
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .sweep();
    }

    private static Due aFact(int number) {
        return switch (number % 3) {
            case 0 -> new EndedSubscription(UUID.randomUUID());
            case 1 -> new ExpiredInvitation(UUID.randomUUID(), UUID.randomUUID());
            default -> new LapsedSlot(UUID.randomUUID());
        };
    }

    private List<Due> facts(int number) {
        var facts = new ArrayList<Due>();
        for (var i = 0; i < number; i++) {
            facts.add(aFact(i));
        }
        due.addAll(facts);
        return facts;
    }

    private long counted(String outcome) {
        return List.of("subscription", "invitation", "slot").stream()
                .mapToLong(fact -> counted(fact, outcome))
                .sum();
    }

    private long counted(String fact, String outcome) {
        return (long) metrics.get("intact.sweeper.settled")
                .tags("fact", fact, "outcome", outcome)
                .counter()
                .count();
    }

    @Test
    void writes_each_fact_down_by_the_workflow_of_its_kind() {
        var facts = facts(7);

        sweep();

        assertThat(settled).containsExactlyInAnyOrderElementsOf(facts);
        assertThat(due).isEmpty();
        assertThat(asked).isEqualTo(1);
        assertThat(counted("subscription", "recorded")).isEqualTo(3);
        assertThat(counted("invitation", "recorded")).isEqualTo(2);
        assertThat(counted("slot", "recorded")).isEqualTo(2);
        assertThat(counted("already_recorded") + counted("failed")).isZero();
    }

    @Test
    void calls_as_the_service_at_one_time_and_with_a_key_for_each_fact() {
        facts(9);

        sweep();

        assertThat(calls)
                .hasSize(9)
                .allMatch(call -> call.actor().equals("system") && call.at().equals(NOW));
        assertThat(calls).allMatch(call -> call.allows(1) && call.allows(2));
        assertThat(calls).extracting(Call::key).doesNotHaveDuplicates();
        assertThat(Set.copyOf(calls.stream().map(Call::operation).toList()))
                .containsExactlyInAnyOrder("endSubscription", "expireInvitation", "settleSlot");
    }

    @Test
    void goes_on_batch_by_batch_until_nothing_is_due() {
        facts(2 * BATCH + 1);

        sweep();

        assertThat(due).isEmpty();
        assertThat(settled).hasSize(2 * BATCH + 1);
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void ends_after_ten_batches_and_the_next_sweep_goes_on() {
        facts(MOST_BATCHES * BATCH + 5);

        sweep();
        assertThat(due).hasSize(5);
        assertThat(asked).isEqualTo(MOST_BATCHES);
        assertThat(purges).hasSize(1);
        sweep();

        assertThat(due).isEmpty();
        assertThat(counted("recorded")).isEqualTo(MOST_BATCHES * BATCH + 5);
        assertThat(metrics.get("intact.sweeper.sweeps").timer().count()).isEqualTo(2);
    }

    @Test
    void reaches_what_stands_behind_many_that_can_not_be_written_down() {
        var facts = facts(3 * BATCH);
        var broken = Set.copyOf(facts.subList(0, BATCH + BATCH / 2));
        disturbance = fact -> {
            if (broken.contains(fact)) {
                throw new IllegalStateException("planted");
            }
        };

        sweep();

        assertThat(settled).containsAll(facts.subList(BATCH + BATCH / 2, 3 * BATCH));
    }

    @Test
    void goes_on_with_the_others_where_one_is_changed_all_the_time() {
        var facts = facts(6);
        disturbance = fact -> {
            if (fact.equals(facts.get(2))) {
                throw new StoreUnavailable(Reason.CONTENTION, "busy", null);
            }
        };

        sweep();

        assertThat(counted("recorded")).isEqualTo(5);
        assertThat(counted("failed")).isEqualTo(1);
    }

    @Test
    void tries_each_fact_once_in_a_sweep_though_the_list_goes_on_telling_it() {
        var facts = facts(BATCH);
        telling = () -> facts;

        sweep();

        assertThat(settled).containsExactlyInAnyOrderElementsOf(facts);
        assertThat(asked).isEqualTo(3);
        sweep();
        assertThat(counted("recorded")).isEqualTo(BATCH);
        assertThat(counted("already_recorded")).isEqualTo(BATCH);
    }

    @Test
    void goes_on_behind_a_batch_of_which_the_list_tells_some_again() {
        var facts = facts(BATCH + 40);
        var told = new ArrayList<>(
                List.of(facts.subList(0, BATCH), facts.subList(20, BATCH + 20), facts.subList(0, BATCH + 40)));
        telling = () -> told.isEmpty() ? List.of() : told.removeFirst();

        sweep();

        assertThat(settled).containsExactlyInAnyOrderElementsOf(facts);
        assertThat(counted("recorded")).isEqualTo(BATCH + 40);
    }

    @Test
    void counts_what_another_has_written_down_before() {
        var facts = facts(6);
        telling = () -> facts;
        due.removeAll(facts.subList(0, 4));

        sweep();

        assertThat(counted("recorded")).isEqualTo(2);
        assertThat(counted("already_recorded")).isEqualTo(4);
        assertThat(counted("failed")).isZero();
    }

    @Test
    void goes_on_with_the_others_where_one_fact_can_not_be_written_down() {
        var facts = facts(30);
        var broken = new HashSet<>(facts.subList(3, 9));
        disturbance = fact -> {
            if (broken.contains(fact)) {
                throw new IllegalStateException("as only a defect leaves it");
            }
        };

        sweep();

        assertThat(settled).containsExactlyInAnyOrderElementsOf(facts);
        assertThat(due).isEqualTo(broken);
        assertThat(counted("failed")).isEqualTo(6);
        assertThat(counted("recorded")).isEqualTo(24);
        assertThat(purges).hasSize(1);
    }

    @Test
    void goes_on_with_the_others_whatever_a_defect_has_left() {
        var facts = facts(30);
        disturbance = fact -> {
            switch (facts.indexOf(fact)) {
                case 3 -> throw new IllegalArgumentException("a status that nobody knows");
                case 4 -> throw new NoSuchElementException("reserved, but by nobody");
                case 5 -> throw new NullPointerException("a column that is empty");
                default -> {}
            }
        };

        sweep();

        assertThat(settled).containsExactlyInAnyOrderElementsOf(facts);
        assertThat(counted("failed")).isEqualTo(3);
        assertThat(counted("recorded")).isEqualTo(27);
        assertThat(purges).hasSize(1);
    }

    @Test
    void ends_although_every_fact_fails() {
        facts(BATCH);
        disturbance = fact -> {
            throw new IllegalStateException("as only a defect leaves it");
        };

        sweep();

        assertThat(settled).hasSize(BATCH).doesNotHaveDuplicates();
        assertThat(counted("failed")).isEqualTo(BATCH);
    }

    @Test
    void breaks_off_where_the_store_gives_no_answer() {
        facts(30);
        disturbance = fact -> {
            if (settled.size() == 10) {
                throw new StoreUnavailable(Reason.NO_ANSWER, "gone", null);
            }
        };

        assertThatThrownBy(this::sweep).isInstanceOf(StoreUnavailable.class);

        assertThat(settled).hasSize(10);
        assertThat(purges).as("not held up by facts").isNotEmpty();
        assertThat(counted("recorded")).isEqualTo(9);
        assertThat(counted("failed")).isZero();
        assertThat(metrics.get("intact.sweeper.sweeps").timer().count()).isEqualTo(1);
        disturbance = fact -> {};
        sweep();
        assertThat(due).isEmpty();
    }

    @Test
    void purges_requests_that_count_for_nobody_batch_by_batch() {
        var purged = new ArrayList<>(List.of(MOST_PURGED, MOST_PURGED, 7));
        purging = purged::removeFirst;

        sweep();

        assertThat(purges).hasSize(3).containsOnly(NOW.minus(Kept.TIME).minus(Duration.ofHours(1)));
        assertThat(metrics.get("intact.sweeper.purged.requests").counter().count())
                .isEqualTo(2 * MOST_PURGED + 7);
    }

    @Test
    void ends_after_ten_batches_of_purged_requests() {
        purging = () -> MOST_PURGED;

        sweep();

        assertThat(purges).hasSize(MOST_BATCHES);
    }

    @Test
    void shows_every_metric_from_the_start() {
        new SweepMetrics(metrics);

        for (var outcome : List.of("recorded", "already_recorded", "failed")) {
            assertThat(counted(outcome)).isZero();
        }
        assertThat(metrics.get("intact.sweeper.purged.requests").counter().count())
                .isZero();
        assertThat(metrics.get("intact.sweeper.sweeps").timer().count()).isZero();
    }
}
