package dev.intact.support.dynamodb;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What must hold for an item. An item that is not there is one without attributes. */
sealed interface Condition {
    record And(Condition left, Condition right) implements Condition {}

    record Or(Condition left, Condition right) implements Condition {}

    record Not(Condition inner) implements Condition {}

    /** Kept, because the service refuses two pairs of parentheses around the same. */
    record Parenthesised(Condition inner) implements Condition {}

    record Comparison(Operand left, Operator operator, Operand right) implements Condition {}

    record Between(Operand operand, Operand low, Operand high) implements Condition {}

    record In(Operand operand, List<Operand> choices) implements Condition {}

    record Exists(Path path) implements Condition {}

    record HasType(Path path, String type) implements Condition {}

    record BeginsWith(Path path, Operand prefix) implements Condition {}

    record Contains(Path path, Operand part) implements Condition {}

    enum Operator {
        EQUAL("="),
        NOT_EQUAL("<>"),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        static Optional<Operator> of(Token token) {
            return Arrays.stream(values())
                    .filter(operator -> token.isSymbol(operator.symbol))
                    .findFirst();
        }

        String symbol() {
            return symbol;
        }

        boolean isOrder() {
            return this != EQUAL && this != NOT_EQUAL;
        }

        private boolean holds(Optional<Value> left, Optional<Value> right) {
            if (!isOrder()) {
                var isEqual = left.isPresent() && left.equals(right);
                return isEqual == (this == EQUAL);
            }
            if (left.isEmpty() || right.isEmpty()) {
                return false;
            }
            var order = left.get().compare(right.get());
            return order.isPresent() && holds(order.getAsInt());
        }

        private boolean holds(int order) {
            return switch (this) {
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case MORE -> order > 0;
                case AT_LEAST -> order >= 0;
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
            };
        }
    }

    default boolean holds(Item item) {
        return switch (this) {
            case And(var left, var right) -> left.holds(item) && right.holds(item);
            case Or(var left, var right) -> left.holds(item) || right.holds(item);
            case Not(var inner) -> !inner.holds(item);
            case Parenthesised(var inner) -> inner.holds(item);
            case Comparison(var left, var operator, var right) -> operator.holds(left.in(item), right.in(item));
            case Between(var operand, var low, var high) ->
                Operator.AT_LEAST.holds(operand.in(item), low.in(item))
                        && Operator.AT_MOST.holds(operand.in(item), high.in(item));
            case In(var operand, var choices) ->
                choices.stream().anyMatch(choice -> Operator.EQUAL.holds(operand.in(item), choice.in(item)));
            case Exists(var path) -> path.in(item).isPresent();
            case HasType(var path, var type) ->
                path.in(item).filter(value -> value.type().equals(type)).isPresent();
            case BeginsWith(var path, var prefix) ->
                path.in(item)
                        .filter(value -> prefix.in(item)
                                .filter(start -> beginsWith(value, start))
                                .isPresent())
                        .isPresent();
            case Contains(var path, var part) ->
                path.in(item)
                        .filter(value -> part.in(item)
                                .filter(inner -> contains(value, inner))
                                .isPresent())
                        .isPresent();
        };
    }

    private static boolean beginsWith(Value value, Value prefix) {
        if (value instanceof Value.Text(var text) && prefix instanceof Value.Text(var start)) {
            return text.startsWith(start);
        }
        if (value instanceof Value.Binary && prefix instanceof Value.Binary) {
            var length = prefix.bytes().length;
            return value.bytes().length >= length && Arrays.equals(value.bytes(), 0, length, prefix.bytes(), 0, length);
        }
        return false;
    }

    private static boolean contains(Value value, Value part) {
        return switch (value) {
            case Value.Text(var text) -> part instanceof Value.Text(var inner) && text.contains(inner);
            case Value.Binary binary -> part instanceof Value.Binary && indexOf(binary.bytes(), part.bytes()) >= 0;
            case Value.Sequence(var elements) -> elements.contains(part);
            case Value.Collection(var type, var elements) -> elements.contains(part);
            case Value.Mapping mapping -> false;
            case Value.Number number -> false;
            case Value.Truth truth -> false;
            case Value.Nothing nothing -> false;
        };
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (var at = 0; at + part.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        return -1;
    }

    /** Every path that is read. */
    default Stream<Path> paths() {
        return switch (this) {
            case And(var left, var right) -> Stream.concat(left.paths(), right.paths());
            case Or(var left, var right) -> Stream.concat(left.paths(), right.paths());
            case Not(var inner) -> inner.paths();
            case Parenthesised(var inner) -> inner.paths();
            case Comparison(var left, var operator, var right) -> usedBy(Stream.of(left, right));
            case Between(var operand, var low, var high) -> usedBy(Stream.of(operand, low, high));
            case In(var operand, var choices) -> usedBy(Stream.concat(Stream.of(operand), choices.stream()));
            case Exists(var path) -> Stream.of(path);
            case HasType(var path, var type) -> Stream.of(path);
            case BeginsWith(var path, var prefix) -> Stream.concat(Stream.of(path), usedBy(Stream.of(prefix)));
            case Contains(var path, var part) -> Stream.concat(Stream.of(path), usedBy(Stream.of(part)));
        };
    }

    private static Stream<Path> usedBy(Stream<Operand> operands) {
        return operands.flatMap(operand -> operand.usedPath().stream());
    }
}
