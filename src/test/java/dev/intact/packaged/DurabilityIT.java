package dev.intact.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Started with nothing configured: its data is safe, and its own. */
class DurabilityIT {
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    /** Until a process that has ended is gone from the list. */
    private static final Duration COLLECTED = Duration.ofSeconds(10);

    @Test
    void keeps_its_data_safe_and_to_itself() throws IOException, SQLException {
        try (var service = new PackagedService(PackagedService.newFolder()).start()) {
            assertThat(permissions(service, "admin.key")).isEqualTo("rw-------");
            assertThat(permissions(service, "postgresql.password")).isEqualTo("rw-------");
            assertThat(permissions(service, "postgresql")).isEqualTo("rwx------");
            assertThat(setting(service, "fsync")).isEqualTo("on");
            assertThat(setting(service, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(service, "full_page_writes")).isEqualTo("on");
            assertThat(setting(service, "data_checksums")).isEqualTo("on");
            assertThat(setting(service, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(service, "unix_socket_directories")).isEmpty();
        }
    }

    @Test
    void goes_on_by_itself_when_postgresql_is_killed() {
        try (var service = new PackagedService(PackagedService.newFolder()).start()) {
            var first = service.order("first");
            assertThat(first.statusCode()).isEqualTo(201);

            service.postgres().destroyForcibly();

            Awaitility.await().atMost(RECOVERY).until(() -> {
                var answer = service.order("second");
                if (answer.statusCode() == 503) {
                    answer.then().body("code", equalTo("store-unavailable"));
                    assertThat(answer.header("Retry-After")).isNotBlank();
                }
                return answer.statusCode() == 201;
            });
            assertThat(service.order("first").asString()).isEqualTo(first.asString());
        }
    }

    @Test
    void lets_no_second_service_have_the_same_data() {
        var folder = PackagedService.newFolder();
        try (var service = new PackagedService(folder).start()) {
            var second = new PackagedService(folder).launch();

            assertThat(second.exitCode()).isNotZero();
            assertThat(second.output()).contains("intact: INTACT_DATA_DIR is in use by another service");
            assertThat(service.order("still-here").statusCode()).isEqualTo(201);
        }
    }

    @Test
    void stops_both_processes_when_told_to() throws IOException, InterruptedException {
        var service = new PackagedService(PackagedService.newFolder()).start();
        var postgres = service.postgres();
        service.interrupt();
        Awaitility.await("PostgreSQL after Ctrl-C").atMost(COLLECTED).until(() -> !postgres.isAlive());

        service.start();
        var again = service.postgres();
        service.stop();
        Awaitility.await("PostgreSQL after kill").atMost(COLLECTED).until(() -> !again.isAlive());
    }

    private static String permissions(PackagedService service, String file) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(service.data().resolve(file)));
    }

    private static String setting(PackagedService service, String name) throws SQLException {
        try (var connection = DriverManager.getConnection(service.jdbcUrl(), "intact", service.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("show " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
