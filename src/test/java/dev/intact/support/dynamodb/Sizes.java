package dev.intact.support.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How many bytes the service counts. Source: Developer Guide, "DynamoDB item sizes and formats". */
final class Sizes {
    static final int LARGEST_ITEM = 400 * 1_024;
    static final int LARGEST_PAGE = 1_024 * 1_024;
    static final int LARGEST_TRANSACTION = 4 * 1_024 * 1_024;
    static final int LARGEST_BATCH = 16 * 1_024 * 1_024;

    private static final int CONTAINER = 3;

    private Sizes() {}

    static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    static long of(Map<String, Value> attributes) {
        var sum = 0L;
        for (var attribute : attributes.entrySet()) {
            sum += utf8(attribute.getKey()) + of(attribute.getValue());
        }
        return sum;
    }

    static long of(Value value) {
        return switch (value) {
            case Value.Text(var text) -> utf8(text);
            case Value.Number(var number) -> Numbers.size(number);
            case Value.Binary(var content) -> content.limit();
            case Value.Truth truth -> 1;
            case Value.Nothing nothing -> 1;
            case Value.Sequence(var elements) -> CONTAINER + elements.size() + sum(elements);
            case Value.Mapping(var members) -> CONTAINER + members.size() + of(members);
            case Value.Collection(var type, var elements) -> sum(elements);
        };
    }

    private static long sum(Iterable<Value> values) {
        var sum = 0L;
        for (var value : values) {
            sum += of(value);
        }
        return sum;
    }
}
