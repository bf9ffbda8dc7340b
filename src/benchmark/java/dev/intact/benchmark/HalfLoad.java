package dev.intact.benchmark;

import dev.intact.benchmark.Targets.Target;
import java.util.ArrayList;
import java.util.List;

/** How long callers wait at half of what the service can do. */
final class HalfLoad {
    private static final int CLIENTS = 32;
    private static final int CONNECTIONS = 64;

    private final Loads loads;
    private final Options options;
    private final Targets targets;

    HalfLoad(Loads loads, Options options, Targets targets) {
        this.loads = loads;
        this.options = options;
        this.targets = targets;
    }

    void run() {
        var report = new Report(options.output(), "half");
        var workflow = Workflow.ORDER_3;
        try (var scene = new Scene(options, "half")) {
            var place = scene.here();
            var rest = loads.of(Contestant.REST);
            var most = new ArrayList<Sample>();
            var half = new ArrayList<Sample>();
            rest.run(place, Load.Task.in(scene, workflow, CLIENTS, Rounds.FIRST_WARM_UP_SECONDS));
            for (var round = 0; round < options.rounds(); round++) {
                var full = Sample.of(place, rest, Load.Task.in(scene, workflow, CLIENTS, options.seconds()));
                var open = new OpenLoop(full.counts().perSecond() / 2);
                var task = Load.Task.in(scene, workflow, CONNECTIONS, options.seconds());
                var sample = Sample.of(place, open, task);
                if (scene.isSoundAfter(round)) {
                    most.add(full);
                    half.add(sample);
                }
            }
            var atHalf = new Figures("at half load, by schedule", half);
            report.figures(workflow.title(), List.of(new Figures("at full load", most), atHalf));
            targets.measured(
                    Target.HALF_LOAD, atHalf.median(sample -> sample.counts().p99Millis()) / atHalf.p50());
        }
    }
}
