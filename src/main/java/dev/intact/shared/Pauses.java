package dev.intact.shared;

import dev.intact.shared.StoreUnavailable.Reason;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits between the attempts of one workflow, longer and with full jitter each time, until the deadline. */
public final class Pauses {
    /** How long a workflow is tried again before the caller is told to. */
    public static final Duration DEADLINE = Duration.ofSeconds(5);

    private static final Duration FIRST = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofMillis(200);

    private final String what;
    private final long end;
    private long longest = FIRST.toNanos();
    private int attempts;
    private boolean isUnknown;

    public Pauses(String what, Duration deadline) {
        this.what = what;
        this.end = System.nanoTime() + deadline.toNanos();
    }

    /** What is being tried, for messages. */
    public String what() {
        return what;
    }

    /**
     * After an attempt that certainly wrote nothing.
     *
     * @throws StoreUnavailable the deadline has passed
     */
    public void again(Reason reason, Throwable cause) {
        pause(ThreadLocalRandom.current().nextLong(longest + 1), reason, cause);
        longest = Math.min(longest * 2, LONGEST.toNanos());
    }

    /**
     * After an attempt that may have been done, though nobody said so.
     *
     * @throws StoreUnavailable the deadline has passed
     */
    public void settle(Throwable cause) {
        isUnknown = true;
        again(Reason.NO_ANSWER, cause);
    }

    /**
     * After an attempt that lost a race for what it had looked at.
     *
     * @throws StoreUnavailable the deadline has passed
     */
    public void afterLostRace() {
        again(Reason.CONTENTION, null);
    }

    /**
     * After an attempt that lost a race, and learned what it needs for the next one: somebody has just gone on, so the way is
     * as free as it will ever be.
     *
     * @throws StoreUnavailable the deadline has passed
     */
    public void atOnce() {
        pause(0, Reason.CONTENTION, null);
    }

    private void pause(long nanos, Reason reason, Throwable cause) {
        attempts++;
        if (System.nanoTime() + nanos >= end) {
            // Contention promises that nothing was changed; after one unknown outcome nobody can.
            throw new StoreUnavailable(
                    isUnknown ? Reason.NO_ANSWER : reason, what + ": gave up after " + attempts + " attempts", cause);
        }
        sleep(nanos);
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
