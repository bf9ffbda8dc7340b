package dev.intact.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs arms in turn, round after round, each round from another arm on. A round that leaves a broken rule does not count. */
final class Rounds {
    private static final int WARM_UPS = 1;
    /** Of each arm, so that the service is compiled: on two cores that takes minutes under load. */
    static final int FIRST_WARM_UP_SECONDS = 45;
    /** Of each arm, where the service has been warmed up before. */
    private static final int WARM_UP_SECONDS = 5;

    private final Loads loads;
    private final Options options;
    private final Set<Service> warm = new HashSet<>();

    Rounds(Loads loads, Options options) {
        this.loads = loads;
        this.options = options;
    }

    /** @param roundTrip null where client and server are in one machine */
    Map<Contestant, Figures> run(
            Scene scene, Workflow workflow, int clients, Duration roundTrip, List<Contestant> contestants) {
        var place = roundTrip == null ? scene.here() : scene.behind(roundTrip);
        var isCold = warm.add(place.service());
        var samples = new LinkedHashMap<Contestant, List<Sample>>();
        contestants.forEach(contestant -> samples.put(contestant, new ArrayList<>()));
        var order = new ArrayList<>(contestants);
        for (var round = -WARM_UPS; round < options.rounds(); round++) {
            var taken = new LinkedHashMap<Contestant, Sample>();
            for (var contestant : order) {
                var warmUp = isCold && contestant.hasCodeOfItsOwn() ? FIRST_WARM_UP_SECONDS : WARM_UP_SECONDS;
                var task = Load.Task.in(scene, workflow, clients, round < 0 ? warmUp : options.seconds());
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
