package dev.intact.dynamodb;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What must hold of an item for a write to be done. Evaluated by DynamoDB, in the write itself. */
interface Condition {
    String text(Placeholders placeholders);

    /** There is no item under the key. */
    static Condition isNew() {
        return lacks(Key.PARTITION);
    }

    /** There is an item under the key. */
    static Condition isThere() {
        return placeholders -> "attribute_exists(" + placeholders.name(Key.PARTITION) + ")";
    }

    static Condition lacks(Attribute<?> attribute) {
        return placeholders -> "attribute_not_exists(" + placeholders.name(attribute) + ")";
    }

    static <T> Condition equal(Attribute<T> attribute, T value) {
        return compare(attribute, "=", value);
    }

    static <T> Condition below(Attribute<T> attribute, T value) {
        return compare(attribute, "<", value);
    }

    static <T> Condition atLeast(Attribute<T> attribute, T value) {
        return compare(attribute, ">=", value);
    }

    static Condition any(Condition... conditions) {
        return placeholders -> Arrays.stream(conditions)
                .map(condition -> condition.text(placeholders))
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static <T> Condition compare(Attribute<T> attribute, String operator, T value) {
        return placeholders ->
                placeholders.name(attribute) + " " + operator + " " + placeholders.value(attribute, value);
    }
}
