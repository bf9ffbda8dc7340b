package dev.intact.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs arms in turn, round after round, each round from another arm on. A round that leaves a broken rule does not count. */
final class Rounds {
    private static final int WARM_UPS = 1;
    /** Of each arm, so that the service is compiled. */
    private static final int LEAST_WARM_UP_SECONDS = 10;

    private final Loads loads;
    private final Options options;

    Rounds(Loads loads, Options options) {
        this.loads = loads;
        this.options = options;
    }

    /** @param roundTrip null where client and server are in one machine */
    Map<Contestant, Figures> run(
            Scene scene, Workflow workflow, int clients, Duration roundTrip, List<Contestant> contestants) {
        var place = roundTrip == null ? scene.here() : scene.behind(roundTrip);
        var samples = new LinkedHashMap<Contestant, List<Sample>>();
        contestants.forEach(contestant -> samples.put(contestant, new ArrayList<>()));
        var order = new ArrayList<>(contestants);
        for (var round = -WARM_UPS; round < options.rounds(); round++) {
            var seconds = round < 0 ? Math.max(options.seconds(), LEAST_WARM_UP_SECONDS) : options.seconds();
            var taken = new LinkedHashMap<Contestant, Sample>();
            for (var contestant : order) {
                var task = Load.Task.in(scene, workflow, clients, seconds);
                taken.put(contestant, Sample.of(place, loads.of(contestant), task));
            }
            if (scene.isSoundAfter(round) && round >= 0) {
                taken.forEach((contestant, sample) -> samples.get(contestant).add(sample));
            }
            Collections.rotate(order, 1);
        }
        var figures = new LinkedHashMap<Contestant, Figures>();
        samples.forEach((contestant, all) -> figures.put(contestant, new Figures(contestant.title(), all)));
        return figures;
    }
}
