package dev.intact.support.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** Attributes by name. It is never changed once it is stored. */
public record Item(Map<String, Value> attributes) {
    /** An item that is not there, to a condition. */
    static final Item NONE = new Item(Map.of());

    /** @param item in its form on the wire, as {@code {"a":{"S":"text"}}} @return its size in bytes */
    public static long size(JsonNode item) {
        return Sizes.of(WireValues.attributes(item));
    }

    static Item parse(JsonNode json) {
        return new Item(WireValues.attributes(json));
    }

    Optional<Value> get(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    long size() {
        return Sizes.of(attributes);
    }

    JsonNode toJson() {
        return toJson(attributes);
    }

    static ObjectNode toJson(Map<String, Value> attributes) {
        var json = JsonNodeFactory.instance.objectNode();
        attributes.forEach((name, value) -> json.set(name, value.toJson()));
        return json;
    }
}
