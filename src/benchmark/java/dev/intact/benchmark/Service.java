package dev.intact.benchmark;

import dev.intact.benchmark.repositories.Arm;
import dev.intact.shared.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The packaged service, as a process of its own. */
final class Service implements AutoCloseable {
    /** With every scope. */
    static final String KEY = "the-key-of-this-benchmark-and-no-other";

    /** Of the README's command. */
    static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-Xms32m",
            "-Xmx256m",
            "-XX:TrimNativeHeapInterval=5000",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UseCompactObjectHeaders");

    private static final Duration START = Duration.ofSeconds(120);
    /** Of a look at the whole store. */
    private static final Duration ANSWER = Duration.ofMinutes(30);

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int STOP_SECONDS = 60;
    private static final int FIRST_PORT = 20_000;
    /** Linux gives ports from here on to connections that go out, which could take one before the service does. */
    private static final int FIRST_OUTGOING_PORT = 32_768;

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = freePort();
    private final Process process;

    /** @param javaOptions more of them */
    Service(Path jar, Path folder, List<String> javaOptions, Map<String, String> settings) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        var all = new HashMap<>(settings);
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        all.put("INTACT_ADMIN_KEY", KEY);
        try {
            Files.createDirectories(folder);
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("service.log").toFile()));
            builder.environment().keySet().removeIf(name -> name.matches("(QUARKUS|INTACT|AWS)_.*"));
            builder.environment().putAll(all);
            process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Against a server of the benchmark's. */
    static Service on(Path jar, Path folder, int serverPort, String password) {
        var service = new Service(
                jar,
                folder,
                List.of(),
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://127.0.0.1:" + serverPort + "/postgres?sslmode=disable",
                        "QUARKUS_DATASOURCE_USERNAME",
                        Server.USER,
                        "QUARKUS_DATASOURCE_PASSWORD",
                        password));
        try {
            service.awaitReady();
            return service;
        } catch (RuntimeException e) {
            service.close();
            throw e;
        }
    }

    void awaitReady() {
        var end = System.nanoTime() + START.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("the service does not start; see its service.log");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean isReady() {
        try {
            return send(request("/q/health/ready").GET().build()).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    int port() {
        return port;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    ProcessUse use() {
        return new ProcessUse(process.toHandle());
    }

    String get(String path) {
        var answer = send(request(path).GET().build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** @return the status */
    int post(String path, String key, Arm arm, String body) {
        return send(request(path)
                        .header("Idempotency-Key", key)
                        .header(Arm.HEADER, arm.name())
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build())
                .statusCode();
    }

    /** The rules that are broken, each with how often; empty if none is. */
    Map<String, Long> violations() {
        var broken = new HashMap<String, Long>();
        Json.tree(get("/v1/integrity"))
                .get("violations")
                .forEach(violation -> broken.merge(violation.get("rule").asText(), 1L, Long::sum));
        return broken;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        while (true) {
            try (var socket = new ServerSocket(ThreadLocalRandom.current().nextInt(FIRST_PORT, FIRST_OUTGOING_PORT))) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // Taken; there are others.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
