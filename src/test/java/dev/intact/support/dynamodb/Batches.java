package dev.intact.support.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** BatchGetItem and BatchWriteItem: many requests in one, each for itself. */
record Batches(Account account) {
    private static final String KEYS = "Keys";
    private static final String PROJECTION = "ProjectionExpression";
    private static final int MOST_KEYS = 100;
    private static final int MOST_WRITES = 25;

    private record Target(Table table, Key key) {}

    private record Write(Target target, JsonNode json, Optional<Item> item) {}

    JsonNode get(JsonNode json) {
        var request = Members.of("BatchGetItem", json, "RequestItems", "ReturnConsumedCapacity");
        request.acceptCapacityQuestions();
        var items = request.requiredStructure("RequestItems");
        requireCount(count(items, KEYS), MOST_KEYS, "BatchGetItem");
        var answer = JsonNodeFactory.instance.objectNode();
        var page = new BatchPage(answer.putObject("Responses"), answer.putObject("UnprocessedKeys"));
        items.properties().forEach(entry -> get(entry.getKey(), entry.getValue(), page));
        return answer;
    }

    private static int count(JsonNode items, String member) {
        var count = 0;
        for (var entry : items.properties()) {
            var size = entry.getValue().path(member).size();
            requireCount(size, MOST_KEYS, "BatchGetItem");
            count += size;
        }
        return count;
    }

    private static void requireCount(int count, int most, String operation) {
        if (count > most) {
            throw WireError.invalid("Too many items requested for the " + operation + " call");
        }
        if (count == 0) {
            throw WireError.invalid(
                    "1 validation error detected: Value at 'requestItems' failed to satisfy constraint: "
                            + "Member must have length greater than or equal to 1");
        }
    }

    /** The answers come in no order that a client could use. */
    private void get(String tableName, JsonNode json, BatchPage page) {
        var request = Members.of("RequestItems", json, KEYS, "ConsistentRead", PROJECTION, Placeholders.NAMES);
        var placeholders = new Placeholders(request);
        var projection = Projection.parse(request, placeholders);
        placeholders.requireAllUsed(projection.isPresent(), PROJECTION);
        var table = account.table(tableName);
        var keys = new ArrayList<Item>();
        request.requiredList(KEYS).forEach(key -> keys.add(Item.parse(key)));
        var seen = new HashSet<Key>();
        keys.forEach(key -> requireNew(seen, table.schema().exactly(key.attributes())));
        keys.sort(Comparator.comparing(key -> Position.of(table.schema().keyOf(key.attributes()))));
        var time = account.timeOfRead(request.flag("ConsistentRead", false));
        page.open(tableName, json);
        for (var key : keys) {
            page.add(key, table.get(table.schema().keyOf(key.attributes()), time), projection);
        }
    }

    private static <T> void requireNew(Set<T> seen, T key) {
        if (!seen.add(key)) {
            throw WireError.invalid("Provided list of item keys contains duplicates");
        }
    }

    JsonNode write(JsonNode json) {
        var request = Members.of(
                "BatchWriteItem", json, "RequestItems", "ReturnConsumedCapacity", "ReturnItemCollectionMetrics");
        request.acceptCapacityQuestions();
        var items = request.requiredStructure("RequestItems");
        var writes = new ArrayList<Write>();
        var seen = new HashSet<Target>();
        for (var entry : items.properties()) {
            var table = account.table(entry.getKey());
            var requests = new Members("RequestItems", items).requiredList(entry.getKey());
            requireCount(requests.size(), MOST_WRITES, "BatchWriteItem");
            requests.forEach(each -> writes.add(write(table, each)));
        }
        requireCount(writes.size(), MOST_WRITES, "BatchWriteItem");
        writes.forEach(write -> requireNew(seen, write.target));
        return apply(writes);
    }

    private static Write write(Table table, JsonNode json) {
        var request = Members.of("RequestItems", json, "PutRequest", "DeleteRequest");
        if (json.size() != 1) {
            throw WireError.invalid(
                    "Supplied AttributeValue has more than one or no request, must contain exactly one");
        }
        if (request.has("PutRequest")) {
            var put = Members.of("PutRequest", request.requiredStructure("PutRequest"), "Item");
            var item = Item.parse(put.requiredStructure("Item"));
            table.requireStorable(item, Change.TOO_LARGE);
            return new Write(new Target(table, table.schema().in(item)), json, Optional.of(item));
        }
        var delete = Members.of("DeleteRequest", request.requiredStructure("DeleteRequest"), "Key");
        var key = Item.parse(delete.requiredStructure("Key"));
        return new Write(new Target(table, table.schema().exactly(key.attributes())), json, Optional.empty());
    }

    /** What a transaction holds is left for the client to try again. */
    private ObjectNode apply(List<Write> writes) {
        var answer = JsonNodeFactory.instance.objectNode();
        var unprocessed = answer.putObject("UnprocessedItems");
        for (var write : writes) {
            var target = write.target;
            if (target.table.isHeld(target.key)) {
                unprocessed.withArrayProperty(target.table.definition().name()).add(write.json);
            } else {
                account.put(target.table, target.key, write.item, account.now());
            }
        }
        return answer;
    }
}
