package dev.intact.benchmark;

import dev.intact.benchmark.Targets.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What one request costs that no other machine changes; one client, so that nothing disturbs. */
final class RoundTrips {
    private static final int SECONDS = 3;

    private final Loads loads;
    private final Options options;
    private final Targets targets;

    RoundTrips(Loads loads, Options options, Targets targets) {
        this.loads = loads;
        this.options = options;
        this.targets = targets;
    }

    void run() {
        var report = new Report(options.output(), "trips");
        try (var scene = new Scene(options, "trips")) {
            var place = scene.behind(Duration.ZERO);
            var ofItems = new ArrayList<Double>();
            for (var workflow : Workflow.values()) {
                var figures = new ArrayList<Figures>();
                for (var contestant : Contestant.values()) {
                    if (contestant != Contestant.REST_AGAIN && contestant != Contestant.BROKEN) {
                        // The pool's first connections, and statements before they are prepared, are not the usual
                        // case.
                        Sample.of(place, loads.of(contestant), Load.Task.in(scene, workflow, 1, 1));
                        var task = Load.Task.in(scene, workflow, 1, SECONDS);
                        var sample = Sample.of(place, loads.of(contestant), task);
                        figures.add(new Figures(contestant.title(), List.of(sample)));
                        if (contestant == Contestant.REST
                                && (workflow == Workflow.ORDER_3 || workflow == Workflow.ORDER_50)) {
                            ofItems.add((double) Math.round(sample.roundTrips()));
                        }
                    }
                }
                report.figures(workflow.title() + ", 1 client", figures);
            }
            targets.measured(Target.ITEMS, ofItems.getLast() - ofItems.getFirst());
        }
    }
}
