package dev.intact.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.support.ServiceOnDynamo;
import dev.intact.support.dynamodb.DynamoServer;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged service on DynamoDB: chosen by a setting, without a trace of PostgreSQL; and the other way round. */
class DynamoIT {
    private static final String CLASSES = "classes.log";

    private static DynamoServer dynamo;

    @BeforeAll
    static void serve() {
        dynamo = DynamoServer.start();
    }

    @AfterAll
    static void end() {
        dynamo.close();
    }

    private static PackagedService service(String table) {
        return new PackagedService(PackagedService.newFolder())
                .with(ServiceOnDynamo.settings(dynamo.endpoint()))
                .with("INTACT_DYNAMODB_TABLE", table);
    }

    @Test
    void has_no_postgresql_no_datasource_and_no_migrations() throws IOException {
        try (var service = service("alone")
                .untrained()
                .with("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + CLASSES)
                .start()) {
            assertThat(service.order("one").statusCode()).isEqualTo(201);

            assertThat(service.descendants()).isEmpty();
            assertThat(Files.exists(service.data().resolve("postgresql"))).isFalse();
            assertThat(classesOf(service))
                    .contains("software.amazon.awssdk.services.dynamodb.DefaultDynamoDbClient ")
                    .doesNotContain(
                            "org.postgresql.jdbc.PgConnection ",
                            "io.agroal.pool.ConnectionPool ",
                            "org.hibernate.internal.SessionFactoryImpl ",
                            "org.flywaydb.core.internal.command.DbMigrate ");
        }
    }

    @Test
    void is_not_there_when_postgresql_is_chosen() throws IOException {
        try (var service = new PackagedService(PackagedService.newFolder())
                .untrained()
                .with("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + CLASSES)
                .start()) {
            assertThat(service.order("one").statusCode()).isEqualTo(201);

            assertThat(classesOf(service))
                    .contains("org.postgresql.jdbc.PgConnection ")
                    .doesNotContain("software.amazon.awssdk.services.dynamodb.DefaultDynamoDbClient ");
        }
    }

    @Test
    void is_one_store_for_all_its_instances() {
        try (var one = service("shared").start();
                var other = service("shared").start()) {
            assertThat(other.adminKey()).as("made once for all instances").isEqualTo(one.adminKey());
            assertThat(other.order("one").asString())
                    .as("one key, whichever instance")
                    .isEqualTo(one.order("one").asString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INTACT_DYNAMODB_CREATE_TABLE, false, INTACT_DYNAMODB_TABLE names no table",
        "INTACT_DYNAMODB_CREATE_TABLE, perhaps, INTACT_DYNAMODB_CREATE_TABLE",
        "INTACT_DYNAMODB_TABLE, a table, INTACT_DYNAMODB_TABLE must be",
        "QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE, http://127.0.0.1:1, QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE",
        "QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE, nowhere, QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE",
        "INTACT_DYNAMODB_TABLE, '', INTACT_DYNAMODB_TABLE must be",
        "AWS_RETRY_MODE, often, AWS_RETRY_MODE must be",
        "AWS_MAX_ATTEMPTS, x, AWS_MAX_ATTEMPTS must be",
        "INTACT_DATA_DIR, /proc/nowhere, INTACT_DATA_DIR",
        "AWS_REGION, , AWS_REGION",
        "AWS_ACCESS_KEY_ID, , AWS_ACCESS_KEY_ID"
    })
    void names_the_setting_that_is_wrong(String setting, String value, String told) {
        var service = service("wrong").with("AWS_EC2_METADATA_DISABLED", "true");
        (value == null ? service.without(setting) : service.with(setting, value)).assertRefuses(told);
    }

    @Test
    void names_table_and_region_when_the_table_lies_in_another_region() {
        try (var first = service("here").start()) {
            assertThat(first.isReady()).isTrue();
        }
        service("here")
                .with("AWS_REGION", "us-east-1")
                .with("INTACT_DYNAMODB_CREATE_TABLE", "false")
                .assertRefuses("INTACT_DYNAMODB_TABLE names no table of this account in the region of AWS_REGION");
    }

    private static String classesOf(PackagedService service) throws IOException {
        return Files.readString(service.folder().resolve(CLASSES));
    }
}
