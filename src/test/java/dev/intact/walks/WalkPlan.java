package dev.intact.walks;

import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.stock.Stock;
import dev.intact.walks.Command.AdjustStock;
import dev.intact.walks.Command.Cancel;
import dev.intact.walks.Command.Pay;
import dev.intact.walks.Command.Place;
import dev.intact.walks.Command.Refund;
import dev.intact.walks.Command.SetStock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans a walk: the same seed makes the same steps, in whatever scope. It looks at the model on the way, so that most of
 * what it asks for is nearly possible.
 */
final class WalkPlan {
    private static final int FEWEST = 14;
    private static final int MOST = 20;
    private static final long MOST_PIECES_SET = 20;
    private static final long MOST_PIECES_ADJUSTED = 6;

    private final Dice dice;
    private final Scope scope;
    private final Requests requests;
    private final ModelShop model = new ModelShop();
    private final List<Step> steps = new ArrayList<>();
    private final List<String> orders = new ArrayList<>();

    private WalkPlan(long seed, Scope scope) {
        this.dice = new Dice(seed);
        this.scope = scope;
        this.requests = new Requests(dice, scope);
    }

    static List<Step> of(long seed, Scope scope) {
        var plan = new WalkPlan(seed, scope);
        for (var sku : Requests.SKUS) {
            if (plan.dice.chance(92)) {
                plan.take(new Step(plan.steps.size() + 1, plan.newKey(), List.of(), plan.set(scope.name(sku))));
            }
        }
        var length = plan.dice.between(FEWEST, MOST);
        while (plan.steps.size() < length) {
            if (plan.dice.chance(10)) {
                plan.repeat();
            } else {
                plan.call(plan.command());
            }
        }
        return plan.steps;
    }

    private void call(Command command) {
        take(new Step(steps.size() + 1, key(command.operation()), ifMatch(command), command));
    }

    /** Mostly what was done, and now and then what was refused. */
    private void repeat() {
        var done = done();
        var again = dice.oneOf(done.isEmpty() || dice.chance(30) ? steps : done);
        take(again.again(steps.size() + 1));
    }

    private List<Step> done() {
        return steps.stream()
                .filter(step -> model.keeps(step.call(Instant.EPOCH)))
                .toList();
    }

    private void take(Step step) {
        steps.add(step);
        model.answer(step.call(Instant.EPOCH), step.command());
    }

    /** Mostly a new one; else one that stands for another request, of this workflow if possible. */
    private String key(String operation) {
        if (steps.isEmpty() || dice.chance(90)) {
            return newKey();
        }
        var used = done().stream()
                .filter(step -> step.command().operation().equals(operation))
                .toList();
        return dice.oneOf(used.isEmpty() ? steps : used).key();
    }

    private String newKey() {
        return scope.name("key-" + (steps.size() + 1));
    }

    private Command command() {
        var roll = dice.below(100);
        if (roll < 8) {
            return set(requests.sku());
        }
        if (roll < 18) {
            var delta = dice.between(1, MOST_PIECES_ADJUSTED);
            return new AdjustStock(requests.sku(), dice.chance(50) ? delta : -delta);
        }
        return roll < 35 ? place() : anOrder().map(this::change).orElseGet(this::place);
    }

    private Command set(String sku) {
        return new SetStock(sku, dice.between(0, MOST_PIECES_SET));
    }

    private Command place() {
        orders.add("order-" + (orders.size() + 1));
        return new Place(orders.getLast(), requests.order());
    }

    /** Mostly one that can still change; now and then one that is at its end, or was refused. */
    private Optional<String> anOrder() {
        var there = orders.stream()
                .filter(name -> model.order(name).order().isPresent())
                .toList();
        var open = there.stream().filter(this::isOpen).toList();
        if (there.isEmpty()) {
            return Optional.empty();
        }
        if (dice.chance(8)) {
            return Optional.of(dice.oneOf(orders));
        }
        return Optional.of(dice.oneOf(open.isEmpty() || dice.chance(15) ? there : open));
    }

    private boolean isOpen(String name) {
        return switch (model.order(name).order().orElseThrow().status()) {
            case PLACED, PAID, PARTIALLY_REFUNDED -> true;
            case REFUNDED, CANCELLED -> false;
        };
    }

    private Command change(String name) {
        var order = model.order(name).order();
        var isPlaced = order.filter(its -> its.status() == OrderStatus.PLACED).isPresent();
        var roll = dice.below(100);
        if (roll < (isPlaced ? 60 : 10)) {
            return new Pay(name, requests.payment(order));
        }
        return roll < 80 ? new Refund(name, requests.refund(order)) : new Cancel(name, requests.cancellation());
    }

    private List<Long> ifMatch(Command command) {
        var version = version(command);
        if (version.isEmpty() || dice.chance(80)) {
            return List.of();
        }
        long now = version.get();
        return dice.oneOf(List.of(List.of(now), List.of(now + 1, now), List.of(now + 1), List.of(now - 1)));
    }

    /** The version that the command is about to change; empty where there is none to name. */
    private Optional<Long> version(Command command) {
        return switch (command) {
            case SetStock set -> stockVersion(set.sku());
            case AdjustStock adjust -> stockVersion(adjust.sku());
            case Place place -> Optional.empty();
            case Pay pay -> model.order(pay.order()).order().map(Order::version);
            case Refund refund -> model.order(refund.order()).order().map(Order::version);
            case Cancel cancel -> model.order(cancel.order()).order().map(Order::version);
        };
    }

    private Optional<Long> stockVersion(String sku) {
        return model.stock(sku).map(Stock::version).or(() -> Optional.of(0L));
    }
}
