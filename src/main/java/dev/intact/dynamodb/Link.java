package dev.intact.dynamodb;

import dev.intact.integrity.Rule;
import java.util.function.Predicate;

/**
 * That an item needs another one elsewhere in the table. {@link Links} knows all of them.
 *
 * @param holds what must be true of the other
 */
record Link(Item source, Rule rule, Key target, Predicate<Item> holds) {
    /** @param found the other; null if there is none */
    boolean isKeptBy(Item found) {
        return found != null && holds.test(found);
    }
}
