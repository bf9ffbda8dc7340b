package dev.intact.benchmark;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was wanted, and what came of it: one line for each. */
final class Targets {
    private static final List<String> HEADER = List.of("target", "wanted", "measured", "met");

    private final Map<Target, Double> measured = new EnumMap<>(Target.class);

    /** In the order in which they are told. */
    enum Target {
        TRANSACTION_8("place order, REST against pgbench's transaction, 8 clients", 1.0, true, "x"),
        TRANSACTION_32("place order, REST against pgbench's transaction, 32 clients", 1.0, true, "x"),
        STATEMENT_8("place order, REST against pgbench's one statement, 8 clients", 0.8, true, "x"),
        STATEMENT_32("place order, REST against pgbench's one statement, 32 clients", 0.8, true, "x"),
        REPOSITORIES("place order, REST against repositories, 0 ms", 2.0, true, "x"),
        LATENCY("place order, latency of repositories against REST, 1 ms", 4.0, true, "x"),
        HOT_ORDER("refund on one hot order, REST against repositories, 5 ms", 8.0, true, "x"),
        STORE("place order, store without HTTP against pgbench's one statement", 0.9, true, "x"),
        HALF_LOAD("place order, p99 against p50 at half load", 5.0, false, "x"),
        GROWTH("place order, slower with the most orders than with the fewest", 10.0, false, "%"),
        ITEMS("place order, round trips of 50 items less those of 3", 0.0, false, ""),
        START("service start to first 201, warm disk, existing data, with the cache", 3.0, false, " s"),
        MEMORY("resident memory of the service under load", 300.0, false, " MiB");

        private final String title;
        private final double wanted;
        private final boolean isLeast;
        private final String unit;

        Target(String title, double wanted, boolean isLeast, String unit) {
            this.title = title;
            this.wanted = wanted;
            this.isLeast = isLeast;
            this.unit = unit;
        }

        private boolean isMetBy(double value) {
            return isLeast ? value >= wanted : value <= wanted;
        }

        private List<String> row(Double value) {
            return List.of(
                    title,
                    (isLeast ? "at least " : "at most ") + number(wanted) + unit,
                    value == null ? "not measured" : number(value) + unit,
                    value != null && isMetBy(value) ? "met" : "missed");
        }

        private static String number(double value) {
            return "%.2f".formatted(value);
        }
    }

    void measured(Target target, double value) {
        measured.put(target, value);
    }

    /** Of several measurements the one that is furthest from what is wanted. */
    void alsoMeasured(Target target, double value) {
        measured.merge(target, value, target.isLeast ? Math::min : Math::max);
    }

    /** As the last lines of the output, and as a table. */
    void tell(Options options) {
        var rows = Arrays.stream(Target.values())
                .map(target -> target.row(measured.get(target)))
                .toList();
        var how = options.rounds() + " rounds of " + options.seconds() + " s";
        new Report(options.output(), "targets").table("wanted, and measured in " + how, HEADER, rows);
        rows.forEach(row -> System.out.println(String.join(" | ", row)));
    }
}
