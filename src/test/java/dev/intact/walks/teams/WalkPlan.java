package dev.intact.walks.teams;

import dev.intact.walks.Dice;
import dev.intact.walks.Scope;
import dev.intact.walks.teams.Command.OfSlot;
import dev.intact.walks.teams.Command.OfTeam;
import dev.intact.walks.teams.Command.OfUser;
import dev.intact.walks.teams.Command.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans a walk: the same seed makes the same steps, in whatever scope. It looks at the model on the way, so that most of
 * what it asks for is nearly possible, and time often comes to the very moment at which something begins or ends.
 */
final class WalkPlan {
    private static final int FEWEST = 30;
    private static final int MOST = 44;
    private static final Duration LONGEST = Duration.ofDays(400);
    /** Any will do: steps are planned from the start of the walk on. */
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final List<Duration> JUMPS = List.of(
            Duration.ofMillis(1),
            Duration.ofSeconds(59),
            Duration.ofMinutes(4),
            Duration.ofMinutes(15),
            Duration.ofHours(3),
            Duration.ofHours(20),
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofDays(16));

    private static final int SLOT_STEPS_JUMPED = 5;

    private final Dice dice;
    private final ModelWorld model;
    private final TeamRequests teams;
    private final SlotRequests slots;
    private final int slotsShare;
    private final List<Step> steps = new ArrayList<>();
    private Duration now = Duration.ZERO;

    private WalkPlan(long seed, Scope scope) {
        this.dice = new Dice(seed);
        this.model = new ModelWorld(scope, START);
        this.teams = new TeamRequests(dice, scope, model);
        this.slots = new SlotRequests(dice, scope, model);
        this.slotsShare = dice.oneOf(List.of(8, 8, 40, 92));
    }

    static List<Step> of(long seed, Scope scope) {
        var plan = new WalkPlan(seed, scope);
        plan.begin();
        var length = plan.dice.between(FEWEST, MOST);
        while (plan.steps.size() < length) {
            plan.passTime();
            if (plan.steps.size() > 2 && plan.dice.chance(10)) {
                plan.repeat();
            } else {
                plan.call(plan.command());
            }
        }
        return plan.steps;
    }

    private void begin() {
        if (slotsShare < 90) {
            teams.beginning().forEach(this::call);
        }
    }

    private void passTime() {
        if (now.compareTo(LONGEST) > 0 || dice.chance(62)) {
            return;
        }
        var moment = dice.chance(45) ? nextMoment() : Optional.<Duration>empty();
        now = moment.orElseGet(() -> now.plus(jump()));
    }

    private Duration jump() {
        return dice.oneOf(slotsShare > 90 ? JUMPS.subList(0, SLOT_STEPS_JUMPED) : JUMPS);
    }

    /** At which something begins or ends, or a millisecond to either side of it. */
    private Optional<Duration> nextMoment() {
        var later = model.moments().stream()
                .map(moment -> Duration.between(START, moment))
                .filter(moment -> moment.compareTo(now) > 0)
                .sorted()
                .toList();
        if (later.isEmpty()) {
            return Optional.empty();
        }
        var moment = dice.chance(70) ? later.getFirst() : dice.oneOf(later);
        var near = moment.plusMillis(dice.oneOf(List.of(-1L, 0L, 0L, 1L)));
        return Optional.of(near.compareTo(now) < 0 ? now : near);
    }

    private Command command() {
        if (dice.chance(7)) {
            return new Sweep(dice.chance(50));
        }
        return dice.chance(slotsShare) ? slots.command(now) : teams.command(now);
    }

    private void call(Command command) {
        take(new Step(steps.size() + 1, now, actor(command), key(command), ifMatch(command), command));
    }

    /** Mostly what was done, and now and then what was refused. */
    private void repeat() {
        var done = steps.stream().filter(this::isKept).toList();
        var again = dice.oneOf(done.isEmpty() || dice.chance(30) ? steps : done);
        take(again.again(steps.size() + 1, now));
    }

    private boolean isKept(Step step) {
        return model.keys().keeps(step.again(step.number(), now).call(START, model.names()));
    }

    private void take(Step step) {
        steps.add(step);
        var at = START.plus(step.at());
        if (step.command() instanceof Sweep) {
            model.due(at).forEach(due -> model.settle(due, at));
        } else {
            model.answer(step.call(START, model.names()), step.command());
        }
    }

    private String actor(Command command) {
        return switch (command) {
            case Command.CreateTeam create -> teams.actorLike(create.owner());
            case Command.Join join -> teams.actorLike(join.user());
            case Command.Remove remove when dice.chance(25) -> remove.user();
            case OfTeam change -> teams.actorOf(change.team());
            default -> dice.chance(10) ? teams.someone() : null;
        };
    }

    /** Mostly a new one; now and then one that was used for the same operation. */
    private String key(Command command) {
        var used = steps.stream()
                .filter(step -> step.command().operation().equals(command.operation()))
                .map(Step::key)
                .toList();
        return used.isEmpty() || dice.chance(86) ? teams.name("key-" + (steps.size() + 1)) : dice.oneOf(used);
    }

    private List<Long> ifMatch(Command command) {
        var version = version(command);
        if (version.isEmpty() || dice.chance(78)) {
            return List.of();
        }
        long its = version.get();
        return dice.oneOf(List.of(List.of(its), List.of(its + 1, its), List.of(its + 1), List.of(its - 1)));
    }

    private Optional<Long> version(Command command) {
        return switch (command) {
            case OfTeam change -> model.team(change.team()).map(team -> team.version);
            case OfSlot change -> model.slot(change.slot()).map(slot -> slot.version);
            case OfUser change ->
                model.users().find(model.names().id(change.user())).map(user -> user.version());
            default -> Optional.empty();
        };
    }
}
