package dev.intact.sweeper;

import static dev.intact.slots.TestSlots.aResource;
import static dev.intact.slots.TestSlots.callAt;
import static dev.intact.users.TestUsers.anEmail;
import static dev.intact.users.TestUsers.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.events.Event;
import dev.intact.events.EventStore;
import dev.intact.shared.Call;
import dev.intact.shared.Ids;
import dev.intact.shared.Json;
import dev.intact.slots.ChangeSlotResult;
import dev.intact.slots.CreateSlotResult;
import dev.intact.slots.SettleSlot;
import dev.intact.slots.Slot;
import dev.intact.slots.TestSlots;
import dev.intact.support.Race;
import dev.intact.support.StoreContract;
import dev.intact.sweeper.Due.EndedSubscription;
import dev.intact.sweeper.Due.ExpiredInvitation;
import dev.intact.sweeper.Due.LapsedSlot;
import dev.intact.teams.ChangeTeamResult;
import dev.intact.teams.CreateTeamResult;
import dev.intact.teams.EndSubscription;
import dev.intact.teams.ExpireInvitation;
import dev.intact.teams.Role;
import dev.intact.teams.TeamRequest;
import dev.intact.teams.TestTeamChanges;
import dev.intact.teams.TestTeams;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link DueStore} must tell, and what comes of it when instances sweep. */
public abstract class DueStoreContract extends StoreContract {
    /** More than any clause needs to settle what is its own. */
    private static final int MOST_SWEEPS = 60;

    private static final AtomicInteger CLAUSES = new AtomicInteger();

    private static final Duration MILLI = Duration.ofMillis(1);

    /** Each clause plays long before all that were before it: what is due then is due by itself alone. */
    protected final Instant begin =
            Instant.parse("2024-01-01T00:00:00Z").minus(Duration.ofDays(100L * CLAUSES.incrementAndGet()));

    protected final Instant later = begin.plus(Duration.ofDays(3));

    private UUID team() {
        var ownerId = registered(stores().users()).id().toString();
        var request = new TeamRequest(ownerId, "Tea & Co", null, BigInteger.ONE, null);
        var created = TestTeams.create(stores().teams(), callAt(TestTeams.OPERATION, begin), request);
        return ((CreateTeamResult.Created) created).team().id();
    }

    private static void assertChanged(Object result) {
        assertThat(result).isInstanceOfAny(ChangeTeamResult.Changed.class, ChangeSlotResult.Changed.class);
    }

    private void activate(UUID teamId, Instant at, Instant until) {
        assertChanged(TestTeamChanges.activate(stores(), callAt(TestTeamChanges.ACTIVATE, at), teamId, 10, until));
    }

    /** A team that has paid until a day after the begin. */
    private UUID paying() {
        var teamId = team();
        activate(teamId, begin, day(1));
        return teamId;
    }

    private void cancelAtPeriodEnd(UUID teamId) {
        assertChanged(TestTeamChanges.cancel(stores(), callAt(TestTeamChanges.CANCEL, begin), teamId, true));
    }

    private ExpiredInvitation invite(UUID teamId, String email, int days) {
        return new ExpiredInvitation(teamId, invited(teamId, email, days).id());
    }

    private TestTeamChanges.Shown invited(UUID teamId, String email, int days) {
        var result = TestTeamChanges.invite(
                stores(), callAt(TestTeamChanges.INVITE, begin), teamId, email, Role.MEMBER, days);
        assertChanged(result);
        return TestTeamChanges.Shown.of(result);
    }

    private Instant day(int day) {
        return begin.plus(Duration.ofDays(day));
    }

    private Slot slot(Instant startsAt, Duration length) {
        var call = callAt(TestSlots.CREATE, begin);
        var created = TestSlots.create(stores().slots(), call, aResource(), startsAt, startsAt.plus(length));
        return ((CreateSlotResult.Created) created).slot();
    }

    /** A slot of two hours a day after the begin. */
    private Slot slot() {
        return slot(day(1), Duration.ofHours(2));
    }

    private TestSlots.Shown reserved(Slot slot, Instant at) {
        var result = TestSlots.reserve(stores().slots(), callAt(TestSlots.RESERVE, at), slot.id(), "Ada");
        assertChanged(result);
        return TestSlots.Shown.of(result);
    }

