package dev.intact.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What is half-written when connections break in the middle of work. The arms that promise nothing come last. */
final class Faults {
    private static final int CLIENTS = 8;
    private static final Duration BETWEEN = Duration.ofMillis(100);

    /** One that works for the service right now. */
    private static final String BREAK = "select count(pg_terminate_backend(pid)) from (select pid from pg_stat_activity"
            + " where application_name = 'intact' and state <> 'idle' order by random() limit 1) busy";

    private static final List<Contestant> CONTESTANTS =
            List.of(Contestant.REST, Contestant.REPOSITORIES, Contestant.BROKEN);

    private final Loads loads;
    private final Options options;

    Faults(Loads loads, Options options) {
        this.loads = loads;
        this.options = options;
    }

    void run() {
        var report = new Report(options.output(), "faults");
        var rows = new ArrayList<List<String>>();
        for (var workflow : List.of(Workflow.ORDER_3, Workflow.REFUND, Workflow.TEAM)) {
            try (var scene = new Scene(options, "faults-" + workflow.code())) {
                for (var contestant : CONTESTANTS) {
                    rows.add(broken(scene, workflow, contestant));
                }
            }
        }
        report.table(
                "broken connections",
                List.of("workflow", "arm", "done", "refused or failed", "connections broken", "rules broken"),
                rows);
    }

    private List<String> broken(Scene scene, Workflow workflow, Contestant contestant) {
        var task = Load.Task.in(scene, workflow, CLIENTS, options.seconds());
        var breaks = new AtomicInteger();
        var breaker = Thread.ofPlatform().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                breaks.addAndGet((int) scene.server().number(BREAK));
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        });
        var counts = loads.of(contestant).run(scene.here(), task);
        breaker.interrupt();
        try {
            breaker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var found = scene.near().violations();
        return List.of(
                workflow.title(),
                contestant.title(),
                Long.toString(counts.ok()),
                Long.toString(counts.refused() + counts.failed()),
                Integer.toString(breaks.get()),
                found.isEmpty() ? "none" : found.toString());
    }
}
