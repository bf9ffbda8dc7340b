package dev.intact.support.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** GetItem and TransactGetItems. */
record Reads(Account account) {
    private static final String PROJECTION = "ProjectionExpression";
    private static final int MOST_GETS = 100;

    private record Get(Table table, Key key, Optional<Projection> projection) {
        Optional<Item> project(Optional<Item> item) {
            return item.map(found -> projection.map(wanted -> wanted.of(found)).orElse(found));
        }
    }

    JsonNode get(JsonNode json) {
        var request = Members.of(
                "GetItem",
                json,
                "TableName",
                "Key",
                "ConsistentRead",
                PROJECTION,
                Placeholders.NAMES,
                "ReturnConsumedCapacity");
        request.acceptCapacityQuestions();
        var get = get(request);
        var time = account.timeOfRead(request.flag("ConsistentRead", false));
        var answer = JsonNodeFactory.instance.objectNode();
        get.project(get.table.get(get.key, time)).ifPresent(item -> answer.set("Item", item.toJson()));
        return answer;
    }

    private Get get(Members request) {
        var placeholders = new Placeholders(request);
        var projection = Projection.parse(request, placeholders);
        placeholders.requireAllUsed(projection.isPresent(), PROJECTION);
        var table = account.table(request.requiredText("TableName"));
        var key = Item.parse(request.requiredStructure("Key"));
        return new Get(table, table.schema().exactly(key.attributes()), projection);
    }

    JsonNode transactGet(JsonNode json) {
        var request = Members.of("TransactGetItems", json, "TransactItems", "ReturnConsumedCapacity");
        request.acceptCapacityQuestions();
        var list = request.requiredList("TransactItems");
        if (list.isEmpty() || list.size() > MOST_GETS) {
            throw WireError.invalid("1 validation error detected: Value at 'transactItems' failed to satisfy "
                    + "constraint: Member must have length between 1 and " + MOST_GETS);
        }
        var gets = list.stream()
                .map(element -> Members.of("TransactItems", element, "Get").requiredStructure("Get"))
                .map(get -> get(Members.of("Get", get, "TableName", "Key", PROJECTION, Placeholders.NAMES)))
                .toList();
        requireDistinct(gets);
        requireFree(gets);
        return answer(gets);
    }

    private static void requireDistinct(List<Get> gets) {
        record Target(Table table, Key key) {}
        var targets = new HashSet<Target>();
        for (var get : gets) {
            if (!targets.add(new Target(get.table, get.key))) {
                throw WireError.invalid("Transaction request cannot include multiple operations on one item");
            }
        }
    }

    private static void requireFree(List<Get> gets) {
        var reasons = gets.stream()
                .map(get -> get.table.isHeld(get.key) ? CancellationReason.CONFLICT : CancellationReason.NONE)
                .toList();
        if (reasons.contains(CancellationReason.CONFLICT)) {
            throw WireError.cancelled(reasons);
        }
    }

    private JsonNode answer(List<Get> gets) {
        var now = account.now();
        var found = new ArrayList<Optional<Item>>();
        gets.forEach(get -> found.add(get.table.get(get.key, now)));
        if (found.stream().flatMap(Optional::stream).mapToLong(Item::size).sum() > Sizes.LARGEST_TRANSACTION) {
            throw WireError.invalid("The aggregate size of the items in the transaction has exceeded 4 MB");
        }
        var answer = JsonNodeFactory.instance.objectNode();
        var responses = answer.putArray("Responses");
        for (var i = 0; i < gets.size(); i++) {
            var response = responses.addObject();
            gets.get(i).project(found.get(i)).ifPresent(item -> response.set("Item", item.toJson()));
        }
        return answer;
    }
}