    /** A slot of two hours, reserved: it is due ten minutes after it starts. */
    private Slot reservedSlot() {
        var slot = slot();
        reserved(slot, begin);
        return slot;
    }

    private Slot checkedInSlot() {
        var slot = slot();
        var shown = reserved(slot, begin);
        assertChanged(TestSlots.checkIn(
                stores().slots(),
                callAt(TestSlots.CHECK_IN, slot.startsAt()),
                slot.id(),
                shown.reservationId(),
                shown.code()));
        return slot;
    }

    private List<Due> due(Instant at) {
        return stores().due().due(at, 100);
    }

    private void assertDue(Instant at, Due... facts) {
        whenListed(() -> assertThat(due(at)).containsExactlyInAnyOrder(facts));
    }

    /** One of each kind, by the moment from which on it is due. */
    private Map<Due, Instant> oneOfEach() {
        var trial = team();
        var cancelled = paying();
        cancelAtPeriodEnd(cancelled);
        var host = paying();
        var open = slot();
        var reserved = reservedSlot();
        var checkedIn = checkedInSlot();
        return Map.of(
                new EndedSubscription(trial),
                day(1),
                new EndedSubscription(cancelled),
                day(1),
                invite(host, anEmail(), 2),
                day(2),
                new LapsedSlot(open.id()),
                open.endsAt(),
                new LapsedSlot(reserved.id()),
                reserved.startsAt().plus(Duration.ofMinutes(10)),
                new LapsedSlot(checkedIn.id()),
                checkedIn.endsAt());
    }

    @Test
    void tells_all_that_time_has_ended_from_that_millisecond_on() {
        var facts = oneOfEach();

        assertDue(later, facts.keySet().toArray(Due[]::new));
        facts.forEach((fact, when) -> {
            assertThat(due(when.minus(MILLI))).doesNotContain(fact);
            assertThat(due(when)).contains(fact);
        });
    }

    @Test
    void does_not_tell_what_goes_on_or_was_ended_by_somebody() {
        var going = paying();
        var resumed = paying();
        cancelAtPeriodEnd(resumed);
        assertChanged(TestTeamChanges.resume(stores(), callAt(TestTeamChanges.RESUME, begin), resumed));
        var ended = paying();
        assertChanged(TestTeamChanges.cancel(stores(), callAt(TestTeamChanges.CANCEL, begin), ended, false));
        var revoked = invited(going, anEmail(), 1);
        assertChanged(TestTeamChanges.revoke(stores(), callAt(TestTeamChanges.REVOKE, begin), going, revoked.id()));
        var user = registered(stores().users());
        var accepted = invited(going, user.email(), 1);
        assertChanged(TestTeamChanges.join(stores(), callAt(TestTeamChanges.JOIN, begin), accepted.token(), user.id()));
        var closed = slot();
        assertChanged(TestSlots.close(stores().slots(), callAt(TestSlots.CLOSE, begin), closed.id(), null));
        var last = slot();

        assertDue(later, new LapsedSlot(last.id()));
        TestSweeps.sweep(stores(), later);
        assertThat(TestTeamChanges.at(stores(), going, later).subscription().isRunning())
                .isTrue();
        assertThat(eventTypesAbout(going)).doesNotContain("subscription.expired", "subscription.cancelled");
        assertThat(eventTypesAbout(resumed)).doesNotContain("subscription.expired", "subscription.cancelled");
        assertThat(eventTypesAbout(ended)).containsOnlyOnce("subscription.cancelled");
        assertThat(eventTypesAbout(closed.id())).containsExactly("slot.created", "slot.closed");
    }

    @Test
    void tells_when_a_change_puts_off_what_is_due_and_when_it_brings_it_forward() {
        var teamId = paying();
        var invitation = invite(teamId, anEmail(), 2);
        assertChanged(TestTeamChanges.resend(
                stores(), callAt(TestTeamChanges.RESEND, day(1)), teamId, invitation.invitationId()));
        var trial = team();
        activate(trial, begin, day(2));
        cancelAtPeriodEnd(trial);
        var slot = slot();
        var fact = new LapsedSlot(slot.id());
        var missed = slot.startsAt().plus(Duration.ofMinutes(10));
        assertDue(slot.endsAt(), fact);

        reserved(slot, begin);
        assertDue(missed, fact);
        assertThat(due(missed.minus(MILLI))).isEmpty();
        reserved(slot, missed);
        assertDue(missed);
        assertDue(missed.plus(Duration.ofMinutes(10)), fact);
        assertThat(due(day(2).minus(MILLI))).containsExactly(fact);
        assertThat(due(day(2))).containsExactlyInAnyOrder(fact, new EndedSubscription(trial));
        assertThat(due(later)).containsExactlyInAnyOrder(fact, new EndedSubscription(trial), invitation);
    }

