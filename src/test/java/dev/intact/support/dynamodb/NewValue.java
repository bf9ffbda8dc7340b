package dev.intact.support.dynamodb;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Optional;

/** What {@code SET} gives to an attribute. It is computed from the item before the update. */
sealed interface NewValue {
    record Constant(Value value) implements NewValue {}

    record Copy(Path path) implements NewValue {}

    record IfAbsent(Path path, NewValue otherwise) implements NewValue {}

    record Append(NewValue first, NewValue second) implements NewValue {}

    record Plus(NewValue left, NewValue right) implements NewValue {}

    record Minus(NewValue left, NewValue right) implements NewValue {}

    default Value from(Item before) {
        return switch (this) {
            case Constant(var value) -> value;
            case Copy(var path) ->
                path.in(before)
                        .orElseThrow(() -> WireError.invalid(
                                "The provided expression refers to an attribute that does not exist in the item"));
            case IfAbsent(var path, var otherwise) -> path.in(before).orElseGet(() -> otherwise.from(before));
            case Append(var first, var second) -> append(first.from(before), second.from(before));
            case Plus(var left, var right) -> sum(left.from(before), number(right.from(before)));
            case Minus(var left, var right) ->
                sum(left.from(before), number(right.from(before)).negate());
        };
    }

    private static Value append(Value first, Value second) {
        if (first instanceof Value.Sequence(var head) && second instanceof Value.Sequence(var tail)) {
            var all = new ArrayList<>(head);
            all.addAll(tail);
            return new Value.Sequence(all);
        }
        throw wrongType();
    }

    static Value sum(Value left, BigDecimal right) {
        return new Value.Number(Numbers.checked(number(left).add(right)));
    }

    static BigDecimal number(Value value) {
        if (value instanceof Value.Number(var number)) {
            return number;
        }
        throw wrongType();
    }

    static WireError wrongType() {
        return WireError.invalid("An operand in the update expression has an incorrect data type");
    }

    /** The type that is known without the item. */
    default Optional<String> constantType() {
        return switch (this) {
            case Constant(var value) -> Optional.of(value.type());
            case Append append -> Optional.of("L");
            case Plus plus -> Optional.of("N");
            case Minus minus -> Optional.of("N");
            case IfAbsent(var path, var otherwise) -> otherwise.constantType();
            case Copy copy -> Optional.empty();
        };
    }
}
