package dev.intact.support.dynamodb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The parts of an item that are asked for. */
record Projection(List<Path> paths) {
    private static final String WHERE = "ProjectionExpression";

    static Optional<Projection> parse(Members request, Placeholders placeholders) {
        return request.text(WHERE).map(text -> {
            var cursor = new Cursor(WHERE, text, placeholders);
            var paths = new ArrayList<Path>();
            do {
                paths.add(cursor.path());
            } while (cursor.accept(","));
            cursor.expectEnd();
            Path.requireApart(WHERE, paths);
            return new Projection(paths);
        });
    }

    Item of(Item item) {
        return new Item(
                members(item.attributes(), paths.stream().map(Path::steps).toList()));
    }

    private static Map<String, Value> members(Map<String, Value> old, List<List<Path.Step>> wanted) {
        var members = new LinkedHashMap<String, Value>();
        for (var entry : old.entrySet()) {
            part(entry.getValue(), within(new Path.Name(entry.getKey()), wanted))
                    .ifPresent(value -> members.put(entry.getKey(), value));
        }
        return members;
    }

    /** @param wanted what is wanted of this value; an empty path wants all of it */
    private static Optional<Value> part(Value value, List<List<Path.Step>> wanted) {
        if (wanted.stream().anyMatch(List::isEmpty)) {
            return Optional.of(value);
        }
        if (value instanceof Value.Mapping(var old)) {
            return Optional.of(members(old, wanted))
                    .filter(members -> !members.isEmpty())
                    .map(Value.Mapping::new);
        }
        if (value instanceof Value.Sequence(var old)) {
            return Optional.of(elements(old, wanted))
                    .filter(elements -> !elements.isEmpty())
                    .map(Value.Sequence::new);
        }
        return Optional.empty();
    }

    /** Only the wanted elements, moved together. */
    private static List<Value> elements(List<Value> old, List<List<Path.Step>> wanted) {
        var elements = new TreeMap<Integer, Value>();
        for (var i = 0; i < old.size(); i++) {
            var index = i;
            part(old.get(i), within(new Path.Index(i), wanted)).ifPresent(value -> elements.put(index, value));
        }
        return List.copyOf(elements.values());
    }

    private static List<List<Path.Step>> within(Path.Step step, List<List<Path.Step>> wanted) {
        return wanted.stream()
                .filter(steps -> !steps.isEmpty() && steps.getFirst().equals(step))
                .map(steps -> steps.subList(1, steps.size()))
                .toList();
    }
}
