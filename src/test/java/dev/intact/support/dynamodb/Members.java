package dev.intact.support.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The members of a request, or of a structure in one. A member that is not known is refused, which the real service
 * does not: here it is either a mistake or something that this server would have to do.
 */
record Members(String where, JsonNode json) {
    static Members of(String where, JsonNode json, String... known) {
        if (!json.isObject()) {
            throw WireError.serialization("Unexpected JSON type: " + where + " must be a structure");
        }
        var names = Set.of(known);
        for (var member : json.properties()) {
            if (!names.contains(member.getKey())) {
                throw WireError.notSupported("The member " + member.getKey() + " of " + where);
            }
        }
        return new Members(where, json);
    }

    static String textOf(String name, JsonNode json) {
        if (!json.isTextual()) {
            throw WireError.serialization("Unexpected JSON type: " + name + " must be a string");
        }
        return json.textValue();
    }

    private Optional<JsonNode> member(String name) {
        return Optional.ofNullable(json.get(name)).filter(member -> !member.isNull());
    }

    boolean has(String name) {
        return member(name).isPresent();
    }

    Optional<String> text(String name) {
        return member(name).map(member -> textOf(name, member));
    }

    String requiredText(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    Optional<Long> whole(String name) {
        return member(name).map(member -> {
            if (!member.isIntegralNumber() || !member.canConvertToLong()) {
                throw WireError.serialization("Unexpected JSON type: " + name + " must be a whole number");
            }
            return member.longValue();
        });
    }

    /** A whole number within these limits, both included. */
    Optional<Integer> whole(String name, int least, int most) {
        var whole = whole(name);
        if (whole.isPresent() && (whole.get() < least || whole.get() > most)) {
            throw WireError.invalid("1 validation error detected: Value '" + whole.get() + "' at '" + name
                    + "' failed to satisfy constraint: Member must have value between " + least + " and " + most);
        }
        return whole.map(Long::intValue);
    }

    boolean flag(String name, boolean otherwise) {
        return member(name)
                .map(member -> {
                    if (!member.isBoolean()) {
                        throw WireError.serialization("Unexpected JSON type: " + name + " must be a boolean");
                    }
                    return member.booleanValue();
                })
                .orElse(otherwise);
    }

    Optional<JsonNode> structure(String name) {
        return member(name).map(member -> {
            if (!member.isObject()) {
                throw WireError.serialization("Unexpected JSON type: " + name + " must be a structure");
            }
            return member;
        });
    }

    JsonNode requiredStructure(String name) {
        return structure(name).orElseThrow(() -> missing(name));
    }

    Optional<List<JsonNode>> list(String name) {
        return member(name).map(member -> {
            if (!member.isArray()) {
                throw WireError.serialization("Unexpected JSON type: " + name + " must be a list");
            }
            var elements = new ArrayList<JsonNode>();
            member.forEach(elements::add);
            return elements;
        });
    }

    List<JsonNode> requiredList(String name) {
        return list(name).orElseThrow(() -> missing(name));
    }

    /** One of these words; the first of them if there is none. */
    String oneOf(String name, String... words) {
        var word = text(name).orElse(words[0]);
        if (!List.of(words).contains(word)) {
            throw WireError.invalid("1 validation error detected: Value '" + word + "' at '" + name
                    + "' failed to satisfy constraint: Member must satisfy enum value set: " + List.of(words));
        }
        return word;
    }

    /** What may be asked for, and is never answered: the real service leaves it out of many answers too. */
    void acceptCapacityQuestions() {
        oneOf("ReturnConsumedCapacity", "NONE", "INDEXES", "TOTAL");
        oneOf("ReturnItemCollectionMetrics", "NONE", "SIZE");
    }

    private WireError missing(String name) {
        return WireError.invalid("1 validation error detected: Value null at '" + name
                + "' failed to satisfy constraint: Member must not be null");
    }
}
