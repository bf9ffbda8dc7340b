package dev.intact.benchmark;

import java.util.List;
import java.util.Locale;

/** Measures the product beside what a user would do instead, on real servers; docs/benchmarks.md explains all of it. */
public final class Benchmark {
    private Benchmark() {}

    public static void main(String... arguments) {
        Locale.setDefault(Locale.ROOT);
        try {
            run(Options.of(arguments));
        } catch (Missing e) {
            System.err.println("benchmark: " + e.getMessage());
            System.exit(2);
        }
        // What a server of ours leaves behind is a daemon.
        System.exit(0);
    }

    private static void run(Options options) {
        var programs = Programs.find();
        Machine.of(programs).tell(options.output());
        var loads = new Loads(programs, options.run());
        var targets = new Targets();
        var throughput = new Throughput(new Rounds(loads, options), options, targets);
        var startUp = new StartUp(loads, options, targets);
        if (options.has("rows")) {
            new SameRows(loads, options).run();
        }
        if (options.has("trips")) {
            new RoundTrips(loads, options, targets).run();
        }
        if (options.has("orders")) {
            throughput.run("orders", List.of(Workflow.ORDER_3, Workflow.ORDER_50, Workflow.ORDER_HOT));
        }
        if (options.has("refunds")) {
            throughput.run("refunds", List.of(Workflow.REFUND, Workflow.REFUND_HOT));
        }
        if (options.has("teams")) {
            throughput.run("teams", List.of(Workflow.TEAM));
        }
        if (options.has("network")) {
            throughput.network();
        }
        if (options.has("half")) {
            new HalfLoad(loads, options, targets).run();
        }
        if (options.has("faults")) {
            new Faults(loads, options).run();
        }
        if (options.has("growth")) {
            new Growth(loads, new Rounds(loads, options), options, targets).run();
        }
        if (options.has("start")) {
            startUp.run();
        }
        targets.tell(options.output());
    }
}