    @Test
    void tells_no_more_than_was_asked_for_and_leaves_nothing_out() {
        var facts = IntStream.range(0, 40)
                .mapToObj(i -> (Due) new LapsedSlot(slot().id()))
                .collect(Collectors.toSet());
        whenListed(() -> assertThat(due(later)).containsExactlyInAnyOrderElementsOf(facts));

        for (var limit : List.of(1, 7, 39, 40, 100)) {
            // Fewer than were asked for tell the sweeper that there are no more.
            assertThat(stores().due().due(later, limit))
                    .hasSize(Math.min(limit, 40))
                    .isSubsetOf(facts)
                    .doesNotHaveDuplicates();
        }
        var found = new HashSet<Due>();
        for (var round = 0; round < MOST_SWEEPS && found.size() < 40; round++) {
            var some = stores().due().due(later, 7);
            found.addAll(some);
            some.forEach(fact -> assertChanged(TestSlots.close(
                    stores().slots(), callAt(TestSlots.CLOSE, begin), ((LapsedSlot) fact).slotId(), null)));
            whenListed(() -> assertThat(due(later)).doesNotContainAnyElementsOf(some));
        }
        assertThat(found).isEqualTo(facts);
    }

    @Test
    void writes_down_each_fact_once_however_often_it_is_swept() {
        var trial = team();
        var cancelled = paying();
        cancelAtPeriodEnd(cancelled);
        var cancelledTrial = team();
        cancelAtPeriodEnd(cancelledTrial);
        var host = paying();
        var invitation = invite(host, anEmail(), 2);
        var open = slot();
        var reserved = reservedSlot();
        var checkedIn = checkedInSlot();
        sweepUntilNothingIsDue(begin);
        assertThat(eventTypesAbout(open.id())).containsExactly("slot.created");

        whenListed(() -> assertThat(due(later)).hasSize(7));
        sweepUntilNothingIsDue(later);

        assertThat(writingNothing(() -> {
                    TestSweeps.sweep(stores(), later);
                    return due(later);
                }))
                .isEmpty();
        assertThat(eventTypesAbout(trial)).endsWith("subscription.expired").containsOnlyOnce("subscription.expired");
        for (var teamId : List.of(cancelled, cancelledTrial)) {
            assertThat(eventTypesAbout(teamId))
                    .containsOnlyOnce("subscription.cancelled")
                    .endsWith("subscription.cancelled")
                    .doesNotContain("subscription.expired");
        }
        assertThat(eventTypesAbout(host)).containsOnlyOnce("invitation.expired").endsWith("invitation.expired");
        var told = eventsAbout(host).getLast();
        assertThat(Json.tree(told.data()).get("id").textValue())
                .isEqualTo(invitation.invitationId().toString());
        assertThat(told.actor()).isEqualTo("system");
        assertThat(told.time()).isEqualTo(later);
        assertThat(eventTypesAbout(open.id())).containsExactly("slot.created", "slot.ended");
        assertThat(eventTypesAbout(reserved.id()))
                .containsExactly("slot.created", "slot.reserved", "slot.unattended", "slot.ended");
        assertThat(eventTypesAbout(checkedIn.id()))
                .containsExactly("slot.created", "slot.reserved", "slot.checked_in", "slot.ended");
        assertThat(TestTeamChanges.at(stores(), host, begin).seatsUsed()).isEqualTo(1);
    }

