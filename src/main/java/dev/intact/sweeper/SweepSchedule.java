package dev.intact.sweeper;

import dev.intact.shared.StoreUnavailable;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.jboss.logging.Logger;

/** Sweeps every now and then, one sweep at a time in each instance. */
@ApplicationScoped
class SweepSchedule {
    private static final Logger LOG = Logger.getLogger(SweepSchedule.class);

    private final SweepService sweeper;
    private final Scheduler scheduler;

    SweepSchedule(SweepService sweeper, Scheduler scheduler) {
        this.sweeper = sweeper;
        this.scheduler = scheduler;
    }

    /** After all that may refuse to start: nothing is swept by a service that will not be. */
    void begin(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) StartupEvent start) {
        if (scheduler.isStarted()) {
            scheduler.resume();
        }
    }

    /** Before what it writes to is taken from it. */
    void stop(@Observes ShutdownDelayInitiatedEvent told) {
        sweeper.stop();
    }

    @Scheduled(
            identity = "sweep",
            every = "{intact.sweep-every}",
            delayed = "5s",
            concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        try {
            sweeper.sweep();
        } catch (StoreUnavailable e) {
            LOG.warnf("sweep broken off, the next one goes on: %s", e.getMessage());
        }
    }
}
