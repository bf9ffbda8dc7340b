package dev.intact.integrity;

import java.util.List;

/**
 * What a walk over the whole store found.
 *
 * @param violations at most {@link #MOST_TOLD}
 */
public record IntegrityReport(Checked checked, List<Violation> violations) {
    public static final int MOST_TOLD = 1000;

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