    /** As where the list, or another instance's clock, is behind or ahead. */
    @Test
    void writes_nothing_down_that_is_not_due_whatever_the_list_tells() {
        var trial = team();
        var going = paying();
        var invitation = invite(going, anEmail(), 2);
        var slot = reservedSlot();
        for (var teamId : List.of(trial, going, UUID.randomUUID())) {
            assertThat(writingNothing(() -> endSubscription(teamId, day(1).minus(MILLI))))
                    .isEqualTo(new ChangeTeamResult.NotDue());
        }
        assertThat(writingNothing(() -> endSubscription(going, later))).isEqualTo(new ChangeTeamResult.NotDue());
        assertThat(writingNothing(() -> expire(invitation, day(2).minus(MILLI))))
                .isEqualTo(new ChangeTeamResult.NotDue());
        assertThat(writingNothing(() -> expire(new ExpiredInvitation(going, UUID.randomUUID()), later)))
                .isEqualTo(new ChangeTeamResult.NotDue());
        assertThat(writingNothing(() -> settle(slot, slot.startsAt()))).isEqualTo(new ChangeSlotResult.NotDue());

        assertChanged(endSubscription(trial, day(1)));
        assertChanged(expire(invitation, day(2)));
        assertChanged(settle(slot, slot.endsAt()));

        assertThat(writingNothing(() -> endSubscription(trial, later))).isEqualTo(new ChangeTeamResult.NotDue());
        assertThat(writingNothing(() -> expire(invitation, later))).isEqualTo(new ChangeTeamResult.NotDue());
        assertThat(writingNothing(() -> settle(slot, later))).isEqualTo(new ChangeSlotResult.NotDue());
        var joining = registered(stores().users());
        var used = invited(going, joining.email(), 2);
        assertChanged(TestTeamChanges.join(stores(), callAt(TestTeamChanges.JOIN, begin), used.token(), joining.id()));
        assertThat(writingNothing(() -> expire(new ExpiredInvitation(going, used.id()), later)))
                .isEqualTo(new ChangeTeamResult.NotDue());
    }

    private static Call ofService(Instant at) {
        return Call.ofService("settle", UUID.randomUUID().toString(), at);
    }

    private ChangeTeamResult endSubscription(UUID teamId, Instant at) {
        return stores().subscriptions().endSubscription(new EndSubscription(ofService(at), Ids.next(), teamId));
    }

    private ChangeTeamResult expire(ExpiredInvitation fact, Instant at) {
        return stores().invitations()
                .expireInvitation(new ExpireInvitation(ofService(at), Ids.next(), fact.teamId(), fact.invitationId()));
    }

    private ChangeSlotResult settle(Slot slot, Instant at) {
        return stores().slots().settleSlot(new SettleSlot(ofService(at), Ids.next(), slot.id()));
    }

    /** Sweeps on: lists may still tell what was written down a moment ago. */
    private void sweepUntilNothingIsDue(Instant at) {
        for (var sweep = 0; sweep < MOST_SWEEPS && !due(at).isEmpty(); sweep++) {
            TestSweeps.sweep(stores(), at);
            whenListed(() -> assertThat(due(at)).isEmpty());
        }
    }

    @Test
    void writes_nothing_about_what_a_change_has_told_before_the_sweeper() {
        var trial = team();
        var host = paying();
        var email = anEmail();
        var expired = invite(host, email, 1);
        var slot = reservedSlot();
        var at = slot.startsAt().plus(Duration.ofMinutes(10));
        var facts = new Due[] {new EndedSubscription(trial), expired, new LapsedSlot(slot.id())};
        assertDue(at, facts);

        assertChanged(TestTeamChanges.changeSeats(stores(), callAt(TestTeamChanges.SEATS, at), trial, 5));
        assertChanged(
                TestTeamChanges.invite(stores(), callAt(TestTeamChanges.INVITE, at), host, email, Role.MEMBER, 7));
        reserved(slot, at);

        // The list may still tell them.
        var metrics = new SimpleMeterRegistry();
        writingNothing(() -> {
            TestSweeps.sweep(stores(), at, metrics);
            return due(at);
        });
        assertDue(at);
        assertThat(settled(metrics, "recorded") + settled(metrics, "failed")).isZero();
        assertThat(eventTypesAbout(trial)).containsOnlyOnce("subscription.expired");
        assertThat(eventTypesAbout(host)).containsOnlyOnce("invitation.expired");
        assertThat(eventTypesAbout(slot.id())).containsOnlyOnce("slot.unattended");
    }

    private static long settled(MeterRegistry metrics, String outcome) {
        return List.of("subscription", "invitation", "slot").stream()
                .mapToLong(fact -> settled(metrics, fact, outcome))
                .sum();
    }

    private static long settled(MeterRegistry metrics, String fact, String outcome) {
        return (long) metrics.get("intact.sweeper.settled")
                .tags("fact", fact, "outcome", outcome)
                .counter()
                .count();
    }

