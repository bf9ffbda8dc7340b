package dev.intact.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A server's main process, as it notes itself in {@code postmaster.pid} beside its data. */
record Postmaster(long pid, Instant startedAt) {
    /** The note is written a moment after the process starts, and clocks are set. */
    private static final Duration SAME_START = Duration.ofMinutes(1);

    /** Empty if no server runs, or none has noted itself yet. */
    static Optional<Postmaster> of(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(pidFile);
        return lines.size() < 3
                ? Optional.empty()
                : Optional.of(new Postmaster(
                        Long.parseLong(lines.get(0).strip()),
                        Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()))));
    }

    /** Whether it runs still: the same number may by now be another process's. */
    boolean isRunning() {
        return ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> isServer(process.info()))
                        .isPresent()
                && !isZombie();
    }

    private boolean isServer(ProcessHandle.Info info) {
        var isPostgres = info.command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(true);
        var startedThen = info.startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(SAME_START) < 0)
                .orElse(true);
        return isPostgres && startedThen;
    }

    /** Killed, but not yet collected by its parent; in a container perhaps never. */
    private boolean isZombie() {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException e) {
            // No such process any more, or a system without /proc, where zombies are collected.
            return false;
        }
    }
}
