package dev.intact.benchmark;

import dev.intact.benchmark.Targets.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** How long callers wait at half of what can be done: by the service, and on the same machine by pgbench. */
final class HalfLoad {
    private static final Workflow WORKFLOW = Workflow.ORDER_3;
    private static final int CLIENTS = 32;
    private static final int CONNECTIONS = 64;
    /** A second: so few that any service keeps up. So often the client itself is called, to have its code compiled. */
    private static final int SLOW = 500;

    private static final int SLOW_SECONDS = 10;

    private final Loads loads;
    private final Options options;
    private final Trips trips;
    private final Targets targets;

    HalfLoad(Loads loads, Options options, Trips trips, Targets targets) {
        this.loads = loads;
        this.options = options;
        this.trips = trips;
        this.targets = targets;
    }

    /** @param byRate the same load by a schedule of so many a second */
    private record Arm(
            Contestant contestant, Load most, DoubleFunction<Load> byRate, List<Sample> full, List<Sample> half) {
        Arm(Contestant contestant, Load most, DoubleFunction<Load> byRate) {
            this(contestant, most, byRate, new ArrayList<>(), new ArrayList<>());
        }

        Figures atFull(Optional<Sample> counted) {
            return new Figures(contestant.title() + ", full load", full, counted);
        }

        Figures atHalf(Optional<Sample> counted) {
            return new Figures(contestant.title() + ", half of it by schedule", half, counted);
        }
    }

    void run() {
        var report = new Report(options.output(), "half");
        var pgbench = loads.pgbench("statement");
        var rest = new Arm(Contestant.REST, loads.of(Contestant.REST), OpenLoop::new);
        var statement = new Arm(Contestant.STATEMENT, pgbench, pgbench::at);
        try (var scene = Scene.in(options, "half")) {
            // As long as other parts take to compile the service's code, by REST and by the store.
            rest.most().run(scene.here(), task(scene, CLIENTS, 2 * options.warmUp()));
            new OpenLoop(SLOW).run(scene.here(), task(scene, CONNECTIONS, SLOW_SECONDS));
            scene.settle();
            for (var round = 0; round < options.rounds(); round++) {
                measure(scene, round % 2 == 0 ? rest : statement, round);
                measure(scene, round % 2 == 0 ? statement : rest, round);
            }
        }
        var figures = new ArrayList<Figures>();
        for (var arm : List.of(rest, statement)) {
            var counted = trips.of(WORKFLOW, arm.contestant());
            figures.add(arm.atFull(counted));
            figures.add(arm.atHalf(counted));
        }
        report.figures(WORKFLOW.title(), figures);
        var waited = figures.get(1);
        targets.measured(
                Target.HALF_LOAD, waited.median(sample -> sample.counts().p99Millis()) / waited.p50());
    }

    private void measure(Scene scene, Arm arm, int round) {
        var place = scene.here();
        var full = Sample.of(place, arm.most(), task(scene, CLIENTS, options.seconds()));
        var byRate = arm.byRate().apply(full.counts().perSecond() / 2);
        var half = Sample.of(place, byRate, task(scene, CONNECTIONS, options.seconds()));
        if (scene.isSoundAfter(round)) {
            arm.full().add(full);
            arm.half().add(half);
        }
    }

    private static Load.Task task(Scene scene, int clients, int seconds) {
        return Load.Task.in(scene, WORKFLOW, clients, seconds, Contestant.REST);
    }
}
