package dev.intact.sweeper;

import dev.intact.sweeper.Due.EndedSubscription;
import dev.intact.sweeper.Due.ExpiredInvitation;
import dev.intact.sweeper.Due.LapsedSlot;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** What the sweeper does, for {@code /q/metrics}. All are there from the start, at 0. */
@Startup
@ApplicationScoped
class SweepMetrics {
    private static final String SETTLED = "intact.sweeper.settled";

    private final MeterRegistry registry;
    private final Timer sweeps;

    SweepMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.sweeps = Timer.builder("intact.sweeper.sweeps")
                .description("sweeps, and how long they took")
                .register(registry);
        for (var fact : new String[] {"subscription", "invitation", "slot"}) {
            count(fact, "recorded", 0);
            count(fact, "already_recorded", 0);
            count(fact, "failed", 0);
        }
        purged(0);
    }

    void timed(Runnable sweep) {
        sweeps.record(sweep);
    }

    void settled(Due due, boolean isRecorded) {
        count(fact(due), isRecorded ? "recorded" : "already_recorded", 1);
    }

    void failed(Due due) {
        count(fact(due), "failed", 1);
    }

    void purged(int requests) {
        registry.counter("intact.sweeper.purged.requests").increment(requests);
    }

    private void count(String fact, String outcome, int number) {
        registry.counter(SETTLED, "fact", fact, "outcome", outcome).increment(number);
    }

    private static String fact(Due due) {
        return switch (due) {
            case EndedSubscription ended -> "subscription";
            case ExpiredInvitation expired -> "invitation";
            case LapsedSlot lapsed -> "slot";
        };
    }
}
