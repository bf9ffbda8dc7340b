package dev.intact.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A change of one item that is there: an update never creates. */
final class Change {
    private final Key key;
    private final Placeholders placeholders = new Placeholders();
    private final List<String> set = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private String condition = Condition.isThere().text(placeholders);

    Change(Key key) {
        this.key = key;
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

    <N extends Number> Change subtract(Attribute<N> attribute, N number) {
        var name = placeholders.name(attribute);
        set.add(name + " = " + name + " - " + placeholders.value(attribute, number));
        return this;
    }

    Change remove(Attribute<?> attribute) {
        removed.add(placeholders.name(attribute));
        return this;
    }

    /** Beside that the item is there. */
    Change when(Condition more) {
        condition = condition + " AND " + more.text(placeholders);
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
        return (text.orElse("") + " " + more.orElse("")).strip();
    }
}
