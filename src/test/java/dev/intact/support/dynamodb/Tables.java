package dev.intact.support.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The operations on tables as such. A table is there at once, and gone at once. */
record Tables(Account account) {
    private static final int MOST_NAMES = 100;

    JsonNode create(JsonNode json) {
        var definition = TableDefinition.parse(json);
        if (account.tables().containsKey(definition.name())) {
            throw WireError.of("ResourceInUseException", "Table already exists: " + definition.name());
        }
        var table = new Table(definition);
        account.tables().put(definition.name(), table);
        return answer("TableDescription", account.description(table).toJson("ACTIVE"));
    }

    JsonNode describe(JsonNode json) {
        return answer("Table", account.description(table("DescribeTable", json)).toJson("ACTIVE"));
    }

    JsonNode delete(JsonNode json) {
        var table = table("DeleteTable", json);
        if (table.definition().isProtected()) {
            throw WireError.invalid("Resource cannot be deleted as it is currently protected against deletion. Disable "
                    + "deletion protection first.");
        }
        account.tables().remove(table.definition().name());
        return answer("TableDescription", account.description(table).toJson("DELETING"));
    }

    private Table table(String operation, JsonNode json) {
        var name = Members.of(operation, json, "TableName").requiredText("TableName");
        DefinitionReader.requireName("tableName", name);
        return Optional.ofNullable(account.tables().get(name))
                .orElseThrow(() -> WireError.of(
                        "ResourceNotFoundException", "Requested resource not found: Table: " + name + " not found"));
    }

    private static ObjectNode answer(String member, ObjectNode description) {
        var answer = JsonNodeFactory.instance.objectNode();
        answer.set(member, description);
        return answer;
    }

    JsonNode list(JsonNode json) {
        var request = Members.of("ListTables", json, "ExclusiveStartTableName", "Limit");
        var limit = request.whole("Limit", 1, MOST_NAMES).orElse(MOST_NAMES);
        var after = request.text("ExclusiveStartTableName")
                .map(name -> account.tables().tailMap(name, false))
                .orElse(account.tables());
        var answer = JsonNodeFactory.instance.objectNode();
        var names = answer.putArray("TableNames");
        after.keySet().stream().limit(limit).forEach(names::add);
        if (after.size() > limit) {
            answer.set("LastEvaluatedTableName", names.get(limit - 1));
        }
        return answer;
    }

    /** The attribute is kept, but nothing is ever deleted: the service promises no more than some days. */
    JsonNode updateTimeToLive(JsonNode json) {
        var request = Members.of("UpdateTimeToLive", json, "TableName", "TimeToLiveSpecification");
        var table = account.table(request.requiredText("TableName"));
        var specification = request.requiredStructure("TimeToLiveSpecification");
        var wanted = Members.of("TimeToLiveSpecification", specification, "AttributeName", "Enabled");
        var attribute = wanted.requiredText("AttributeName");
        var isEnabled = wanted.flag("Enabled", false);
        var current = table.timeToLive();
        if (current.isPresent() == isEnabled) {
            throw WireError.invalid("TimeToLive is already " + (isEnabled ? "enabled" : "disabled"));
        }
        if (current.isPresent() && !current.get().equals(attribute)) {
            throw WireError.invalid(
                    "TimeToLive is active on a different AttributeName: current AttributeName is " + current.get());
        }
        table.timeToLive(Optional.of(attribute).filter(name -> isEnabled));
        return answer("TimeToLiveSpecification", specification.deepCopy());
    }

    JsonNode describeTimeToLive(JsonNode json) {
        var request = Members.of("DescribeTimeToLive", json, "TableName");
        var attribute = account.table(request.requiredText("TableName")).timeToLive();
        var description = JsonNodeFactory.instance
                .objectNode()
                .put("TimeToLiveStatus", attribute.isPresent() ? "ENABLED" : "DISABLED");
        attribute.ifPresent(name -> description.put("AttributeName", name));
        return answer("TimeToLiveDescription", description);
    }
}
