package dev.intact.walks;

import dev.intact.support.Proof;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** How many answers of each kind were given. */
public final class Tally {
    private final Map<String, Integer> counts = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> faults = new ConcurrentSkipListMap<>();

    public void count(Object answer) {
        counts.merge(kind(answer.getClass()), 1, Integer::sum);
    }

    /** A call that something went wrong in. */
    public void countFault(String what) {
        faults.merge(what, 1, Integer::sum);
    }

    public Map<String, Integer> faults() {
        return faults;
    }

    public int allFaults() {
        return faults.values().stream().mapToInt(Integer::intValue).sum();
    }

    public Map<String, Integer> counts() {
        return counts;
    }

    public int all() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Prints what was walked, and counts it. */
    public void tell(Class<?> test, int walks, long firstSeed) {
        System.out.printf(
                "%d walks from seed %d, %d steps: %s; disturbed %d times: %s%n",
                walks, firstSeed, all(), counts, allFaults(), faults);
        Proof.tell(Proof.Line.WALK_STEPS, test.getSimpleName(), all());
        Proof.tell(Proof.Line.WALK_FAULTS, test.getSimpleName(), allFaults());
    }

    /** A refusal of one workflow is not that of another, though they have the same name. */
    public static String kind(Class<?> answer) {
        return answer.getEnclosingClass().getSimpleName() + "." + answer.getSimpleName();
    }
}
