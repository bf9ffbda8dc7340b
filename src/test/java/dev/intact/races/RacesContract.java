package dev.intact.races;

import dev.intact.support.Proof;
import dev.intact.support.Proof.Line;
import dev.intact.support.StoreContract;
import dev.intact.support.Stores;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every {@link Guard} holds however many come at once. Half of the actors call another instance of the service, for within
 * one those on the same aggregate queue.
 *
 * <p>{@code test.races} says how often each race is run.
 */
public abstract class RacesContract extends StoreContract {
    private static final int USUAL_REPETITIONS = 50;
    private static final int REPETITIONS = Integer.getInteger("test.races", USUAL_REPETITIONS);
    /** In the largest crowd. */
    protected static final int MOST_ACTORS = 32;

    private static final List<Integer> CROWDS = List.of(2, 8, MOST_ACTORS);

    @AutoClose
    private final Actors actors = new Actors();

    static Stream<Arguments> races() {
        return Arrays.stream(Guard.values()).flatMap(guard -> CROWDS.stream().map(crowd -> Arguments.of(guard, crowd)));
    }

    @ParameterizedTest(name = "{0}, {1} actors")
    @MethodSource("races")
    void holds_whoever_comes_first(Guard guard, int crowd) {
        var instances = List.of(stores(), stores().ofAnotherInstance());
        var stage = guard.stage(stores(), crowd);
        var repetitions = repetitions(REPETITIONS, crowd);
        for (var i = 0; i < repetitions; i++) {
            var scene = stage.next();
            var results = actors.race(crowd, actor -> scene.act().of(one(instances, actor), actor));
            scene.claims().accept(new Results(results));
        }
        Proof.tell(Line.RACES, getClass().getSimpleName() + "-" + guard + "-" + crowd, repetitions);
    }

    /** @param usual as often as others are run */
    protected int repetitions(int usual, int crowd) {
        return usual;
    }

    /** Neighbours call different instances, and those who do every second thing do not all call the same. */
    private static Stores one(List<Stores> instances, int actor) {
        return instances.get((actor + actor / 2) % 2);
    }
}
