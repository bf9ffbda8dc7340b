package dev.intact.support.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which part of a partition a query reads.
 *
 * @param low where it begins, if that is known
 * @param high where it ends, if that is known
 */
record KeyCondition(Value hash, Optional<Condition> sort, Optional<Value> low, Optional<Value> high) {
    private static final String WHERE = "KeyConditionExpression";

    static KeyCondition parse(Members request, KeySchema schema, Placeholders placeholders) {
        var condition = ConditionParser.parse(request, WHERE, placeholders)
                .orElseThrow(() -> WireError.invalid(
                        "Either the KeyConditions or KeyConditionExpression parameter must be specified in the"
                                + " request."));
        var parts = new ArrayList<Condition>();
        split(condition, parts);
        if (parts.size() > 2) {
            throw WireError.invalid("Conditions can be of length 1 or 2 only");
        }
        var hash = parts.stream()
                .filter(part -> nameOf(part).equals(schema.hash().name()))
                .toList();
        if (hash.size() != 1) {
            throw WireError.invalid("Query condition missed key schema element: "
                    + schema.hash().name());
        }
        if (!(hash.getFirst() instanceof Condition.Comparison(var left, var operator, Operand.Constant(var value))
                && operator == Condition.Operator.EQUAL)) {
            throw WireError.invalid("Query key condition not supported");
        }
        requireKey(schema.hash(), value);
        KeySchema.requireShortHash(value);
        parts.remove(hash.getFirst());
        var sort = parts.stream().findFirst();
        sort.ifPresent(part -> requireSort(schema, part));
        return new KeyCondition(value, sort, sort.flatMap(KeyCondition::lowOf), sort.flatMap(KeyCondition::highOf));
    }

    private static void split(Condition condition, List<Condition> parts) {
        switch (condition) {
            case Condition.And(var left, var right) -> {
                split(left, parts);
                split(right, parts);
            }
            case Condition.Parenthesised(var inner) -> split(inner, parts);
            case Condition.Comparison comparison
            when comparison.operator() == Condition.Operator.NOT_EQUAL -> throw notAllowed("<>");
            case Condition.Comparison comparison -> parts.add(comparison);
            case Condition.Between between -> parts.add(between);
            case Condition.BeginsWith beginsWith -> parts.add(beginsWith);
            case Condition.Or or -> throw notAllowed("OR");
            case Condition.Not not -> throw notAllowed("NOT or attribute_not_exists");
            case Condition.In in -> throw notAllowed("IN");
            case Condition.Exists exists -> throw notAllowed("attribute_exists");
            case Condition.HasType hasType -> throw notAllowed("attribute_type");
            case Condition.Contains contains -> throw notAllowed("contains");
        }
    }

    private static WireError notAllowed(String operator) {
        return WireError.invalid("Invalid " + WHERE + ": Invalid operator used in KeyConditionExpression: " + operator);
    }

    private static String nameOf(Condition part) {
        var operand =
                switch (part) {
                    case Condition.Comparison comparison -> comparison.left();
                    case Condition.Between between -> between.operand();
                    case Condition.BeginsWith(var path, var prefix) -> new Operand.Place(path);
                    default -> throw new IllegalStateException(part.toString());
                };
        if (operand instanceof Operand.Place(var path) && !path.isNested()) {
            return path.root();
        }
        throw WireError.invalid("Invalid " + WHERE + ": a key condition has a key attribute on its left side");
    }

    private static void requireSort(KeySchema schema, Condition part) {
        var sort = schema.sort().filter(key -> key.name().equals(nameOf(part)));
        if (sort.isEmpty()) {
            throw WireError.invalid("Query key condition not supported");
        }
        var operands =
                switch (part) {
                    case Condition.Comparison comparison -> List.of(comparison.right());
                    case Condition.Between between -> List.of(between.low(), between.high());
                    case Condition.BeginsWith(var path, var prefix) -> List.of(prefix);
                    default -> throw new IllegalStateException(part.toString());
                };
        for (var operand : operands) {
            if (!(operand instanceof Operand.Constant(var value))) {
                throw WireError.invalid("Invalid " + WHERE + ": a key condition has a value on its right side");
            }
            requireKey(sort.get(), value);
            KeySchema.requireShortSort(value);
        }
    }

    private static void requireKey(KeySchema.Attribute key, Value value) {
        if (!value.type().equals(key.type())) {
            throw WireError.invalidValue("Condition parameter type does not match schema type");
        }
        KeySchema.requireNotEmpty(key, value);
    }

    private static Optional<Value> lowOf(Condition part) {
        return switch (part) {
            case Condition.Comparison(var left, var operator, Operand.Constant(var value)) ->
                switch (operator) {
                    case EQUAL, MORE, AT_LEAST -> Optional.of(value);
                    case LESS, AT_MOST, NOT_EQUAL -> Optional.empty();
                };
            case Condition.Between(var operand, Operand.Constant(var low), var high) -> Optional.of(low);
            case Condition.BeginsWith(var path, Operand.Constant(var prefix)) -> Optional.of(prefix);
            default -> Optional.empty();
        };
    }

    private static Optional<Value> highOf(Condition part) {
        return switch (part) {
            case Condition.Comparison(var left, var operator, Operand.Constant(var value)) ->
                switch (operator) {
                    case EQUAL, LESS, AT_MOST -> Optional.of(value);
                    case MORE, AT_LEAST, NOT_EQUAL -> Optional.empty();
                };
            case Condition.Between(var operand, var low, Operand.Constant(var high)) -> Optional.of(high);
            default -> Optional.empty();
        };
    }

    boolean isMetBy(Item item) {
        return sort.isEmpty() || sort.get().holds(item);
    }
}
