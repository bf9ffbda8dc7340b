package dev.intact.support.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Reads values as they come over the wire, and refuses what the data model does not know. */
final class WireValues {
    private static final Set<String> TYPES = Set.of("S", "N", "B", "BOOL", "NULL", "L", "M", "SS", "NS", "BS");
    static final int DEEPEST = 32;
    private static final int LONGEST_NAME = 65_535;

    private WireValues() {}

    static Value value(JsonNode json) {
        return value(json, 0);
    }

    static Map<String, Value> attributes(JsonNode json) {
        return attributes(json, 0);
    }

    private static Map<String, Value> attributes(JsonNode json, int depth) {
        requireKind(json.isObject(), "a structure of attributes");
        var attributes = new LinkedHashMap<String, Value>();
        for (var member : json.properties()) {
            if (Sizes.utf8(member.getKey()) > LONGEST_NAME) {
                throw WireError.invalidValue("Attribute name is too large, must be less than 65536 bytes");
            }
            if (member.getKey().isEmpty()) {
                throw WireError.invalidValue("An attribute name may not be empty");
            }
            attributes.put(member.getKey(), value(member.getValue(), depth));
        }
        return attributes;
    }

    private static Value value(JsonNode json, int depth) {
        requireKind(json.isObject(), "an attribute value");
        if (json.isEmpty()) {
            throw WireError.invalid(
                    "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        }
        if (json.size() > 1) {
            throw WireError.invalid("Supplied AttributeValue has more than one datatypes set, must contain exactly "
                    + "one of the supported datatypes");
        }
        var type = json.fieldNames().next();
        if (!TYPES.contains(type)) {
            throw WireError.invalid("Unknown datatype " + type + " in an AttributeValue");
        }
        return valueOf(type, json.get(type), depth);
    }

    private static Value valueOf(String type, JsonNode json, int depth) {
        if (type.equals("L") || type.equals("M")) {
            return container(type, json, depth + 1);
        }
        if (type.equals("NULL") || type.equals("BOOL")) {
            requireKind(json.isBoolean(), "a boolean");
            if (type.equals("NULL") && !json.booleanValue()) {
                throw WireError.invalidValue("Null attribute value types must have the value of true");
            }
            return type.equals("NULL") ? new Value.Nothing() : new Value.Truth(json.booleanValue());
        }
        return type.length() == 2 ? collection(type.substring(0, 1), json) : scalar(type, json);
    }

    private static Value container(String type, JsonNode json, int depth) {
        if (depth > DEEPEST) {
            throw tooDeep();
        }
        if (type.equals("M")) {
            return new Value.Mapping(attributes(json, depth));
        }
        requireKind(json.isArray(), "a list");
        var elements = new ArrayList<Value>();
        json.forEach(element -> elements.add(value(element, depth)));
        return new Value.Sequence(elements);
    }

    static WireError tooDeep() {
        return WireError.invalid("Nesting Levels have exceeded supported limits: Attributes in the item have "
                + "nested levels beyond supported limit");
    }

    private static Value collection(String elementType, JsonNode json) {
        requireKind(json.isArray(), "a list");
        if (json.isEmpty()) {
            throw WireError.invalidValue("An " + word(elementType) + " set  may not be empty");
        }
        var elements = new LinkedHashSet<Value>();
        for (var element : json) {
            if (!elements.add(scalar(elementType, element))) {
                throw WireError.invalidValue("Input collection " + json + " contains duplicates.");
            }
        }
        return new Value.Collection(elementType, elements);
    }

    private static String word(String elementType) {
        return elementType.equals("S") ? "string" : elementType.equals("N") ? "number" : "binary";
    }

    private static Value scalar(String type, JsonNode json) {
        requireKind(json.isTextual(), "a string");
        return switch (type) {
            case "S" -> new Value.Text(json.textValue());
            case "N" -> new Value.Number(Numbers.parse(json.textValue()));
            case "B" -> new Value.Binary(ByteBuffer.wrap(base64(json.textValue())));
            default -> throw new IllegalStateException(type);
        };
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw WireError.serialization("Base64 encoded length is unexpected or its text is damaged");
        }
    }

    private static void requireKind(boolean isSo, String wanted) {
        if (!isSo) {
            throw WireError.serialization("Unexpected JSON type: " + wanted + " is wanted");
        }
    }
}
