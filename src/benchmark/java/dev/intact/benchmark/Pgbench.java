package dev.intact.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/**
 * The same rows, written by pgbench without any service.
 *
 * @param way {@code transaction}: begin, a statement for each table, commit; {@code statement}: all in one
 */
record Pgbench(Path program, Path scripts, String way) implements Load {
    private static final Pattern DONE = Pattern.compile("actually processed: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("failed transactions: (\\d+)");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    /** As the product's connections have it. */
    private static final String PLANNED_ONCE = "-c plan_cache_mode=force_generic_plan";

    private static final String FINGERPRINT = "0".repeat(64);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final int DIGITS = 3;
    /** The third word of a line of its log: microseconds. */
    private static final int LATENCY = 2;

    /** Of transactions whose latency is noted. */
    private static final String SAMPLED = "0.1";

    @Override
    public Counts run(Scene.Place place, Task task) {
        return run(place, task, List.of("--time=" + task.seconds(), "--log", "--sampling-rate=" + SAMPLED));
    }

    /** By a schedule: a latency counts from when its transaction was to begin. */
    Load at(double perSecond) {
        return (place, task) ->
                run(place, task, List.of("--time=" + task.seconds(), "--log", "--rate=" + Math.max(1, perSecond)));
    }

    /** Each client does it so many times. */
    Counts run(Scene.Place place, Task task, int times) {
        return run(place, task, List.of("--transactions=" + times, "--log"));
    }

    private Counts run(Scene.Place place, Task task, List<String> length) {
        var command = new ArrayList<String>();
        var logs = Folders.newIn(place.scene().folder(), "pgbench");
        command.addAll(List.of(program.toString(), "--no-vacuum", "--protocol=prepared", "--jobs=1"));
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
                PLANNED_ONCE);
        var limit = Duration.ofSeconds(task.seconds()).plus(GRACE);
        return counts(Programs.run(command, environment, limit), latencies(logs));
    }

    private String script(Workflow workflow) {
        var name = workflow.placesOrders() ? "order" : workflow == Workflow.TEAM ? "team" : "refund";
        return name + "-" + way + ".sql";
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

    private static Counts counts(String printed, Histogram latencies) {
        var ok = Long.parseLong(only(DONE, printed));
        var failed = Long.parseLong(only(FAILED, printed));
        var taken = Counts.of(0, 0, 0, 1, latencies);
        var seconds = ok / Double.parseDouble(only(RATE, printed));
        return new Counts(ok + failed, ok + failed, ok, 0, failed, seconds, taken.p50Millis(), taken.p99Millis());
    }

    private static String only(Pattern pattern, String printed) {
        var found = pattern.matcher(printed);
        if (!found.find()) {
            throw new IllegalStateException("pgbench printed no " + pattern + ": " + printed);
        }
        return found.group(1);
    }

    private static Histogram latencies(Path logs) {
        var latencies = new Histogram(DIGITS);
        try (var files = Files.list(logs)) {
            for (var file : files.toList()) {
                for (var line : Files.readAllLines(file)) {
                    latencies.recordValue(Long.parseLong(line.split(" ")[LATENCY]));
                }
                Files.delete(file);
            }
            return latencies;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
