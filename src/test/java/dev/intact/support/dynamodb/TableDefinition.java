package dev.intact.support.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What CreateTable asks for. */
record TableDefinition(
        String name,
        KeySchema schema,
        String billingMode,
        Throughput throughput,
        List<IndexDefinition> indexes,
        boolean isProtected,
        String tableClass,
        boolean isEncrypted) {
    private static final int MOST_INDEXES = 20;
    private static final String[] MEMBERS = {
        "TableName",
        "KeySchema",
        "AttributeDefinitions",
        "BillingMode",
        "ProvisionedThroughput",
        "GlobalSecondaryIndexes",
        "DeletionProtectionEnabled",
        "Tags",
        "SSESpecification",
        "TableClass"
    };

    record Throughput(long read, long write) {
        static final Throughput ON_DEMAND = new Throughput(0, 0);
    }

    record IndexDefinition(
            String name, KeySchema schema, String projection, List<String> included, Throughput throughput) {
        /** The attributes that the index has; none if it has all. */
        Optional<Set<String>> projected(KeySchema tableSchema) {
            if (projection.equals("ALL")) {
                return Optional.empty();
            }
            var names = new HashSet<>(included);
            Stream.concat(schema.attributes(), tableSchema.attributes()).forEach(key -> names.add(key.name()));
            return Optional.of(names);
        }
    }

    Map<String, Index> newIndexes() {
        var made = new HashMap<String, Index>();
        for (var index : indexes) {
            made.put(index.name(), new Index(index.name(), index.schema(), index.projected(schema), new Rows()));
        }
        return made;
    }

    static TableDefinition parse(JsonNode json) {
        var request = Members.of("CreateTable", json, MEMBERS);
        var mode = request.oneOf("BillingMode", "PROVISIONED", "PAY_PER_REQUEST");
        var reader = new DefinitionReader(request.requiredList("AttributeDefinitions"), mode);
        var name = request.requiredText("TableName");
        DefinitionReader.requireName("tableName", name);
        var schema = reader.schema(request.requiredList("KeySchema"));
        var indexes = request.list("GlobalSecondaryIndexes").map(reader::indexes);
        if (indexes.filter(list -> list.isEmpty() || list.size() > MOST_INDEXES).isPresent()) {
            throw WireError.invalidValue("A table has between 1 and " + MOST_INDEXES + " GlobalSecondaryIndexes");
        }
        reader.requireAllDefinitionsUsed();
        request.list("Tags").orElse(List.of()).forEach(TableDefinition::requireTag);
        var encryption = request.structure("SSESpecification");
        return new TableDefinition(
                name,
                schema,
                mode,
                reader.throughput(request),
                indexes.orElse(List.of()),
                request.flag("DeletionProtectionEnabled", false),
                request.oneOf("TableClass", "STANDARD", "STANDARD_INFREQUENT_ACCESS"),
                encryption.map(TableDefinition::isEncrypted).orElse(false));
    }

    private static void requireTag(JsonNode json) {
        var tag = Members.of("Tags", json, "Key", "Value");
        tag.requiredText("Key");
        tag.requiredText("Value");
    }

    private static boolean isEncrypted(JsonNode json) {
        return Members.of("SSESpecification", json, "Enabled", "SSEType", "KMSMasterKeyId")
                .flag("Enabled", false);
    }

    Stream<KeySchema.Attribute> keyAttributes() {
        return Stream.concat(schema.attributes(), indexes.stream().flatMap(index -> index.schema()
                        .attributes()))
                .distinct();
    }
}
