package dev.intact.support.dynamodb;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table with its indexes. Whoever uses it holds the lock of its {@link Account}. */
final class Table {
    private final TableDefinition definition;
    private final Instant created = Instant.now();
    private final Rows rows = new Rows();
    private final Map<String, Index> indexes;
    private final Set<Key> held = new HashSet<>();
    private Optional<String> timeToLive = Optional.empty();
    private long changes;

    Table(TableDefinition definition) {
        this.definition = definition;
        this.indexes = definition.newIndexes();
    }

    TableDefinition definition() {
        return definition;
    }

    KeySchema schema() {
        return definition.schema();
    }

    Instant created() {
        return created;
    }

    Rows rows() {
        return rows;
    }

    Index index(String name) {
        return Optional.ofNullable(indexes.get(name))
                .orElseThrow(() -> WireError.invalid("The table does not have the specified index: " + name));
    }

    Optional<String> timeToLive() {
        return timeToLive;
    }

    void timeToLive(Optional<String> attribute) {
        timeToLive = attribute;
    }

    Optional<Item> get(Key key, long time) {
        return rows.get(Position.of(key), time);
    }

    void put(Key key, Optional<Item> item, long now, long horizon) {
        var before = get(key, now);
        changes++;
        rows.put(Position.of(key), item, now, horizon);
        indexes.values().forEach(index -> index.put(key, before, item, now, horizon));
    }

    long changes() {
        return changes;
    }

    boolean isHeld(Key key) {
        return held.contains(key);
    }

    void hold(Key key) {
        held.add(key);
    }

    void release(Key key) {
        held.remove(key);
    }

    /** @param tooLarge what the service says of an item with more than 400 KB */
    void requireStorable(Item item, String tooLarge) {
        indexes.values().forEach(index -> index.schema().inIndex(index.name(), item));
        if (item.size() > Sizes.LARGEST_ITEM) {
            throw WireError.invalid(tooLarge);
        }
        item.attributes().values().forEach(value -> requireFlat(value, 0));
    }

    private static void requireFlat(Value value, int depth) {
        switch (value) {
            case Value.Mapping(var members) -> requireFlat(members.values(), depth);
            case Value.Sequence(var elements) -> requireFlat(elements, depth);
            default -> {}
        }
    }

    private static void requireFlat(Iterable<Value> inner, int depth) {
        if (depth >= WireValues.DEEPEST) {
            throw WireValues.tooDeep();
        }
        inner.forEach(value -> requireFlat(value, depth + 1));
    }
}
