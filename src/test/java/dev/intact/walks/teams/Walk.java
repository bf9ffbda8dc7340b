package dev.intact.walks.teams;

import dev.intact.sweeper.Due;
import dev.intact.walks.Dice;
import dev.intact.walks.Difference;
import dev.intact.walks.Disturbed;
import dev.intact.walks.Scope;
import dev.intact.walks.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** One walk, with the model and with a world side by side. */
final class Walk {
    private static final Duration POLL = Duration.ofMillis(10);
    /** After every trial, invitation, period and slot of a walk. */
    private static final Duration END = Duration.ofDays(800);

    private final long seed;
    private final Disturbed disturbed;
    private final Scope scope;
    private final Tally tally;
    private final Instant start;
    private final ModelWorld model;
    private final World world;
    private final Duration listsLag;
    private final List<String> story = new ArrayList<>();

    Walk(long seed, World world, Disturbed disturbed, Instant start, Scope scope, Tally tally) {
        this.seed = seed;
        this.disturbed = disturbed;
        this.world = world;
        this.listsLag = disturbed.listsLag();
        this.start = start;
        this.scope = scope;
        this.tally = tally;
        this.model = new ModelWorld(scope, start);
    }

    /** @throws Difference what the world says is not what the model says */
    void walk(List<Step> steps) {
        try {
            steps.forEach(this::take);
            var end = steps.isEmpty() ? start : start.plus(steps.getLast().at());
            compareWhatStays(steps, end);
            story.add("then swept at " + END);
            sweep("the end", start.plus(END), true);
            compareWhatStays(steps, start.plus(END));
        } catch (RuntimeException e) {
            // Whatever it is, the story leads to it.
            throw new Difference("a call that did not return", "an answer", e + ", " + e.getCause(), story, e);
        }
    }

    private void take(Step step) {
        story.add(scope.plain(step.toString()));
        var where = "step " + step.number();
        if (step.command() instanceof Command.Sweep(var isBackwards)) {
            sweep(where, start.plus(step.at()), isBackwards);
            return;
        }
        var expected = model.answer(step.call(start, model.names()), step.command());
        var actual = disturbed.disturbing(
                Dice.of(seed, step.number()),
                tally,
                () -> world.answer(step.call(start, world.names()), step.command()));
        tally.count(actual);
        story.set(story.size() - 1, story.getLast() + " -> " + actual.getClass().getSimpleName());
        same(where, model.names().tell(expected), world.names().tell(actual));
    }

    /**
     * One thing after the other, in an order that is the same for both: what comes first may tell of what comes next. What
     * was found is kept, for a list that lags may pass through what it told before.
     */
    private void sweep(String where, Instant now, boolean isBackwards) {
        var found = new AtomicReference<List<Due>>();
        compareList(where + ", due", either -> {
            found.set(sorted(either, now, isBackwards));
            return found.get().stream().map(either.names()::tell).toList();
        });
        var actual = found.get();
        var expected = sorted(model, now, isBackwards);
        for (var i = 0; i < expected.size(); i++) {
            var isRecorded = world.settle(actual.get(i), now);
            tally.count(isRecorded ? new Swept.Recorded() : new Swept.AlreadyRecorded());
            same(
                    where + ", " + model.names().tell(expected.get(i)),
                    "recorded: " + model.settle(expected.get(i), now),
                    "recorded: " + isRecorded);
        }
    }

    private static List<Due> sorted(World either, Instant now, boolean isBackwards) {
        Comparator<Due> order = Comparator.comparing(either.names()::tell);
        return either.due(now).stream()
                .sorted(isBackwards ? order.reversed() : order)
                .toList();
    }

    private void compareWhatStays(List<Step> steps, Instant now) {
        var users = new LinkedHashSet<String>();
        var emails = new LinkedHashSet<String>();
        var days = new LinkedHashSet<Command.CreateSlot>();
        for (var step : steps) {
            switch (step.command()) {
                case Command.Register(var user, var email) -> {
                    users.add(user);
                    emails.add(email);
                }
                case Command.ChangeEmail(var user, var email) -> emails.add(email);
                case Command.CreateTeam create -> compareTeam(create.team(), now);
                case Command.CreateSlot create -> {
                    compare("slot " + create.slot(), either -> either.slot(create.slot(), now));
                    days.add(create);
                }
                default -> {}
            }
        }
        users.forEach(user -> compare("user " + user, either -> either.user(user)));
        emails.forEach(email -> compare("user of " + email, either -> either.userOf(email)));
        compareDays(days, now);
    }

    private void compareTeam(String team, Instant now) {
        compare("team " + team, either -> either.team(team, now));
        compareList("members of " + team, either -> either.members(team));
    }

    private void compareDays(Set<Command.CreateSlot> created, Instant now) {
        for (var slot : created) {
            var day = LocalDate.ofInstant(start.plus(slot.from()), ZoneOffset.UTC);
            compareList(
                    "slots of " + slot.resource() + ", " + day, either -> either.slotsOf(slot.resource(), day, now));
        }
    }

    private void compareList(String where, Function<World, Object> list) {
        var expected = model.names().tell(list.apply(model));
        var told = new AtomicReference<>(world.names().tell(list.apply(world)));
        if (!told.get().equals(expected) && !listsLag.isZero()) {
            try {
                Awaitility.await().pollInterval(POLL).atMost(listsLag).until(() -> told.updateAndGet(
                                any -> world.names().tell(list.apply(world)))
                        .equals(expected));
            } catch (ConditionTimeoutException e) {
                story.add("then waited for lists: " + e.getMessage());
            }
        }
        same(where, expected, told.get());
    }

    private void compare(String where, Function<World, Object> look) {
        same(where, model.names().tell(look.apply(model)), world.names().tell(look.apply(world)));
    }

    private void same(String where, String expected, String actual) {
        if (!actual.equals(expected)) {
            throw new Difference(scope.plain(where), expected, actual, story, null);
        }
    }

    /** What comes of each thing that was due. */
    private static final class Swept {
        record Recorded() {}

        record AlreadyRecorded() {}
    }
}
