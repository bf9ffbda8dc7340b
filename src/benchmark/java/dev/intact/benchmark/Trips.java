package dev.intact.benchmark;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Round trips and statements as the part {@code trips} has counted them, for those parts where nothing is on the line. */
final class Trips {
    private record Key(Workflow workflow, Contestant contestant) {}

    private final Map<Key, Sample> counted = new HashMap<>();

    void counted(Workflow workflow, Contestant contestant, Sample sample) {
        counted.put(new Key(workflow, contestant), sample);
    }

    /** Empty if that part did not run. */
    Optional<Sample> of(Workflow workflow, Contestant contestant) {
        var who = contestant == Contestant.REST_AGAIN ? Contestant.REST : contestant;
        return Optional.ofNullable(counted.get(new Key(workflow, who)));
    }
}
