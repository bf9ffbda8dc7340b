package dev.intact.support.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;

/** PutItem, UpdateItem and DeleteItem. */
record SingleWrites(Account account) {
    private static final String RETURN_VALUES = "ReturnValues";
    private static final List<String> MORE =
            List.of(RETURN_VALUES, "ReturnConsumedCapacity", "ReturnItemCollectionMetrics");

    JsonNode put(JsonNode json) {
        var request = WriteAction.members("PutItem", json, MORE, "Item");
        requireOldOrNone(request);
        return write(request, WriteAction.put(account, request));
    }

    JsonNode update(JsonNode json) {
        var request = WriteAction.members("UpdateItem", json, MORE, "Key", "UpdateExpression");
        return write(request, WriteAction.update(account, request));
    }

    JsonNode delete(JsonNode json) {
        var request = WriteAction.members("DeleteItem", json, MORE, "Key");
        requireOldOrNone(request);
        return write(request, WriteAction.delete(account, request));
    }

    private static void requireOldOrNone(Members request) {
        if (request.text(RETURN_VALUES)
                .filter(values -> !List.of("NONE", "ALL_OLD").contains(values))
                .isPresent()) {
            throw WireError.invalid("ReturnValues can only be ALL_OLD or NONE");
        }
    }

    private JsonNode write(Members request, WriteAction action) {
        request.acceptCapacityQuestions();
        var returned = request.oneOf(RETURN_VALUES, "NONE", "ALL_OLD", "UPDATED_OLD", "ALL_NEW", "UPDATED_NEW");
        var key = action.key();
        action.requireAllowed();
        if (action.table().isHeld(key)) {
            throw WireError.of("TransactionConflictException", "Transaction is ongoing for the item");
        }
        var now = account.now();
        var before = action.table().get(key, now);
        if (!action.isMetBy(before)) {
            throw WireError.conditionFailed(action.toldOld(before));
        }
        var after = action.after(before);
        account.put(action.table(), key, after, now);
        var answer = JsonNodeFactory.instance.objectNode();
        returned(returned, action.change(), before, after)
                .filter(item -> !item.attributes().isEmpty())
                .ifPresent(item -> answer.set("Attributes", item.toJson()));
        return answer;
    }

    private static Optional<Item> returned(
            String returned, Change change, Optional<Item> before, Optional<Item> after) {
        var updated = new Projection(change instanceof Change.Edit(var update) ? update.paths() : List.of());
        return switch (returned) {
            case "NONE" -> Optional.empty();
            case "ALL_OLD" -> before;
            case "ALL_NEW" -> after;
            case "UPDATED_OLD" -> before.map(updated::of);
            case "UPDATED_NEW" -> after.map(updated::of);
            default -> throw new IllegalStateException(returned);
        };
    }
}
