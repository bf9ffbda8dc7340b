package dev.intact.support.dynamodb;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** An update expression. No two of its paths meet, so that the order of its actions makes no difference. */
record Update(List<Assignment> sets, List<Path> removals, List<Change> additions, List<Change> deletions) {
    static final Update NOTHING = new Update(List.of(), List.of(), List.of(), List.of());

    record Assignment(Path path, NewValue value) {}

    /** A number to add, or a set to add or to take away. */
    record Change(Path path, Value value) {}

    List<Path> paths() {
        var changed = Stream.concat(additions.stream(), deletions.stream()).map(Change::path);
        return Stream.of(sets.stream().map(Assignment::path), removals.stream(), changed)
                .flatMap(paths -> paths)
                .toList();
    }

    Item of(Item before) {
        var after = before;
        // Elements set beyond the end of a list are appended in the order of their indexes.
        for (var set : sets.stream()
                .sorted((left, right) -> Path.BY_INDEX.compare(left.path, right.path))
                .toList()) {
            after = Tree.set(after, set.path, set.value.from(before));
        }
        for (var addition : additions) {
            after = add(before, after, addition);
        }
        for (var deletion : deletions) {
            after = delete(before, after, deletion);
        }
        // From the end of a list, so that the indexes mean the elements as they were.
        for (var path : removals.stream().sorted(Path.BY_INDEX.reversed()).toList()) {
            after = Tree.remove(after, path);
        }
        return after;
    }

    private static Item add(Item before, Item after, Change addition) {
        var old = addition.path.in(before);
        if (old.isEmpty()) {
            return Tree.set(after, addition.path, addition.value);
        }
        return Tree.set(
                after,
                addition.path,
                switch (addition.value) {
                    case Value.Number(var number) -> NewValue.sum(old.get(), number);
                    case Value.Collection(var type, var added) -> {
                        var elements =
                                new LinkedHashSet<>(collection(old.get(), type).elements());
                        elements.addAll(added);
                        yield new Value.Collection(type, elements);
                    }
                    default -> throw new IllegalStateException("ADD of " + addition.value);
                });
    }

    private static Item delete(Item before, Item after, Change deletion) {
        var old = deletion.path.in(before);
        if (old.isEmpty()) {
            return after;
        }
        var deleted = (Value.Collection) deletion.value;
        var elements =
                new LinkedHashSet<>(collection(old.get(), deleted.elementType()).elements());
        elements.removeAll(deleted.elements());
        return elements.isEmpty()
                ? Tree.remove(after, deletion.path)
                : Tree.set(after, deletion.path, new Value.Collection(deleted.elementType(), elements));
    }

    private static Value.Collection collection(Value value, String elementType) {
        if (value instanceof Value.Collection collection
                && collection.elementType().equals(elementType)) {
            return collection;
        }
        throw NewValue.wrongType();
    }
}
