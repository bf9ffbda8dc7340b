package dev.intact.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures the product beside what a user would do instead, on real servers; docs/benchmarks.md explains all of it. */
public final class Benchmark {
    private final Options options;
    private final Targets targets = new Targets();
    private final Map<String, Runnable> parts = new LinkedHashMap<>();

    private Benchmark(Options options, Programs programs) {
        this.options = options;
        var loads = new Loads(programs, options.run());
        var trips = new Trips();
        var rounds = new Rounds(loads, options, trips);
        var throughput = new Throughput(rounds, options, targets);
        parts.put("rows", new SameRows(loads, options)::run);
        parts.put("trips", new RoundTrips(loads, options, trips, targets)::run);
        parts.put(
                "orders",
                () -> throughput.run("orders", List.of(Workflow.ORDER_3, Workflow.ORDER_50, Workflow.ORDER_HOT)));
        parts.put("refunds", () -> throughput.run("refunds", List.of(Workflow.REFUND, Workflow.REFUND_HOT)));
        parts.put("teams", () -> throughput.run("teams", List.of(Workflow.TEAM)));
        parts.put("network", throughput::network);
        parts.put("half", new HalfLoad(loads, options, trips, targets)::run);
        parts.put("faults", new Faults(loads, options)::run);
        parts.put("growth", new Growth(rounds, options, targets)::run);
        parts.put("start", new StartUp(loads, options, targets)::run);
    }

    public static void main(String... arguments) {
        Locale.setDefault(Locale.ROOT);
        try {
            var options = Options.of(arguments);
            var programs = Programs.find();
            Machine.of(programs).tell(options.output());
            // What a server of ours leaves behind is a daemon.
            System.exit(new Benchmark(options, programs).run() ? 0 : 1);
        } catch (Missing e) {
            System.err.println("benchmark: " + e.getMessage());
            System.exit(2);
        }
    }

    /** @return whether all parts have run to their end */
    private boolean run() {
        for (var part : options.parts()) {
            if (!parts.containsKey(part) && !part.equals(Options.ALL)) {
                throw new Missing("there is no part " + part + ": there are " + parts.keySet());
            }
        }
        var isDone = true;
        for (var part : parts.entrySet()) {
            if (options.has(part.getKey())) {
                isDone &= run(part.getKey(), part.getValue());
            }
        }
        targets.tell(options);
        return isDone;
    }

    /** What the others measure is not lost with one. */
    private boolean run(String name, Runnable part) {
        try {
            part.run();
            return true;
        } catch (RuntimeException e) {
            System.out.println("the part " + name + " has failed:");
            e.printStackTrace(System.out);
            return false;
        }
    }
}
