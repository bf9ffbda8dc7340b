package dev.intact.history;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for an order of all operations in which each takes effect at one moment between its call and its answer, and the
 * model gives each the answer that it had.
 *
 * <p>Sources: Wing and Gong, "Testing and verifying concurrent objects" (1993), for the search; Lowe, "Testing for
 * linearizability" (2017), for remembering which operations led to which state, so that no way is gone twice.
 */
final class Linearizability<S, C> {
    private final Model<S, C> model;
    private final List<Operation<C>> operations;
    private final Set<Reached<S>> reached = new HashSet<>();
    private final BitSet done = new BitSet();

    private record Reached<S>(BitSet done, S state) {}

    private Linearizability(Model<S, C> model, List<Operation<C>> operations) {
        this.model = model;
        this.operations = operations;
    }

    static <S, C> boolean holds(Model<S, C> model, List<Operation<C>> history) {
        return new Linearizability<>(model, history).canGoOn(model.initial());
    }

    /** @return the shortest part of a history that has no order; empty if it has one */
    static <S, C> Optional<List<Operation<C>>> shortestWithout(Model<S, C> model, List<Operation<C>> history) {
        if (holds(model, history)) {
            return Optional.empty();
        }
        var ends = history.stream()
                .filter(Operation::isKnown)
                .map(Operation::returned)
                .sorted()
                .toList();
        var first = ends.stream()
                .map(end -> until(end + 1, history))
                .filter(part -> !holds(model, part))
                .findFirst()
                .orElse(history);
        return Optional.of(withoutNeedless(model, first));
    }

    /** What somebody knew at that time. */
    private static <C> List<Operation<C>> until(long time, List<Operation<C>> history) {
        return history.stream()
                .filter(operation -> operation.invoked() < time)
                .map(operation -> operation.asOf(time))
                .toList();
    }

    /** Without those that only looked, as far as what is left has no order either. */
    private static <S, C> List<Operation<C>> withoutNeedless(Model<S, C> model, List<Operation<C>> part) {
        var left = new ArrayList<>(part);
        for (var operation : part) {
            if (operation.changedNothing()) {
                var others = new ArrayList<>(left);
                others.remove(operation);
                if (!holds(model, others)) {
                    left = others;
                }
            }
        }
        left.sort(Comparator.comparing(Operation::invoked));
        return left;
    }

    private boolean canGoOn(S state) {
        if (isOver()) {
            return true;
        }
        if (!reached.add(new Reached<>((BitSet) done.clone(), state))) {
            return false;
        }
        var earliestEnd = earliestEnd();
        for (var next = 0; next < operations.size(); next++) {
            if (!done.get(next) && operations.get(next).invoked() < earliestEnd && canTake(next, state)) {
                return true;
            }
        }
        return false;
    }

    private boolean canTake(int next, S state) {
        var operation = operations.get(next);
        var step = model.apply(state, operation.command());
        // One that may never have happened, and would change nothing, is left out.
        var isNeeded = operation.isKnown() || !step.after().equals(state);
        if (!isNeeded || !operation.outcome().fits(step.answer())) {
            return false;
        }
        done.set(next);
        if (canGoOn(step.after())) {
            return true;
        }
        done.clear(next);
        return false;
    }

    /** Whoever has not been called by then can't come before the one who ended then. */
    private long earliestEnd() {
        var earliest = Long.MAX_VALUE;
        for (var i = 0; i < operations.size(); i++) {
            if (!done.get(i) && operations.get(i).isKnown()) {
                earliest = Math.min(earliest, operations.get(i).returned());
            }
        }
        return earliest;
    }

    private boolean isOver() {
        return earliestEnd() == Long.MAX_VALUE;
    }
}
