package dev.intact.support.dynamodb;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * A global secondary index, which follows its table after a while.
 *
 * @param projected the names of the attributes that it has; none if it has all
 */
record Index(String name, KeySchema schema, Optional<Set<String>> projected, Rows rows) {
    Optional<Position> position(Key key, Item item) {
        return schema.inIndex(name, item).map(indexKey -> Position.inIndex(indexKey, key));
    }

    void put(Key key, Optional<Item> before, Optional<Item> after, long now, long horizon) {
        var old = before.flatMap(item -> position(key, item));
        var position = after.flatMap(item -> position(key, item));
        if (old.isPresent() && !old.equals(position)) {
            rows.put(old.get(), Optional.empty(), now, horizon);
        }
        position.ifPresent(place -> rows.put(place, after.map(this::project), now, horizon));
    }

    private Item project(Item item) {
        var copy = new LinkedHashMap<>(item.attributes());
        projected.ifPresent(copy.keySet()::retainAll);
        return new Item(copy);
    }

    boolean has(String attribute) {
        return projected.isEmpty() || projected.get().contains(attribute);
    }
}
