package dev.intact.support.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/** What one action of a cancelled transaction had to do with it. */
record CancellationReason(String code, Optional<String> message, Optional<Item> item) {
    static final CancellationReason NONE = new CancellationReason("None", Optional.empty(), Optional.empty());
    static final CancellationReason CONFLICT = new CancellationReason(
            "TransactionConflict", Optional.of("Transaction is ongoing for the item"), Optional.empty());

    static CancellationReason conditionFailed(Optional<Item> item) {
        return new CancellationReason("ConditionalCheckFailed", Optional.of(WireError.CONDITION_FAILED), item);
    }

    static CancellationReason invalid(WireError error) {
        return new CancellationReason("ValidationError", Optional.of(error.getMessage()), Optional.empty());
    }

    boolean isNone() {
        return this == NONE;
    }

    JsonNode toJson() {
        var json = JsonNodeFactory.instance.objectNode().put("Code", code);
        message.ifPresent(text -> json.put("Message", text));
        item.ifPresent(old -> json.set("Item", old.toJson()));
        return json;
    }
}
