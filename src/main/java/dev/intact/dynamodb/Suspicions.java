package dev.intact.dynamodb;

import dev.intact.integrity.IntegrityReport;
import dev.intact.integrity.IntegrityReport.Violation;
import dev.intact.integrity.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What seems to break a rule. While others write, only a second look can tell whether it does. */
final class Suspicions {
    private final Map<Rule, List<Violation>> byRule = new EnumMap<>(Rule.class);

    void add(Rule rule, String subject, String detail) {
        add(rule, new Violation(rule.code(), subject, rule.meaning() + ": " + detail));
    }

    void addAll(Suspicions others) {
        others.byRule.forEach((rule, all) -> all.forEach(violation -> add(rule, violation)));
    }

    private void add(Rule rule, Violation violation) {
        var all = byRule.computeIfAbsent(rule, any -> new ArrayList<>());
        if (all.size() < IntegrityReport.MOST_TOLD) {
            all.add(violation);
        }
    }

    boolean isEmpty() {
        return byRule.isEmpty();
    }

    List<List<Violation>> byRule() {
        return Arrays.stream(Rule.values())
                .map(rule -> byRule.getOrDefault(rule, List.of()))
                .toList();
    }
}
