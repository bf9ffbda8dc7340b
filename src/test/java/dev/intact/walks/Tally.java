package dev.intact.walks;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** How many answers of each kind were given. */
public final class Tally {
    private final Map<String, Integer> counts = new ConcurrentSkipListMap<>();

    public void count(Object answer) {
        counts.merge(kind(answer.getClass()), 1, Integer::sum);
    }

    public Map<String, Integer> counts() {
        return counts;
    }

    public int all() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** A refusal of one workflow is not that of another, though they have the same name. */
    public static String kind(Class<?> answer) {
        return answer.getEnclosingClass().getSimpleName() + "." + answer.getSimpleName();
    }
}
