package dev.intact.dynamodb;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item, or a map within one, by its {@link Attribute}s. What is wrong with it is told when it is written, or else
 * when it is read: a required attribute is missing, or has another type.
 */
final class Item {
    static final Attribute<String> TYPE = Attribute.text("type");
    private static final Attribute<Integer> SCHEMA = Attribute.count("schema");
    private static final int PRESENT_SCHEMA = 1;

    private final Map<String, AttributeValue> values;

    private Item(Map<String, AttributeValue> values) {
        this.values = values;
    }

    static Item of(Key key, String type) {
        return new Item(new HashMap<>(key.values())).with(TYPE, type).with(SCHEMA, PRESENT_SCHEMA);
    }

    static Item of(Map<String, AttributeValue> values) {
        return new Item(values);
    }

    /** A map within an item. */
    static Item part() {
        return new Item(new HashMap<>());
    }

    /** @param value null leaves an optional attribute out */
    <T> Item with(Attribute<T> attribute, T value) {
        if (value != null) {
            values.put(attribute.name(), attribute.write().apply(value));
        } else if (!attribute.isOptional()) {
            throw new IllegalStateException("an item without " + attribute.name() + ": " + values.keySet());
        }
        return this;
    }

    /**
     * @return null where an optional attribute was left out
     * @throws Unreadable a required one is missing, or it has another type
     */
    <T> T get(Attribute<T> attribute) {
        var value = values.get(attribute.name());
        if (value == null) {
            if (attribute.isOptional()) {
                return null;
            }
            throw new Unreadable("no " + attribute.name() + " in " + name());
        }
        var read = readable(attribute, value);
        if (read == null) {
            throw new Unreadable(attribute.name() + " has another type in " + name());
        }
        return read;
    }

    <T> Optional<T> find(Attribute<T> attribute) {
        return Optional.ofNullable(get(attribute));
    }

    /** This item, if it is what it must be. */
    Item as(String type) {
        if (!type.equals(get(TYPE)) || get(SCHEMA) != PRESENT_SCHEMA) {
            throw new Unreadable("not of type " + type + ": " + name());
        }
        return this;
    }

    Key key() {
        return Key.of(values);
    }

    Map<String, AttributeValue> values() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Item item && values.equals(item.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    private <T> T readable(Attribute<T> attribute, AttributeValue value) {
        try {
            return attribute.read().apply(value);
        } catch (IllegalArgumentException | ArithmeticException | NullPointerException e) {
            // Of another type: the SDK then has nothing to parse.
            throw new Unreadable(attribute.name() + " has another type in " + name(), e);
        }
    }

    private String name() {
        return values.containsKey(Key.PARTITION.name()) ? key().toString() : "a part with " + values.keySet();
    }
}
