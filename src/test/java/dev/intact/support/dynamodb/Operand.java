package dev.intact.support.dynamodb;

import java.util.Optional;

/** What a condition compares. */
sealed interface Operand {
    record Place(Path path) implements Operand {}

    record Constant(Value value) implements Operand {}

    record SizeOf(Path path) implements Operand {}

    default Optional<Value> in(Item item) {
        return switch (this) {
            case Place(var path) -> path.in(item);
            case Constant(var value) -> Optional.of(value);
            case SizeOf(var path) -> path.in(item).flatMap(Value::length);
        };
    }

    default Optional<Path> usedPath() {
        return switch (this) {
            case Place(var path) -> Optional.of(path);
            case SizeOf(var path) -> Optional.of(path);
            case Constant constant -> Optional.empty();
        };
    }
}
