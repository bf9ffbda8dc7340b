package dev.intact.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What is half-written when connections break in the middle of work. */
final class Faults {
    private static final int CLIENTS = 8;
    private static final int WARM_UP_SECONDS = 10;
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
            try (var scene = Scene.in(options, "faults-" + workflow.code())) {
                for (var contestant : CONTESTANTS) {
                    rows.add(broken(scene, workflow, contestant));
                }
            }
        }
        report.table(
                "broken connections",
                List.of(
                        "workflow",
                        "arm",
                        "done",
                        "answered by 400 and more",
                        "failed",
                        "connections broken",
                        "rules broken"),
                rows);
    }

    private List<String> broken(Scene scene, Workflow workflow, Contestant contestant) {
        load(scene, workflow, contestant, WARM_UP_SECONDS);
        var before = scene.near().violations();
        var breaks = new AtomicInteger();
        var breaker = Thread.ofPlatform().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                breaks.addAndGet((int) scene.server().number(BREAK));
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        });
        var counts = load(scene, workflow, contestant, options.seconds() * options.rounds());
        breaker.interrupt();
        try {
            breaker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var found = more(before, scene.near().violations());
        return List.of(
                workflow.title(),
                contestant.title(),
                Long.toString(counts.ok()),
                Long.toString(counts.refused()),
                Long.toString(counts.failed()),
                Integer.toString(breaks.get()),
                found.isEmpty() ? "none" : found.toString());
    }

    private Counts load(Scene scene, Workflow workflow, Contestant contestant, int seconds) {
        var task = Load.Task.in(scene, workflow, CLIENTS, seconds, contestant);
        return loads.of(contestant).run(scene.here(), task);
    }

    /** Those that were not broken as often before. */
    private static Map<String, Long> more(Map<String, Long> before, Map<String, Long> after) {
        var more = new HashMap<String, Long>();
        after.forEach((rule, times) -> {
            if (times > before.getOrDefault(rule, 0L)) {
                more.put(rule, times - before.getOrDefault(rule, 0L));
            }
        });
        return more;
    }
}
