package dev.intact.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The same rows, written by pgbench without any service.
 *
 * @param way {@code transaction}: begin, a statement for each table, commit; {@code statement}: all in one
 */
record Pgbench(Path program, Path scripts, String way) implements Load {
    private static final Pattern DONE = Pattern.compile("actually processed: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("failed transactions: (\\d+)");
    /** As the product's connections have it. */
    private static final String SETTINGS = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off"
            + " -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off";

    private static final String FINGERPRINT = "0".repeat(64);
    private static final Duration GRACE = Duration.ofSeconds(30);
    /** Beyond what is measured, in seconds: connections are new, their caches empty, their statements to be planned. */
    private static final int LEAD = 1;

    @Override
    public Counts run(Scene.Place place, Task task) {
        return run(place, task, List.of("--time=" + (LEAD + task.seconds())));
    }

    /** By a schedule: a latency counts from when its transaction was to begin. */
    Load at(double perSecond) {
        return (place, task) ->
                run(place, task, List.of("--time=" + (LEAD + task.seconds()), "--rate=" + Math.max(1, perSecond)));
    }

    void once(Scene.Place place, Task task) {
        run(place, task, List.of("--transactions=1"));
    }

    private Counts run(Scene.Place place, Task task, List<String> length) {
        var command = new ArrayList<String>();
        var logs = Folders.newIn(place.scene().folder(), "pgbench");
        command.addAll(List.of(program.toString(), "--no-vacuum", "--protocol=prepared", "--jobs=1", "--log"));
        command.addAll(length);
        command.add("--log-prefix=" + logs.resolve("latency"));
        command.add("--client=" + task.clients());
        command.add("--file=" + scripts.resolve(script(task.workflow())));
        variables(place.scene(), task).forEach((name, value) -> command.add("--define=" + name + "=" + value));
        command.addAll(List.of("--host=127.0.0.1", "--port=" + place.serverPort(), "--username=" + Server.USER));
        command.add("postgres");
        var environment = Map.of(
                "PGPASSWORD",
                place.scene().server().password(),
                "PGSSLMODE",
                "disable",
                "PGGSSENCMODE",
                "disable",
                "PGOPTIONS",
                SETTINGS);
        var limit = Duration.ofSeconds(task.seconds()).plus(GRACE);
        return counts(
                Programs.run(command, environment, limit), PgbenchLog.read(logs).after(LEAD));
    }

    private String script(Workflow workflow) {
        return workflow.kind().code() + "-" + way + ".sql";
    }

    private static Map<String, String> variables(Scene scene, Task task) {
        var workflow = task.workflow();
        var texts = scene.texts();
        var all = new LinkedHashMap<String, String>();
        all.put("caller", texts.caller());
        all.put("fingerprint", FINGERPRINT);
        all.put("choices", Integer.toString(workflow.choices()));
        all.put("clients", Integer.toString(task.clients()));
        if (workflow.placesOrders()) {
            all.put("items", Integer.toString(workflow.items()));
            all.put("steps", steps(workflow));
            told(all, texts.order(workflow));
        } else if (workflow == Workflow.TEAM) {
            told(all, texts.team().created());
            all.put("member", texts.team().member());
            all.put("trial", texts.team().trial());
            all.put("i", "-1");
            all.put("firstuser", Long.toString(task.firstUser()));
        } else {
            all.put("data", texts.refund());
            all.put("was", texts.refundId());
            all.put("wasorder", Scenery.order(0).toString());
        }
        return all;
    }

    private static void told(Map<String, String> all, Texts.Told told) {
        all.put("body", told.body());
        all.put("was", told.was());
    }

    private static String steps(Workflow workflow) {
        return LongStream.range(0, workflow.items())
                .mapToObj(line -> Long.toString(line * Scenery.STRIDE))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Counts counts(String printed, PgbenchLog log) {
        var ok = number(DONE, printed);
        var failed = number(FAILED, printed);
        return log.counts(ok, failed);
    }

    private static long number(Pattern pattern, String printed) {
        var found = pattern.matcher(printed);
        if (!found.find()) {
            throw new IllegalStateException("pgbench printed no " + pattern + ": " + printed);
        }
        return Long.parseLong(found.group(1));
    }
}
