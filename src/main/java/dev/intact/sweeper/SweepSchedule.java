package dev.intact.sweeper;

import dev.intact.shared.StoreUnavailable;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Sweeps every now and then, one sweep at a time in each instance. */
@ApplicationScoped
class SweepSchedule {
    private static final Logger LOG = Logger.getLogger(SweepSchedule.class);

    private final SweepService sweeper;

    SweepSchedule(SweepService sweeper) {
        this.sweeper = sweeper;
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
