package dev.intact.support.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the keys and indexes of a new table. */
final class DefinitionReader {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");
    private static final int LONGEST_KEY_NAME = 255;
    private static final int MOST_INCLUDED = 100;

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Set<String> unused = new HashSet<>();
    private final boolean isProvisioned;

    DefinitionReader(List<JsonNode> definitions, String billingMode) {
        isProvisioned = billingMode.equals("PROVISIONED");
        for (var json : definitions) {
            var definition = Members.of("AttributeDefinitions", json, "AttributeName", "AttributeType");
            var name = definition.requiredText("AttributeName");
            definition.requiredText("AttributeType");
            if (name.isEmpty() || Sizes.utf8(name) > LONGEST_KEY_NAME) {
                throw WireError.invalid("1 validation error detected: Value '" + name + "' at 'attributeDefinitions."
                        + "attributeName' failed to satisfy constraint: Member must have length between 1 and 255");
            }
            if (types.put(name, definition.oneOf("AttributeType", "S", "N", "B")) != null) {
                throw WireError.invalidValue("Duplicate AttributeName in AttributeDefinitions: " + name);
            }
        }
        unused.addAll(types.keySet());
    }

    static void requireName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw WireError.invalid("1 validation error detected: Value '" + name + "' at '" + what + "' failed to "
                    + "satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+, with a "
                    + "length between 3 and 255");
        }
    }

    KeySchema schema(List<JsonNode> elements) {
        if (elements.isEmpty() || elements.size() > 2) {
            throw WireError.invalidValue("A KeySchema has one or two elements");
        }
        var hash = key(elements.getFirst(), "HASH");
        var sort = elements.size() == 2
                ? Optional.of(key(elements.get(1), "RANGE"))
                : Optional.<KeySchema.Attribute>empty();
        if (sort.filter(hash::equals).isPresent()) {
            throw WireError.invalidValue(
                    "Both the Hash Key and the Range Key element in the KeySchema have the same " + "name");
        }
        return new KeySchema(hash, sort);
    }

    private KeySchema.Attribute key(JsonNode json, String wanted) {
        var element = Members.of("KeySchema", json, "AttributeName", "KeyType");
        var name = element.requiredText("AttributeName");
        if (!element.requiredText("KeyType").equals(wanted)) {
            throw WireError.invalid("Invalid KeySchema: The element for " + name + " is not a " + wanted + " key type");
        }
        if (!types.containsKey(name)) {
            throw WireError.invalidValue("Some index key attributes are not defined in AttributeDefinitions. Keys: ["
                    + name + "], AttributeDefinitions: " + types.keySet());
        }
        unused.remove(name);
        return new KeySchema.Attribute(name, types.get(name));
    }

    List<TableDefinition.IndexDefinition> indexes(List<JsonNode> list) {
        var indexes = new ArrayList<TableDefinition.IndexDefinition>();
        var names = new HashSet<String>();
        for (var json : list) {
            var index = Members.of(
                    "GlobalSecondaryIndexes", json, "IndexName", "KeySchema", "Projection", "ProvisionedThroughput");
            var name = index.requiredText("IndexName");
            requireName("indexName", name);
            if (!names.add(name)) {
                throw WireError.invalidValue("Duplicate index name: " + name);
            }
            indexes.add(index(name, index));
        }
        return indexes;
    }

    private TableDefinition.IndexDefinition index(String name, Members index) {
        var projection =
                Members.of("Projection", index.requiredStructure("Projection"), "ProjectionType", "NonKeyAttributes");
        if (!projection.has("ProjectionType")) {
            throw WireError.invalidValue("Unknown ProjectionType: null");
        }
        var type = projection.oneOf("ProjectionType", "ALL", "KEYS_ONLY", "INCLUDE");
        var included = projection.list("NonKeyAttributes").orElse(List.of()).stream()
                .map(attribute -> Members.textOf("NonKeyAttributes", attribute))
                .toList();
        if (type.equals("INCLUDE") == included.isEmpty() || included.size() > MOST_INCLUDED) {
            throw WireError.invalidValue(
                    "ProjectionType is " + type + ", and NonKeyAttributes has " + included.size() + " elements");
        }
        return new TableDefinition.IndexDefinition(
                name, schema(index.requiredList("KeySchema")), type, included, throughput(index));
    }

    TableDefinition.Throughput throughput(Members owner) {
        var member = "ProvisionedThroughput";
        if (owner.has(member) != isProvisioned) {
            throw WireError.invalidValue(
                    isProvisioned
                            ? "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is"
                                    + " PROVISIONED"
                            : "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
                                    + "PAY_PER_REQUEST");
        }
        return owner.structure(member)
                .map(json -> {
                    var units = Members.of(member, json, "ReadCapacityUnits", "WriteCapacityUnits");
                    return new TableDefinition.Throughput(
                            units.whole("ReadCapacityUnits", 1, Integer.MAX_VALUE)
                                    .orElse(1),
                            units.whole("WriteCapacityUnits", 1, Integer.MAX_VALUE)
                                    .orElse(1));
                })
                .orElse(TableDefinition.Throughput.ON_DEMAND);
    }

    void requireAllDefinitionsUsed() {
        if (!unused.isEmpty()) {
            throw WireError.invalidValue(
                    "Number of attributes in KeySchema does not exactly match number of attributes "
                            + "defined in AttributeDefinitions; unused: " + unused);
        }
    }
}
