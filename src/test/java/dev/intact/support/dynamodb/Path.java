package dev.intact.support.dynamodb;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where in an item: an attribute, or something within it. */
record Path(List<Step> steps) {
    sealed interface Step {}

    record Name(String name) implements Step {}

    record Index(int index) implements Step {}

    /** Orders places in the same list by their index. */
    static final Comparator<Path> BY_INDEX = Path::compare;

    String root() {
        return ((Name) steps.getFirst()).name();
    }

    boolean isNested() {
        return steps.size() > 1;
    }

    Optional<Value> in(Item item) {
        var found = item.get(root());
        for (var step : steps.subList(1, steps.size())) {
            found = found.flatMap(value -> child(value, step));
        }
        return found;
    }

    static Optional<Value> child(Value value, Step step) {
        return switch (step) {
            case Name(var name)
            when value instanceof Value.Mapping(var members) -> Optional.ofNullable(members.get(name));
            case Index(var index)
            when value instanceof Value.Sequence(var elements) && index < elements.size() ->
                Optional.of(elements.get(index));
            case Name name -> Optional.empty();
            case Index index -> Optional.empty();
        };
    }

    /** No two paths may meet: neither may lie within the other, nor may both tell the same place in different ways. */
    static void requireApart(String where, List<Path> paths) {
        for (var i = 0; i < paths.size(); i++) {
            for (var j = 0; j < i; j++) {
                paths.get(j).requireApart(where, paths.get(i));
            }
        }
    }

    private void requireApart(String where, Path other) {
        var both = Math.min(steps.size(), other.steps.size());
        for (var i = 0; i < both; i++) {
            var mine = steps.get(i);
            var others = other.steps.get(i);
            if (mine.getClass() != others.getClass()) {
                throw meet(where, "conflict", other);
            }
            if (!mine.equals(others)) {
                return;
            }
        }
        throw meet(where, "overlap", other);
    }

    private WireError meet(String where, String how, Path other) {
        return WireError.invalid(
                "Invalid " + where + ": Two document paths " + how + " with each other; must remove or "
                        + "rewrite one of these paths; path one: " + this + ", path two: " + other);
    }

    private int compare(Path other) {
        var both = Math.min(steps.size(), other.steps.size());
        for (var i = 0; i < both; i++) {
            var order = compare(steps.get(i), other.steps.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(steps.size(), other.steps.size());
    }

    private static int compare(Step left, Step right) {
        if (left instanceof Index(var first) && right instanceof Index(var second)) {
            return Integer.compare(first, second);
        }
        return left.toString().compareTo(right.toString());
    }

    @Override
    public String toString() {
        return steps.stream()
                .map(step -> switch (step) {
                    case Name(var name) -> name;
                    case Index(var index) -> "[" + index + "]";
                })
                .toList()
                .toString();
    }
}
