package dev.intact.dynamodb;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Stand-ins for the names and values of one request's expressions. No name is written bare: it might be reserved. */
final class Placeholders {
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    String name(Attribute<?> attribute) {
        return name(attribute.name());
    }

    String name(String name) {
        var placeholder = "#" + name;
        names.put(placeholder, name);
        return placeholder;
    }

    <T> String value(Attribute<T> attribute, T value) {
        return value(attribute.write().apply(value));
    }

    String value(AttributeValue value) {
        var placeholder = ":v" + values.size();
        values.put(placeholder, value);
        return placeholder;
    }

    Map<String, String> names() {
        return names;
    }

    /** Null where there are none: DynamoDB refuses an empty map. */
    Map<String, AttributeValue> values() {
        return values.isEmpty() ? null : values;
    }
}
