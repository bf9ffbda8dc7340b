package dev.intact.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The main process of a cluster's server. */
record Postmaster(ProcessHandle process) {
    /** As it notes itself beside its data; empty if it has ended, also if its number is another process's by now. */
    static Optional<Postmaster> of(Cluster cluster) throws IOException {
        if (!Files.exists(cluster.pidFile())) {
            return Optional.empty();
        }
        return Files.readAllLines(cluster.pidFile()).stream()
                .findFirst()
                .filter(line -> line.matches("[0-9]{1,18}"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(process -> serves(process.info(), cluster))
                .map(Postmaster::new)
                .filter(Postmaster::isRunning);
    }

    boolean isRunning() {
        return process.isAlive() && !isZombie();
    }

    /** Where the system does not tell the arguments, the name of the program has to do. */
    private static boolean serves(ProcessHandle.Info info, Cluster cluster) {
        return info.arguments()
                .map(arguments ->
                        Arrays.asList(arguments).contains(cluster.path().toString()))
                .or(() -> info.command().map(command -> command.endsWith("/postgres")))
                .orElse(false);
    }

    /** Killed, but not yet collected by its parent; in a container perhaps never. */
    private boolean isZombie() {
        try {
            var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException e) {
            // No such process any more, or a system without /proc, where zombies are collected.
            return false;
        }
    }
}
