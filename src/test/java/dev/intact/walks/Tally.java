package dev.intact.walks;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** How many answers of each kind were given. */
final class Tally {
    private final Map<String, Integer> counts = new ConcurrentSkipListMap<>();

    void count(Object answer) {
        counts.merge(kind(answer.getClass()), 1, Integer::sum);
    }

    Map<String, Integer> counts() {
        return counts;
    }

    int all() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** A refusal of one workflow is not that of another, though they have the same name. */
    static String kind(Class<?> answer) {
        return answer.getEnclosingClass().getSimpleName() + "." + answer.getSimpleName();
    }
}
