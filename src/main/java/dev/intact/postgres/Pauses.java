package dev.intact.postgres;

import dev.intact.shared.StoreUnavailable;
import dev.intact.shared.StoreUnavailable.Reason;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits between attempts, longer and with full jitter each time, until the deadline. */
final class Pauses {
    private static final Duration FIRST = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofMillis(200);

    private final String what;
    private final long end;
    private long longest = FIRST.toNanos();
    private int attempts;
    private boolean isUnknown;

    Pauses(String what, Duration deadline) {
        this.what = what;
        this.end = System.nanoTime() + deadline.toNanos();
    }

    /** @throws StoreUnavailable the deadline has passed */
    void after(SQLException failure) {
        switch (SqlFailure.of(failure)) {
            case ROLLED_BACK -> next(SqlFailure.isAboutKey(failure) ? Reason.IN_FLIGHT : Reason.CONTENTION, failure);
            case UNAVAILABLE -> next(Reason.NO_ANSWER, failure);
            case UNKNOWN -> {
                isUnknown = true;
                next(Reason.NO_ANSWER, failure);
            }
            case REFUSED, DEFECT -> throw new IllegalStateException(what + ": " + failure.getSQLState(), failure);
        }
    }

    /** @throws StoreUnavailable the deadline has passed */
    void afterLostRace() {
        next(Reason.CONTENTION, null);
    }

    private void next(Reason reason, SQLException cause) {
        attempts++;
        var wait = ThreadLocalRandom.current().nextLong(longest + 1);
        if (System.nanoTime() + wait >= end) {
            // Contention promises that nothing was changed; after one unknown outcome nobody can.
            throw new StoreUnavailable(
                    isUnknown ? Reason.NO_ANSWER : reason, what + ": gave up after " + attempts + " attempts", cause);
        }
        sleep(wait);
        longest = Math.min(longest * 2, LONGEST.toNanos());
    }

    private void sleep(long nanos) {
        try {
            Thread.sleep(Duration.ofNanos(nanos));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable(Reason.NO_ANSWER, what + ": interrupted", e);
        }
    }
}
