package dev.intact.walks.teams;

import dev.intact.shared.Call;
import dev.intact.shared.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A command as it is called.
 *
 * @param number from 1
 * @param at since the start of the walk
 * @param actor the name of the user on whose behalf; null where the key itself acts
 * @param key one that was used before makes it a replay, or a misuse of the key
 * @param ifMatch the versions that are allowed; empty allows every version
 */
record Step(int number, Duration at, String actor, String key, List<Long> ifMatch, Command command) {
    private static final String CALLER = "walks";

    /** @param names of whom the actor is one */
    Call call(Instant start, Names names) {
        return new Call(
                CALLER,
                Optional.ofNullable(actor).map(names::id),
                command.operation(),
                key,
                Secrets.sha256(actor + " " + ifMatch + " " + command),
                ifMatch,
                start.plus(at));
    }

    /** Called once more, later. */
    Step again(int later, Duration then) {
        return new Step(later, then, actor, key, ifMatch, command);
    }

    @Override
    public String toString() {
        var by = actor == null ? "" : " by " + actor;
        var allowed = ifMatch.isEmpty() ? "" : " if-match " + ifMatch;
        return number + ". at " + at + " " + command + by + allowed + ", " + key;
    }
}
