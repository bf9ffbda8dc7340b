package dev.intact.packaged;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** Who is killed, as by {@code kill -9}, and how it goes on. */
enum Victim {
    SERVICE,
    /** Its backends may live on for a moment, in the middle of what they do. */
    POSTMASTER,
    /** Postmaster and backends at once: what only their shared memory held is gone. */
    POSTGRESQL,
    SERVICE_AND_POSTMASTER,
    ALL;

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    /** Kills, and starts again what does not start by itself. */
    void strike(PackagedService service, Runnable killed) {
        var postmaster = service.postgres();
        processes(postmaster).forEach(ProcessHandle::destroyForcibly);
        if (isServiceHit()) {
            service.kill();
        }
        killed.run();
        if (isServiceHit()) {
            service.start();
        } else {
            Awaitility.await(this + " recovers")
                    .atMost(RECOVERY)
                    .ignoreExceptions()
                    .until(() -> isServedByAnother(service, postmaster));
        }
    }

    private static boolean isServedByAnother(PackagedService service, ProcessHandle postmaster) {
        return service.postgres().pid() != postmaster.pid() && service.isReady();
    }

    private boolean isServiceHit() {
        return this == SERVICE || this == SERVICE_AND_POSTMASTER || this == ALL;
    }

    private List<ProcessHandle> processes(ProcessHandle postmaster) {
        var processes = new ArrayList<ProcessHandle>();
        if (this != SERVICE) {
            processes.add(postmaster);
        }
        if (this == POSTGRESQL || this == ALL) {
            postmaster.children().forEach(processes::add);
        }
        return processes;
    }
}
