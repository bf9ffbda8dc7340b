package dev.intact.benchmark.store;

import dev.intact.shared.Call;
import dev.intact.shared.Ids;
import dev.intact.shared.Secrets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Calls of one caller, each under a new key. */
final class Calls {
    private static final String CALLER = Ids.next().toString();
    private static final String FINGERPRINT = Secrets.sha256("benchmark");

    private Calls() {}

    static Call of(String operation, Instant now) {
        return new Call(CALLER, Optional.empty(), operation, Ids.next().toString(), FINGERPRINT, List.of(), now);
    }
}
