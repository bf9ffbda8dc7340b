package dev.intact.walks;

import dev.intact.shared.Call;
import dev.intact.shared.Secrets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A command as it is called.
 *
 * @param number from 1
 * @param key one that was used before makes it a replay, or a misuse of the key
 * @param ifMatch the versions that are allowed; empty allows every version
 */
record Step(int number, String key, List<Long> ifMatch, Command command) {
    private static final String CALLER = "walks";

    /** @param start of the walk; each step comes a millisecond after the one before */
    Call call(Instant start) {
        return new Call(
                CALLER,
                Optional.empty(),
                command.operation(),
                key,
                Secrets.sha256(ifMatch + " " + command),
                ifMatch,
                start.plusMillis(number));
    }

    /** Called once more, later. */
    Step again(int later) {
        return new Step(later, key, ifMatch, command);
    }
}
