package dev.intact.support.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The answer of a BatchGetItem: what does not fit into 16 MB is left for the next call. */
final class BatchPage {
    private final ObjectNode responses;
    private final ObjectNode unprocessed;
    private String tableName;
    private JsonNode request;
    private ArrayNode found;
    private long size;

    BatchPage(ObjectNode responses, ObjectNode unprocessed) {
        this.responses = responses;
        this.unprocessed = unprocessed;
    }

    void open(String table, JsonNode tableRequest) {
        tableName = table;
        request = tableRequest;
        found = responses.putArray(table);
    }

    void add(Item key, Optional<Item> item, Optional<Projection> projection) {
        size += item.map(Item::size).orElse(0L);
        if (size > Sizes.LARGEST_BATCH) {
            left().add(key.toJson());
        } else {
            item.map(all -> projection.map(wanted -> wanted.of(all)).orElse(all))
                    .ifPresent(part -> found.add(part.toJson()));
        }
    }

    private ArrayNode left() {
        if (!unprocessed.has(tableName)) {
            ObjectNode copy = request.deepCopy();
            copy.putArray("Keys");
            unprocessed.set(tableName, copy);
        }
        return (ArrayNode) unprocessed.get(tableName).get("Keys");
    }
}
