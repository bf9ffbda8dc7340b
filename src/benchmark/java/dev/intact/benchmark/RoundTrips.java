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
    private final Trips trips;
    private final Targets targets;

    RoundTrips(Loads loads, Options options, Trips trips, Targets targets) {
        this.loads = loads;
        this.options = options;
        this.trips = trips;
        this.targets = targets;
    }

    void run() {
        var report = new Report(options.output(), "trips");
        var rows = new ArrayList<List<String>>();
        try (var scene = Scene.in(options, "trips")) {
            var place = scene.behind(Duration.ZERO);
            for (var workflow : Workflow.values()) {
                for (var contestant : Contestant.values()) {
                    if (contestant != Contestant.REST_AGAIN && contestant != Contestant.BROKEN) {
                        // The pool's first connections, and statements before they are prepared, are not the usual
                        // case.
                        sample(place, workflow, contestant, 1);
                        var sample = sample(place, workflow, contestant, SECONDS);
                        trips.counted(workflow, contestant, sample);
                        rows.add(List.of(
                                workflow.title(),
                                contestant.title(),
                                "%.2f".formatted(sample.roundTrips()),
                                "%.2f".formatted(sample.statements()),
                                "%.0f".formatted(sample.walBytes())));
                    }
                }
            }
            report.table("1 client", List.of("workflow", "arm", "trips", "statements", "WAL bytes"), rows);
        }
        targets.measured(Target.ITEMS, trips(Workflow.ORDER_50) - trips(Workflow.ORDER_3));
    }

    private Sample sample(Scene.Place place, Workflow workflow, Contestant contestant, int seconds) {
        var task = Load.Task.in(place.scene(), workflow, 1, seconds, contestant);
        return Sample.of(place, loads.of(contestant), task);
    }

    /** Whole ones: what the service does beside its requests is a fraction. */
    private long trips(Workflow workflow) {
        return Math.round(trips.of(workflow, Contestant.REST).orElseThrow().roundTrips());
    }
}
