package dev.intact.integrity;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a walk over the whole store found.
 *
 * @param violations at most {@link #MOST_TOLD}
 */
public record IntegrityReport(Checked checked, List<Violation> violations) {
    public static final int MOST_TOLD = 1000;

    /** @param found for each rule, at most {@link #MOST_TOLD}; too many are told in turn, so that no rule hides another */
    public static IntegrityReport of(Checked checked, List<List<Violation>> found) {
        var told = IntStream.range(0, MOST_TOLD)
                .boxed()
                .flatMap(turn ->
                        found.stream().filter(rule -> turn < rule.size()).map(rule -> rule.get(turn)))
                .limit(MOST_TOLD)
                .toList();
        return new IntegrityReport(checked, told);
    }

    /** How many of each were looked at. */
    public record Checked(
            long orders,
            long refunds,
            long ledgerTransactions,
            long teams,
            long users,
            long slots,
            long events,
            long requests) {}

    /**
     * A breach of a rule.
     *
     * @param rule the code of a {@link Rule}
     * @param subject the id of what breaks it
     */
    public record Violation(String rule, String subject, String detail) {}
}
