package dev.intact.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.support.Request;
import dev.intact.support.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** The service as it is packaged, started as its own process in a folder of its own. */
final class PackagedService implements AutoCloseable {
    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final Duration START = Duration.ofSeconds(60);
    private static final int STOP_SECONDS = 60;

    /** Below those of outgoing connections, one of which could have it when the service starts, or starts again. */
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(20_000, 30_000));

    private final Path folder;
    private final int port = freePort();
    private final Map<String, String> settings = new HashMap<>();
    private boolean isTrained = true;
    private Process process;

    PackagedService(Path folder) {
        this.folder = folder;
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    }

    /** What the JVM has learnt of the service, made once: reading and checking its classes is most of a start. */
    private static final class Learnt {
        private static final int FIRST_JVM = 25;
        static final List<String> OPTIONS = Runtime.version().feature() < FIRST_JVM ? List.of() : make();

        private static List<String> make() {
            var folder = newFolder();
            var file = folder.resolve("intact.aot");
            var output = folder.resolve("train.log").toFile();
            var script = Path.of("docker", "train.sh").toString();
            var training = new ProcessBuilder(script, JAR.getParent().toString(), file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output);
            training.environment().put("JAVA_HOME", System.getProperty("java.home"));
            try {
                assertThat(training.start().waitFor()).as(output::toString).isZero();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            // Without it the service does not start here, as it would elsewhere.
            return List.of("-XX:AOTCache=" + file, "-XX:AOTMode=on");
        }
    }

    static Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "packaged")), "run")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PackagedService with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    PackagedService with(Map<String, String> more) {
        settings.putAll(more);
        return this;
    }

    /** Which loads a class when it needs it, and no other. */
    PackagedService untrained() {
        isTrained = false;
        return this;
    }

    PackagedService without(String setting) {
        settings.remove(setting);
        return this;
    }

    /** Starts the process, whatever will become of it. */
    PackagedService launch() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (isTrained) {
            command.addAll(Learnt.OPTIONS);
        }
        command.addAll(List.of("-jar", JAR.toString()));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().keySet().removeIf(name -> name.matches("(QUARKUS|INTACT|AWS)_.*"));
        builder.environment().putAll(settings);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    PackagedService start() {
        launch();
        Awaitility.await().atMost(START).ignoreExceptions().until(() -> {
            assertThat(process.isAlive()).as(log()::toString).isTrue();
            return isReady();
        });
        return this;
    }

    boolean isReady() {
        return bare().get("/q/health/ready").statusCode() == 200;
    }

    int port() {
        return port;
    }

    Path folder() {
        return folder;
    }

    Path data() {
        return folder.resolve("data");
    }

    String output() {
        return read(log());
    }

    String adminKey() {
        return read(data().resolve("admin.key")).strip();
    }

    /** Where the embedded server listens, and its process. */
    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + pidFile(3) + "/postgres";
    }

    ProcessHandle postgres() {
        return ProcessHandle.of(Long.parseLong(pidFile(0))).orElseThrow();
    }

    String password() {
        return read(data().resolve("postgresql.password")).strip();
    }

    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** Without a key, or anything else that is not asked for. */
    Request bare() {
        return Request.of("http://127.0.0.1:" + port);
    }

    Request call() {
        return bare().header("Authorization", "Bearer " + adminKey()).contentType("application/json");
    }

    Response order(String key) {
        return call().header("Idempotency-Key", key)
                .body("{\"customerId\":\"c\",\"currency\":\"EUR\",\"items\":[{\"sku\":\"tea\",\"quantity\":1,"
                        + "\"unitAmount\":100}]}")
                .post("/v1/orders");
    }

    /** Does not start, and says why in one line. */
    void assertRefuses(String told) {
        launch();
        assertThat(exitCode()).isNotZero();
        assertThat(output().lines().filter(line -> line.startsWith("intact: ")).toList())
                .singleElement()
                .asString()
                .contains(told);
        assertThat(output()).doesNotContain("\tat ");
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** As {@code kill} does. */
    int stop() {
        process.destroy();
        return exitCode();
    }

    int interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        return exitCode();
    }

    int exitCode() {
        try {
            assertThat(process.waitFor(STOP_SECONDS, TimeUnit.SECONDS))
                    .as("the service ends")
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private Path log() {
        return folder.resolve("service.log");
    }

    private String pidFile(int line) {
        return read(data().resolve("postgresql").resolve("postmaster.pid"))
                .lines()
                .toList()
                .get(line)
                .strip();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        while (true) {
            var port = NEXT_PORT.getAndIncrement();
            try (var free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (BindException e) {
                // Taken; perhaps the next is not.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
