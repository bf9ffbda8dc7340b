package dev.intact.races;

import dev.intact.support.Stores;
import java.util.function.Consumer;

/**
 * What actors do at the same moment, and what must hold when all of them have ended.
 *
 * @param claims about what the actors were told and about what is stored
 */
public record Scene(Act act, Consumer<Results> claims) {
    public interface Act {
        /** @param actor from 0 */
        Object of(Stores on, int actor);
    }
}
