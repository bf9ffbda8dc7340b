package dev.intact.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A change of one item that is there: an update never creates, unless it says so. */
final class Change {
    private final Key key;
    private final Placeholders placeholders = new Placeholders();
    private final List<String> set = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final List<String> summed = new ArrayList<>();
    /** Null for a change that also makes the item. */
    private String condition;

    Change(Key key) {
        this.key = key;
        this.condition = Condition.isThere().text(placeholders);
    }

    private Change(Item base) {
        this.key = base.key();
        base.values().forEach((name, value) -> {
            if (!key.values().containsKey(name)) {
                set.add(placeholders.name(name) + " = " + placeholders.value(value));
            }
        });
    }

    /** A change that begins with an item of nothing but sums, if there is none. */
    static Change ofNewToo(Item base) {
        return new Change(base);
    }

    /** Adds to a number that may not be there yet. */
    <N extends Number> Change sum(Attribute<N> attribute, N number) {
        summed.add(placeholders.name(attribute) + " " + placeholders.value(attribute, number));
        return this;
    }

    <T> Change set(Attribute<T> attribute, T value) {
        set.add(placeholders.name(attribute) + " = " + placeholders.value(attribute, value));
        return this;
    }

    <N extends Number> Change add(Attribute<N> attribute, N number) {
        var name = placeholders.name(attribute);
        set.add(name + " = " + name + " + " + placeholders.value(attribute, number));
        return this;
    }

    /** @param value null removes the attribute */
    <T> Change setOrRemove(Attribute<T> attribute, T value) {
        return value == null ? remove(attribute) : set(attribute, value);
    }

    Change remove(Attribute<?> attribute) {
        removed.add(placeholders.name(attribute));
        return this;
    }

    /** Beside that the item is there. */
    Change when(Condition more) {
        var text = more.text(placeholders);
        condition = condition == null ? text : condition + " AND " + text;
        return this;
    }

    Key key() {
        return key;
    }

    TransactWriteItem action(String table) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key.values())
                        .updateExpression(text())
                        .conditionExpression(condition)
                        .expressionAttributeNames(placeholders.names())
                        .expressionAttributeValues(placeholders.values())
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    private String text() {
        var text = Optional.of(set)
                .filter(clauses -> !clauses.isEmpty())
                .map(clauses -> "SET " + String.join(", ", clauses));
        var more = Optional.of(removed)
                .filter(names -> !names.isEmpty())
                .map(names -> "REMOVE " + String.join(", ", names));
        var sums = Optional.of(summed)
                .filter(clauses -> !clauses.isEmpty())
                .map(clauses -> "ADD " + String.join(", ", clauses));
        return Stream.of(text, more, sums).flatMap(Optional::stream).collect(Collectors.joining(" "));
    }
}
