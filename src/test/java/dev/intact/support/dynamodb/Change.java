package dev.intact.support.dynamodb;

import java.util.Optional;

/** What a write makes of an item. */
sealed interface Change {
    String TOO_LARGE = "Item size has exceeded the maximum allowed size";

    record Replace(Item item) implements Change {}

    record Edit(Update update) implements Change {}

    record Erase() implements Change {}

    /** Nothing: the action only checks a condition. */
    record Keep() implements Change {}

    /** What can be told without the item that is stored, and is told before its condition is looked at. */
    default void requireAllowed(Table table) {
        switch (this) {
            case Replace(var item) -> table.requireStorable(item, TOO_LARGE);
            case Edit(var update) -> {
                for (var path : update.paths()) {
                    if (table.schema().contains(path.root())) {
                        throw WireError.invalidValue(
                                "Cannot update attribute " + path.root() + ". This attribute is part of the key");
                    }
                }
            }
            case Erase erase -> {}
            case Keep keep -> {}
        }
    }

    /** @param key the attributes that an item begins with if there is none yet */
    default Optional<Item> of(Table table, Item key, Optional<Item> before) {
        return switch (this) {
            case Replace(var item) -> Optional.of(item);
            case Edit(var update) -> {
                var item = update.of(before.orElse(key));
                table.requireStorable(item, "Item size to update has exceeded the maximum allowed size");
                yield Optional.of(item);
            }
            case Erase erase -> Optional.empty();
            case Keep keep -> before;
        };
    }
}
