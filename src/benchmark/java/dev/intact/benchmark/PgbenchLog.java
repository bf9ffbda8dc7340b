package dev.intact.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * What pgbench has noted of each transaction. Its lines are {@code client number latency script seconds microseconds}, and
 * more; the latency is in microseconds, or says {@code failed}. Source: the chapter "Per-Transaction Logging".
 */
record PgbenchLog(List<Done> all) {
    private static final int DIGITS = 3;
    private static final long MICROS = 1_000_000;

    /** @param end in microseconds of the epoch */
    private record Done(long latency, long end) {
        static Stream<Done> of(String line) {
            var words = line.split(" ");
            return words[2].equals("failed")
                    ? Stream.empty()
                    : Stream.of(new Done(
                            Long.parseLong(words[2]), Long.parseLong(words[4]) * MICROS + Long.parseLong(words[5])));
        }
    }

    /** Reads what is in a folder, and empties it. */
    static PgbenchLog read(Path folder) {
        try (var files = Files.list(folder)) {
            var lines = Stream.<Done>builder();
            for (var file : files.toList()) {
                Files.readAllLines(file).stream().flatMap(Done::of).forEach(lines);
                Files.delete(file);
            }
            return new PgbenchLog(lines.build().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without what was done in the first so many seconds. */
    PgbenchLog after(int seconds) {
        var from = begin() + seconds * MICROS;
        return new PgbenchLog(all.stream().filter(done -> done.end() >= from).toList());
    }

    /** The rate and the latencies are of these; the numbers are of all. */
    Counts counts(long ok, long failed) {
        var latencies = new Histogram(DIGITS);
        all.forEach(done -> latencies.recordValue(done.latency()));
        var end = all.stream().mapToLong(Done::end).max().orElse(0);
        var perSecond = all.size() * (double) MICROS / Math.max(1, end - begin());
        var taken = Counts.of(0, 0, 0, 1, latencies);
        return new Counts(
                ok + failed, ok + failed, ok, 0, failed, ok / perSecond, taken.p50Millis(), taken.p99Millis());
    }

    private long begin() {
        return all.stream().mapToLong(Done::end).min().orElse(0);
    }
}
