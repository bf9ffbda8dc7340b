package dev.intact.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The tools that make load, as they are installed on this machine. */
record Programs(Path wrk, Path pgbench) {
    private static final int MOST_SHOWN = 2000;

    static Programs find() {
        return new Programs(find("wrk", "wrk"), find("pgbench", "postgresql-contrib or postgresql-15"));
    }

    /** Debian puts those of PostgreSQL in a folder for each version. */
    private static Path find(String name, String debianPackage) {
        var onPath = Arrays.stream(System.getenv("PATH").split(":")).map(Path::of);
        var ofVersions =
                Stream.of("18", "17", "16", "15").map(version -> Path.of("/usr/lib/postgresql", version, "bin"));
        return Stream.concat(onPath, ofVersions)
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new Missing(
                        "needs " + name + ", which is not on PATH: on Debian, apt-get install " + debianPackage));
    }

    /** Runs one to its end and returns what it prints. */
    static String run(List<String> command, Map<String, String> environment, Duration limit) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var watch = Thread.ofVirtual().start(() -> endAfter(process, limit));
            var printed = text(process.getInputStream());
            var code = process.waitFor();
            watch.interrupt();
            if (code != 0) {
                throw new IllegalStateException(command.getFirst() + " ended with " + code + ": "
                        + printed.substring(0, Math.min(MOST_SHOWN, printed.length())));
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** A file of the benchmark's own, where a program can read it. */
    static Path unpack(String resource, Path folder) {
        try (var in = Programs.class.getResourceAsStream("/" + resource)) {
            var file = folder.resolve(resource);
            Files.createDirectories(file.getParent());
            Files.write(file, in.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void endAfter(Process process, Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            // It has ended.
            Thread.currentThread().interrupt();
        }
    }
}
