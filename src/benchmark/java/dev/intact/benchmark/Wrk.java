package dev.intact.benchmark;

import dev.intact.benchmark.repositories.Arm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The API, called by wrk. */
record Wrk(Path program, Path script, Arm arm) implements Load {
    /** Answers, of these refused and too late; broken connections; microseconds: all, the latency of half and of nearly all. */
    private static final Pattern RESULT = Pattern.compile("RESULT (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");

    private static final double MICROS_PER_SECOND = 1e6;
    private static final double MICROS_PER_MILLI = 1e3;
    private static final Duration GRACE = Duration.ofSeconds(30);

    @Override
    public Counts run(Scene.Place place, Task task) {
        var workflow = task.workflow();
        var command = List.of(
                program.toString(),
                "--threads=1",
                "--connections=" + task.clients(),
                "--duration=" + task.seconds() + "s",
                "--timeout=10s",
                "--script=" + script,
                place.service().url(),
                "--",
                workflow.kind().code(),
                arm.name(),
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
        var answers = numbers.get(0);
        var refused = numbers.get(1);
        var late = numbers.get(2);
        var broken = numbers.get(3);
        return new Counts(
                answers + broken,
                answers + broken,
                answers - refused - late,
                refused,
                late + broken,
                numbers.get(4) / MICROS_PER_SECOND,
                numbers.get(5) / MICROS_PER_MILLI,
                numbers.get(6) / MICROS_PER_MILLI);
    }
}
