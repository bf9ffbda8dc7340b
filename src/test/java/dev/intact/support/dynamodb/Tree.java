package dev.intact.support.dynamodb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes a place in an item by making a new item: what is stored is never changed. */
final class Tree {
    private Tree() {}

    static Item set(Item item, Path path, Value value) {
        return new Item(members(item.attributes(), path.steps(), Optional.of(value)));
    }

    static Item remove(Item item, Path path) {
        return new Item(members(item.attributes(), path.steps(), Optional.empty()));
    }

    /** @param value none to remove it */
    private static Value change(Value container, List<Path.Step> steps, Optional<Value> value) {
        return switch (container) {
            case Value.Mapping(var members)
            when steps.getFirst() instanceof Path.Name -> new Value.Mapping(members(members, steps, value));
            case Value.Sequence(var elements)
            when steps.getFirst() instanceof Path.Index(var index) ->
                new Value.Sequence(elements(elements, index, steps, value));
            default -> throw noSuchPlace();
        };
    }

    private static Map<String, Value> members(Map<String, Value> old, List<Path.Step> steps, Optional<Value> value) {
        var name = ((Path.Name) steps.getFirst()).name();
        var members = new LinkedHashMap<>(old);
        if (steps.size() > 1) {
            if (!members.containsKey(name)) {
                throw noSuchPlace();
            }
            members.put(name, change(members.get(name), rest(steps), value));
        } else if (value.isPresent()) {
            members.put(name, value.get());
        } else {
            members.remove(name);
        }
        return members;
    }

    private static List<Value> elements(List<Value> old, int index, List<Path.Step> steps, Optional<Value> value) {
        var elements = new ArrayList<>(old);
        var exists = index < elements.size();
        if (steps.size() > 1) {
            if (!exists) {
                throw noSuchPlace();
            }
            elements.set(index, change(elements.get(index), rest(steps), value));
        } else if (value.isPresent() && exists) {
            elements.set(index, value.get());
        } else if (value.isPresent()) {
            elements.add(value.get());
        } else if (exists) {
            elements.remove(index);
        }
        return elements;
    }

    private static List<Path.Step> rest(List<Path.Step> steps) {
        return steps.subList(1, steps.size());
    }

    private static WireError noSuchPlace() {
        return WireError.invalid("The document path provided in the update expression is invalid for update");
    }
}
