package dev.intact.support;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The service's one clock while tests run: it can be set ahead, and is set back after the test. */
public final class TravellingClock extends Clock {
    private static final Clock SYSTEM = Clock.systemUTC();
    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

    private TravellingClock() {}

    /** In place of the one of {@code config.Time}. */
    static final class Time {
        @Produces
        @Alternative
        @Priority(1)
        @Singleton
        static Clock clock() {
            return new TravellingClock();
        }
    }

    /** Runs what happens at another time. Tests of the service run one at a time, so no other one sees it. */
    public static void at(Instant time, Runnable what) {
        AHEAD.set(Duration.between(SYSTEM.instant(), time));
        try {
            what.run();
        } finally {
            AHEAD.set(Duration.ZERO);
        }
    }

    @Override
    public Instant instant() {
        return SYSTEM.instant().plus(AHEAD.get()).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
        return SYSTEM.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("all times are in UTC");
    }
}
