package dev.intact.support.dynamodb;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The key attributes of a table or of an index. */
record KeySchema(Attribute hash, Optional<Attribute> sort) {
    private static final int LONGEST_HASH = 2_048;
    private static final int LONGEST_SORT = 1_024;

    /** @param type {@code S}, {@code N} or {@code B} */
    record Attribute(String name, String type) {}

    Stream<Attribute> attributes() {
        return Stream.concat(Stream.of(hash), sort.stream());
    }

    boolean contains(String name) {
        return attributes().anyMatch(attribute -> attribute.name().equals(name));
    }

    /** The key that these attributes are, and nothing else. */
    Key exactly(Map<String, Value> attributes) {
        var isSame = attributes.size() == attributes().count()
                && attributes()
                        .allMatch(key -> attributes.containsKey(key.name())
                                && attributes.get(key.name()).type().equals(key.type()));
        if (!isSame) {
            throw WireError.invalid("The provided key element does not match the schema");
        }
        return checked(keyOf(attributes));
    }

    /** The key of an item that is to be stored. */
    Key in(Item item) {
        attributes().forEach(key -> {
            var value = item.get(key.name())
                    .orElseThrow(() -> WireError.invalidValue("Missing the key " + key.name() + " in the item"));
            if (!value.type().equals(key.type())) {
                throw WireError.invalidValue("Type mismatch for key " + key.name() + " expected: " + key.type()
                        + " actual: " + value.type());
            }
        });
        return checked(keyOf(item.attributes()));
    }

    /** The key in an index, which an item without its attributes does not have. */
    Optional<Key> inIndex(String index, Item item) {
        attributes().forEach(key -> item.get(key.name())
                .filter(value -> !value.type().equals(key.type()))
                .ifPresent(value -> {
                    throw WireError.invalidValue("Type mismatch for Index Key " + key.name() + " Expected: "
                            + key.type() + " Actual: " + value.type() + " IndexName: " + index);
                }));
        attributes().forEach(key -> item.get(key.name()).ifPresent(value -> requireNotEmpty(key, value)));
        item.get(hash.name()).ifPresent(KeySchema::requireShortHash);
        sort.flatMap(key -> item.get(key.name())).ifPresent(KeySchema::requireShortSort);
        return attributes().allMatch(key -> item.attributes().containsKey(key.name()))
                ? Optional.of(keyOf(item.attributes()))
                : Optional.empty();
    }

    Key keyOf(Map<String, Value> attributes) {
        return new Key(attributes.get(hash.name()), sort.map(key -> attributes.get(key.name())));
    }

    Key checked(Key key) {
        requireNotEmpty(hash, key.hash());
        key.sort().ifPresent(value -> requireNotEmpty(sort.orElseThrow(), value));
        requireShortHash(key.hash());
        key.sort().ifPresent(KeySchema::requireShortSort);
        return key;
    }

    static void requireNotEmpty(Attribute key, Value value) {
        if (value.isScalar() && value.bytes().length == 0) {
            throw WireError.invalid(
                    "One or more parameter values are not valid. The AttributeValue for a key attribute "
                            + "cannot contain an empty " + (key.type().equals("S") ? "string" : "binary")
                            + " value. Key: "
                            + key.name());
        }
    }

    static void requireShortHash(Value value) {
        if (Sizes.of(value) > LONGEST_HASH) {
            throw WireError.invalidValue(
                    "Size of hashkey has exceeded the maximum size limit of " + LONGEST_HASH + " bytes");
        }
    }

    static void requireShortSort(Value value) {
        if (Sizes.of(value) > LONGEST_SORT) {
            throw WireError.invalidValue(
                    "Aggregated size of all range keys has exceeded the size limit of " + LONGEST_SORT + " bytes");
        }
    }
}
