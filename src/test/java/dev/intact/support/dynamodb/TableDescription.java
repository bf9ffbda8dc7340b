package dev.intact.support.dynamodb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A table as DescribeTable tells it. */
record TableDescription(Table table, String region, String account, long now) {
    ObjectNode toJson(String status) {
        var definition = table.definition();
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("ItemCount", table.rows().all(now).count())
                .put("TableSizeBytes", bytes(table.rows()))
                .put("TableName", definition.name())
                .put("TableStatus", status)
                .put("CreationDateTime", created())
                .put("TableArn", arn())
                .put("TableId", id())
                .put("DeletionProtectionEnabled", definition.isProtected());
        json.set("KeySchema", schema(definition.schema()));
        json.set("AttributeDefinitions", attributes());
        json.set("ProvisionedThroughput", throughput(definition.throughput()));
        json.putObject("BillingModeSummary").put("BillingMode", definition.billingMode());
        json.putObject("TableClassSummary").put("TableClass", definition.tableClass());
        if (definition.isEncrypted()) {
            json.putObject("SSEDescription").put("Status", "ENABLED").put("SSEType", "KMS");
        }
        if (!definition.indexes().isEmpty()) {
            var indexes = json.putArray("GlobalSecondaryIndexes");
            definition.indexes().forEach(index -> indexes.add(index(index)));
        }
        return json;
    }

    private long bytes(Rows rows) {
        return rows.all(now).mapToLong(Item::size).sum();
    }

    private BigDecimal created() {
        return BigDecimal.valueOf(table.created().toEpochMilli(), 3);
    }

    private String id() {
        var seed = arn() + created();
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private ArrayNode attributes() {
        var json = JsonNodeFactory.instance.arrayNode();
        table.definition().keyAttributes().forEach(key -> json.addObject()
                .put("AttributeName", key.name())
                .put("AttributeType", key.type()));
        return json;
    }

    private String arn() {
        return "arn:aws:dynamodb:" + region + ":" + account + ":table/"
                + table.definition().name();
    }

    private ObjectNode index(TableDefinition.IndexDefinition definition) {
        var rows = table.index(definition.name()).rows();
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("IndexName", definition.name())
                .put("IndexStatus", "ACTIVE")
                .put("IndexSizeBytes", bytes(rows))
                .put("ItemCount", rows.all(now).count())
                .put("IndexArn", arn() + "/index/" + definition.name());
        json.set("KeySchema", schema(definition.schema()));
        var projection = json.putObject("Projection").put("ProjectionType", definition.projection());
        if (!definition.included().isEmpty()) {
            var included = projection.putArray("NonKeyAttributes");
            definition.included().forEach(included::add);
        }
        json.set("ProvisionedThroughput", throughput(definition.throughput()));
        return json;
    }

    private static ArrayNode schema(KeySchema schema) {
        var json = JsonNodeFactory.instance.arrayNode();
        json.addObject().put("AttributeName", schema.hash().name()).put("KeyType", "HASH");
        schema.sort()
                .ifPresent(
                        key -> json.addObject().put("AttributeName", key.name()).put("KeyType", "RANGE"));
        return json;
    }

    private static ObjectNode throughput(TableDefinition.Throughput throughput) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ReadCapacityUnits", throughput.read())
                .put("WriteCapacityUnits", throughput.write())
                .put("NumberOfDecreasesToday", 0);
    }
}