    /** What two instances are to write down, each once. */
    private record Facts(Collection<UUID> teams, Collection<UUID> invitations, Collection<UUID> slots) {
        private Facts() {
            this(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
        }

        private int size() {
            return teams.size() + invitations.size() + slots.size();
        }
    }

    private static final int WORKERS = 8;

    private Facts thousandFacts() {
        var facts = new Facts();
        Race.of(WORKERS, worker -> {
            for (var i = 0; i < 12; i++) {
                var teamId = team();
                facts.teams().add(teamId);
                // Those of some are told together with invitations, by whichever comes first.
                for (var seat = 0; seat < (i < 4 ? 7 : 0); seat++) {
                    facts.invitations().add(invite(teamId, anEmail(), 1).invitationId());
                }
            }
            for (var i = 0; i < 43; i++) {
                facts.slots()
                        .add(slot(later.minus(Duration.ofHours(1)), Duration.ofHours(2))
                                .id());
                facts.slots().add(slot().id());
            }
            return worker;
        });
        return facts;
    }

    @Test
    void writes_down_each_of_a_thousand_facts_once_when_two_instances_sweep_at_once() {
        var facts = thousandFacts();
        assertThat(facts.size()).isGreaterThan(1000);
        // Half of the slots is held by hosts who don't come, and goes on afterwards; the other half has ended.
        var slots = List.copyOf(facts.slots());
        Race.of(WORKERS, worker -> {
            for (var i = worker; i < slots.size(); i += WORKERS) {
                var slot = stores().slots().find(slots.get(i)).orElseThrow();
                if (slot.endsAt().isAfter(later)) {
                    reserved(slot, begin);
                }
            }
            return worker;
        });
        var instances = List.of(stores(), stores().ofAnotherInstance());
        var metrics = List.of(new SimpleMeterRegistry(), new SimpleMeterRegistry());
        whenListed(() -> assertThat(stores().due().due(later, 2000)).hasSizeGreaterThanOrEqualTo(facts.size()));
        var position = now();

        var sweeps = Race.of(2, i -> {
            var mine = 0;
            while (mine < MOST_SWEEPS && !instances.get(i).due().due(later, 1).isEmpty()) {
                TestSweeps.sweep(instances.get(i), later, metrics.get(i));
                mine++;
            }
            return mine;
        });

        var told = since(position);
        assertThat(count(told, "subscription.expired", Event::subject)).isEqualTo(once(facts.teams()));
        assertThat(count(told, "invitation.expired", event -> Json.tree(event.data())
                        .get("id")
                        .textValue()))
                .isEqualTo(once(facts.invitations()));
        var unattended = count(told, "slot.unattended", Event::subject);
        var ended = count(told, "slot.ended", Event::subject);
        assertThat(unattended).hasSize(slots.size() / 2);
        assertThat(ended).hasSize(slots.size() / 2);
        unattended.putAll(ended);
        assertThat(unattended).isEqualTo(once(slots));
        whenListed(() -> assertThat(due(later)).isEmpty());
        for (var i = 0; i < 2; i++) {
            var handled = settled(metrics.get(i), "recorded") + settled(metrics.get(i), "already_recorded");
            assertThat(handled).as("a sweep is bounded").isLessThanOrEqualTo(1000L * sweeps.get(i));
        }
        assertThat(sum(metrics, "subscription"))
                .isBetween(8L * WORKERS, (long) facts.teams().size());
        assertThat(sum(metrics, "invitation")).isEqualTo(facts.invitations().size());
        assertThat(sum(metrics, "slot")).isEqualTo(slots.size());
        assertThat(metrics).allMatch(its -> settled(its, "failed") == 0);
    }

    private static long sum(List<SimpleMeterRegistry> metrics, String fact) {
        return metrics.stream().mapToLong(its -> settled(its, fact, "recorded")).sum();
    }

    private static Map<String, Long> once(Collection<UUID> ids) {
        return ids.stream().collect(Collectors.toMap(UUID::toString, any -> 1L));
    }

    private static Map<String, Long> count(List<Event> events, String type, Function<Event, String> what) {
        return events.stream()
                .filter(event -> event.type().equals(type))
                .collect(Collectors.groupingBy(what, Collectors.counting()));
    }

    /** The end of the feed. */
    private String now() {
        return follow(EventStore.START, new ArrayList<>());
    }

    private List<Event> since(String position) {
        var told = new ArrayList<Event>();
        follow(position, told);
        return told;
    }

