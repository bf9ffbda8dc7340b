package dev.intact.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;

/** Does runs in turn, round after round, each round in another order. A round that leaves a broken rule does not count. */
final class Rounds {
    /** Of every run, in seconds; enough where its code is compiled. */
    private static final int LEAST_WARM_UP = 5;

    /** Of the orders in which runs take turns: the same ones each time. */
    private static final int SEED = 1;

    private final Loads loads;
    private final Options options;
    private final Trips trips;
    private final Set<Warm> warm = new HashSet<>();

    Rounds(Loads loads, Options options, Trips trips) {
        this.loads = loads;
        this.options = options;
        this.trips = trips;
    }

    /** What is measured beside others. */
    record Run(String title, Scene.Place place, Workflow workflow, int clients, Contestant contestant) {}

    /** Code that a service has run before. */
    private record Warm(Service service, Workflow.Kind kind, Contestant contestant) {}

    /** One workflow, done by each contestant. */
    Map<Contestant, Figures> run(Scene.Place place, Workflow workflow, int clients, List<Contestant> contestants) {
        var runs = contestants.stream()
                .map(contestant -> new Run(contestant.title(), place, workflow, clients, contestant))
                .toList();
        var figures = run(runs, place.scene()::isSoundAfter);
        var byContestant = new LinkedHashMap<Contestant, Figures>();
        for (var i = 0; i < runs.size(); i++) {
            byContestant.put(contestants.get(i), figures.get(i));
        }
        return byContestant;
    }

    /** @param isSound whether a round counts, by its number */
    List<Figures> run(List<Run> runs, IntPredicate isSound) {
        warmUp(runs);
        var samples = new LinkedHashMap<Run, List<Sample>>();
        runs.forEach(run -> samples.put(run, new ArrayList<>()));
        var order = new ArrayList<>(runs);
        var random = new Random(SEED);
        for (var round = 0; round < options.rounds(); round++) {
            Collections.shuffle(order, random);
            var taken = new LinkedHashMap<Run, Sample>();
            order.forEach(run -> taken.put(run, sample(run, options.seconds())));
            if (isSound.test(round)) {
                taken.forEach((run, sample) -> samples.get(run).add(sample));
            }
        }
        return runs.stream()
                .map(run -> new Figures(run.title(), samples.get(run), trips.of(run.workflow(), run.contestant())))
                .toList();
    }

    /** Afterwards each store is as it is some time after so much was written: PostgreSQL plans for the rows that are there. */
    private void warmUp(List<Run> runs) {
        for (var run : runs) {
            var code = new Warm(run.place().service(), run.workflow().kind(), run.contestant());
            var seconds = warm.add(code) ? run.contestant().shareOfWarmUp() * options.warmUp() : 0;
            sample(run, Math.max(seconds, LEAST_WARM_UP));
        }
        runs.stream().map(run -> run.place().scene()).distinct().forEach(Scene::settle);
    }

    private Sample sample(Run run, int seconds) {
        var task = Load.Task.in(run.place().scene(), run.workflow(), run.clients(), seconds, run.contestant());
        return Sample.of(run.place(), loads.of(run.contestant()), task);
    }
}
