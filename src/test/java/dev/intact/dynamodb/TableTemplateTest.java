package dev.intact.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** The template for production makes the same table as the service does for development. */
class TableTemplateTest {
    @Test
    void defines_the_table_that_the_service_checks_for() throws IOException {
        var template = read(new Yaml().load(Files.readString(Path.of("docs", "dynamodb", "table.yaml"))));
        var table = in(template, "Resources", "Table", "Properties");
        var expected = TableDefinition.create("intact");

        assertThat(table.get("AttributeDefinitions"))
                .isEqualTo(told(expected.attributeDefinitions(), TableTemplateTest::told));
        assertThat(table.get("KeySchema")).isEqualTo(told(expected.keySchema(), TableTemplateTest::told));
        assertThat(table.get("GlobalSecondaryIndexes"))
                .isEqualTo(expected.globalSecondaryIndexes().stream()
                        .map(TableTemplateTest::told)
                        .toList());
        assertThat(in(table, "TimeToLiveSpecification")).containsEntry("AttributeName", TableDefinition.EXPIRY);
        assertThat(table).containsEntry("BillingMode", expected.billingModeAsString());
    }

    @Test
    void keeps_what_is_in_it() throws IOException {
        var template = read(new Yaml().load(Files.readString(Path.of("docs", "dynamodb", "table.yaml"))));

        assertThat(in(template, "Resources", "Table")).containsEntry("DeletionPolicy", "Retain");
        assertThat(in(template, "Resources", "Table", "Properties"))
                .containsEntry("DeletionProtectionEnabled", true)
                .containsEntry("PointInTimeRecoverySpecification", Map.of("PointInTimeRecoveryEnabled", true));
    }

    private static <T> List<Map<String, String>> told(List<T> all, Function<T, Map<String, String>> tell) {
        return all.stream().map(tell).toList();
    }

    private static Map<String, Object> told(GlobalSecondaryIndex index) {
        return Map.of(
                "IndexName", index.indexName(),
                "KeySchema", told(index.keySchema(), TableTemplateTest::told),
                "Projection", Map.of("ProjectionType", index.projection().projectionTypeAsString()));
    }

    private static Map<String, String> told(AttributeDefinition attribute) {
        return Map.of("AttributeName", attribute.attributeName(), "AttributeType", attribute.attributeTypeAsString());
    }

    private static Map<String, String> told(KeySchemaElement element) {
        return Map.of("AttributeName", element.attributeName(), "KeyType", element.keyTypeAsString());
    }

    private static Map<String, Object> in(Map<String, Object> map, String... path) {
        var inner = map;
        for (var step : path) {
            inner = read(inner.get(step));
        }
        return inner;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read(Object map) {
        return (Map<String, Object>) map;
    }
}