    /** Reads on until a page is empty and the position stays. */
    private String follow(String from, List<Event> told) {
        var position = from;
        while (true) {
            var read = stores().events().read(position, new EventStore.Filter(null, null), 100);
            told.addAll(read.events());
            if (read.events().isEmpty() && read.position().equals(position)) {
                return position;
            }
            position = read.position();
        }
    }

    @Test
    void counts_what_each_sweep_wrote_down_and_what_another_had_written_down() {
        var slots = IntStream.range(0, 30).mapToObj(i -> slot().id()).collect(Collectors.toSet());
        whenListed(() -> assertThat(due(later)).hasSize(slots.size()));
        var instances = List.of(stores(), stores().ofAnotherInstance(), stores().ofAnotherInstance());
        var position = now();
        var metrics =
                IntStream.range(0, 3).mapToObj(i -> new SimpleMeterRegistry()).toList();

        Race.of(3, i -> {
            TestSweeps.sweep(instances.get(i), later, metrics.get(i));
            return i;
        });

        assertThat(sum(metrics, "slot")).isEqualTo(slots.size());
        assertThat(metrics).allSatisfy(its -> {
            assertThat(settled(its, "recorded") + settled(its, "already_recorded"))
                    .isBetween(0L, (long) slots.size());
            assertThat(settled(its, "failed")).isZero();
            assertThat(its.get("intact.sweeper.sweeps").timer().count()).isEqualTo(1);
        });
        assertThat(count(since(position), "slot.ended", Event::subject)).isEqualTo(once(slots));
    }

    /** For stores whose list is one. */
    protected void assertTellsTheOldestFirst() {
        var slots = IntStream.range(0, 12)
                .mapToObj(i -> slot(day(1).plus(Duration.ofMinutes(15L * (7 * i % 12))), Duration.ofHours(2)))
                .toList();
        var trial = team();
        var invitation = invite(trial, anEmail(), 2);
        var told = new ArrayList<Due>(List.of(new EndedSubscription(trial)));
        slots.stream().sorted(Comparator.comparing(Slot::endsAt)).forEach(slot -> told.add(new LapsedSlot(slot.id())));
        told.add(invitation);

        assertThat(due(later)).isEqualTo(told);
        assertThat(stores().due().due(later, 5)).isEqualTo(told.subList(0, 5));
        assertThat(stores().due().due(later, 13)).isEqualTo(told.subList(0, 13));
    }

    /** For stores that delete the records of old requests themselves. */
    protected void assertPurgesOldRequests() {
        var start = day(1);
        var calls = IntStream.range(0, 5)
                .mapToObj(i -> callAt(TestSlots.CREATE, begin.plus(Duration.ofMinutes(i))))
                .toList();
        var resource = aResource();
        for (var i = 0; i < calls.size(); i++) {
            assertThat(createAt(calls.get(i), resource, start.plus(Duration.ofMinutes(15L * i))))
                    .isInstanceOf(CreateSlotResult.Created.class);
        }
        var before = calls.get(3).at();

        assertThat(stores().due().purgeRequests(before, 2)).isEqualTo(2);
        assertThat(stores().due().purgeRequests(before, 2)).isEqualTo(1);
        assertThat(stores().due().purgeRequests(before, 2)).isZero();

        for (var i = 0; i < calls.size(); i++) {
            var again = createAt(calls.get(i), resource, start.plus(Duration.ofMinutes(15L * i)));
            assertThat(again)
                    .isInstanceOf(i < 3 ? CreateSlotResult.SlotOverlap.class : CreateSlotResult.Replayed.class);
        }
    }

    private CreateSlotResult createAt(Call call, String resource, Instant start) {
        return TestSlots.create(stores().slots(), call, resource, start, start.plus(Duration.ofMinutes(15)));
    }

    /** For stores of which the database deletes the records of old requests. */
    protected void assertLeavesRequestsToTheDatabase() {
        var call = callAt(TestSlots.CREATE, begin);
        var resource = aResource();
        assertThat(createAt(call, resource, day(1))).isInstanceOf(CreateSlotResult.Created.class);

        assertThat(writingNothing(() -> stores().due().purgeRequests(later, 100)))
                .isZero();
        assertThat(createAt(call, resource, day(1))).isInstanceOf(CreateSlotResult.Replayed.class);
    }
}
