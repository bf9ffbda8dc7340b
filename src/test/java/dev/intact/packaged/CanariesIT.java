package dev.intact.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.support.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is secret in the settings is in no output of the process, nor in any log beside it. */
class CanariesIT {
    private static final String CANARY = "canary-in-a-coal-mine";
    private static final String ADMIN_KEY = "admin-" + CANARY + "-0123456789";
    private static final String SECRET = "secret-" + CANARY + "-0123456789";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @CsvSource({
        "INTACT_ADMIN_KEY, canary",
        "INTACT_SECRET, canary",
        "QUARKUS_DATASOURCE_JDBC_URL, postgresql://intact:canary@127.0.0.1:1/intact",
        "QUARKUS_DATASOURCE_JDBC_URL, jdbc:mysql://127.0.0.1:1/intact?password=canary",
        "QUARKUS_DATASOURCE_JDBC_URL, jdbc:postgresql://intact:canary@127.0.0.1:1/intact",
        "QUARKUS_DATASOURCE_JDBC_URL, jdbc:postgresql://127.0.0.1:one/intact?password=canary",
        "QUARKUS_DATASOURCE_JDBC_URL, jdbc:postgresql://127.0.0.1:1/intact?password=canary"
    })
    void are_not_in_the_line_that_tells_of_a_wrong_setting(String setting, String value) {
        var service = new PackagedService(PackagedService.newFolder()).with(setting, value);

        service.assertRefuses(setting);

        assertThat(service.output()).doesNotContain("canary");
    }

    @Test
    void are_met_nowhere_also_while_the_database_is_gone() throws Exception {
        try (var service = new PackagedService(PackagedService.newFolder())
                .with("INTACT_ADMIN_KEY", ADMIN_KEY)
                .with("INTACT_SECRET", SECRET)
                .with("QUARKUS_LOG_CATEGORY__DEV_INTACT__LEVEL", "DEBUG")
                .start()) {
            assertThat(place(service)).isEqualTo(201);
            signal("-STOP", service.postgres());
            try {
                assertThat(place(service)).as("nobody answers").isEqualTo(503);
            } finally {
                signal("-CONT", service.postgres());
            }
            service.postgres().destroyForcibly();
            place(service);
            Awaitility.await().atMost(PATIENCE).until(() -> place(service) == 201);
            assertThat(call(service)
                            .header("Authorization", "Bearer wrong-" + CANARY)
                            .get("/v1/orders")
                            .statusCode())
                    .isEqualTo(401);

            var metrics = call(service).get("/q/metrics").asString();
            assertThat(metrics).contains("http_server_requests").doesNotContain(CANARY);
            assertThat(logs(service)).contains("intact").doesNotContain(CANARY).doesNotContain(service.password());
        }
    }

    @Test
    void are_met_nowhere_if_the_password_is_part_of_the_url() {
        try (var embedded = new PackagedService(PackagedService.newFolder()).start();
                var second = new PackagedService(PackagedService.newFolder())
                        .with(
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                embedded.jdbcUrl() + "?user=intact&password=" + embedded.password())
                        .start()) {
            assertThat(logs(second)).contains("intact").doesNotContain(embedded.password());
        }
    }

    /** To a process and to all that it has started. */
    private static void signal(String which, ProcessHandle process) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", which, Long.toString(process.pid())));
        process.descendants().map(one -> Long.toString(one.pid())).forEach(command::add);
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    private static int place(PackagedService service) {
        return call(service)
                .header("Authorization", "Bearer " + ADMIN_KEY)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(
                        "{\"customerId\":\"%s\",\"currency\":\"EUR\",\"items\":[{\"sku\":\"tea\",\"quantity\":1,\"unitAmount\":1}]}"
                                .formatted(CANARY))
                .post("/v1/orders")
                .statusCode();
    }

    private static Request call(PackagedService service) {
        return service.bare().contentType("application/json");
    }

    /** What the process printed, and whatever logs lie in its folder: PostgreSQL keeps one too. */
    private static String logs(PackagedService service) {
        try (var files = Files.walk(service.folder())) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .map(CanariesIT::read)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            // Not all of it need be UTF-8.
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
