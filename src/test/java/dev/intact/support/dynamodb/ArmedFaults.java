package dev.intact.support.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that are still to come. Each counts the requests that it concerns. */
final class ArmedFaults {
    private static final class Armed {
        private final Fault fault;
        private int seen;

        private Armed(Fault fault) {
            this.fault = fault;
        }

        private boolean isDue() {
            return seen >= fault.nth();
        }

        private boolean isOver() {
            return seen >= fault.nth() + fault.times() - 1;
        }
    }

    private final List<Armed> faults = new ArrayList<>();

    synchronized void arm(Fault fault) {
        faults.add(new Armed(fault));
    }

    synchronized boolean isArmed() {
        return !faults.isEmpty();
    }

    synchronized void clear() {
        faults.clear();
    }

    /** Counts this request for all faults. If several are due, the one that was armed first has its effect. */
    synchronized Optional<Effect> effectOn(String operation) {
        var concerned =
                faults.stream().filter(armed -> armed.fault.concerns(operation)).toList();
        concerned.forEach(armed -> armed.seen++);
        var due = concerned.stream().filter(Armed::isDue).findFirst();
        faults.removeIf(Armed::isOver);
        return due.map(armed -> armed.fault.effect());
    }
}
