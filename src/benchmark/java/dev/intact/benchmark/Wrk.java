package dev.intact.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The API, called by wrk. */
record Wrk(Path program, Path script, String arm) implements Load {
    /** Requests, of these refused, beside them failed; microseconds: all, and the latency of half and of nearly all. */
    private static final Pattern RESULT = Pattern.compile("RESULT (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");

    private static final double MICROS_PER_SECOND = 1e6;
    private static final double MICROS_PER_MILLI = 1e3;
    private static final Duration GRACE = Duration.ofSeconds(30);

    @Override
    public Counts run(Scene.Place place, Task task) {
        var workflow = task.workflow();
        var path = workflow.placesOrders() ? "order" : workflow == Workflow.TEAM ? "team" : "refund";
        var command = List.of(
                program.toString(),
                "--threads=1",
                "--connections=" + task.clients(),
                "--duration=" + task.seconds() + "s",
                "--timeout=10s",
                "--script=" + script,
                place.service().url(),
                "--",
                path,
                arm,
                Service.KEY,
                Integer.toString(workflow.items()),
                Integer.toString(workflow.choices()),
                Long.toString(task.firstUser()),
                UUID.randomUUID().toString());
        return counts(Programs.run(
                command, Map.of(), Duration.ofSeconds(task.seconds()).plus(GRACE)));
    }

    private static Counts counts(String printed) {
        var found = RESULT.matcher(printed);
        if (!found.find()) {
            throw new IllegalStateException("wrk printed no result: " + printed);
        }
        var numbers = IntStream.rangeClosed(1, found.groupCount())
                .mapToObj(found::group)
                .map(Long::valueOf)
                .toList();
        var sent = numbers.get(0) + numbers.get(2);
        return new Counts(
                sent,
                sent,
                numbers.get(0) - numbers.get(1),
                numbers.get(1),
                numbers.get(2),
                numbers.get(3) / MICROS_PER_SECOND,
                numbers.get(4) / MICROS_PER_MILLI,
                numbers.get(5) / MICROS_PER_MILLI);
    }
}
