package dev.intact.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong setting stops the start with one line that names it; a right one is followed. */
class SettingsIT {
    @ParameterizedTest
    @CsvSource({
        "INTACT_STORE, mysql",
        "INTACT_STORE, ''",
        "INTACT_ADMIN_KEY, too-short",
        "INTACT_SECRET, too-short",
        "INTACT_DATA_DIR, /proc/nowhere",
        "INTACT_DATA_DIR, ''",
        "INTACT_DATA_DIR, service.log",
        "QUARKUS_HTTP_PORT, eighty",
        "QUARKUS_HTTP_PORT, 99999",
        "QUARKUS_HTTP_HOST, 999.1.1.1",
        "INTACT_SWEEP_EVERY, sometimes",
        "QUARKUS_DATASOURCE_JDBC_URL, jdbc:mysql://127.0.0.1/intact",
        "QUARKUS_DATASOURCE_JDBC_URL, jdbc:postgresql://127.0.0.1:1/intact"
    })
    void names_the_setting_that_is_wrong(String setting, String value) {
        new PackagedService(PackagedService.newFolder()).with(setting, value).assertRefuses(setting);
    }

    @Test
    void names_the_port_that_is_taken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var service = new PackagedService(PackagedService.newFolder())
                    .with("QUARKUS_HTTP_PORT", Integer.toString(taken.getLocalPort()))
                    .launch();

            assertThat(service.exitCode()).isNotZero();
            assertThat(service.output()).contains("intact: QUARKUS_HTTP_PORT is in use");
        }
    }

    @Test
    void uses_the_server_that_is_configured_and_embeds_none() {
        try (var embedded = new PackagedService(PackagedService.newFolder()).start();
                var second = new PackagedService(PackagedService.newFolder())
                        .with("QUARKUS_DATASOURCE_JDBC_URL", embedded.jdbcUrl())
                        .with("QUARKUS_DATASOURCE_USERNAME", "intact")
                        .with("QUARKUS_DATASOURCE_PASSWORD", embedded.password())
                        .start()) {
            var placed = embedded.order("one");

            assertThat(Files.exists(second.data().resolve("postgresql"))).isFalse();
            assertThat(second.adminKey()).as("made once for all instances").isEqualTo(embedded.adminKey());
            assertThat(second.order("one").asString())
                    .as("one key, whichever instance")
                    .isEqualTo(placed.asString());
        }
    }

    @Test
    void takes_the_admin_key_and_the_secret_that_are_configured() {
        var key = "k".repeat(32);
        try (var service = new PackagedService(PackagedService.newFolder())
                .with("INTACT_ADMIN_KEY", key)
                .with("INTACT_SECRET", "s".repeat(32))
                .with("INTACT_DATA_DIR", "elsewhere")
                .start()) {
            assertThat(Files.exists(service.folder().resolve("elsewhere").resolve("admin.key")))
                    .isFalse();
            assertThat(Files.exists(service.data())).isFalse();
            service.bare()
                    .header("Authorization", "Bearer " + key)
                    .get("/v1/users")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void sweeps_as_often_as_is_set() {
        try (var service = new PackagedService(PackagedService.newFolder())
                .with("INTACT_SWEEP_EVERY", "1s")
                .start()) {
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> service.bare()
                    .get("/q/metrics")
                    .asString()
                    .lines()
                    .anyMatch(line -> line.startsWith("intact_sweeper_sweeps_seconds_count")
                            && !line.endsWith(" 0")
                            && !line.endsWith(" 0.0")));
        }
    }

    /** Within 5 s, though the other instance has just seen the key and remembers it. */
    private static void assertRevokedEverywhere(PackagedService one, PackagedService other) {
        var made = one.call()
                .header("Idempotency-Key", "key")
                .body("{\"name\":\"shop\",\"scopes\":[\"users:read\"]}")
                .post("/v1/api-keys");
        assertThat(usersSeenBy(made.path("key"), other)).isEqualTo(200);

        one.call().delete("/v1/api-keys/" + made.path("id")).then().statusCode(204);

        assertThat(usersSeenBy(made.path("key"), one)).isEqualTo(401);
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> usersSeenBy(made.path("key"), other) == 401);
    }

    private static int usersSeenBy(String key, PackagedService service) {
        return service.bare()
                .header("Authorization", "Bearer " + key)
                .get("/v1/users")
                .statusCode();
    }
}
