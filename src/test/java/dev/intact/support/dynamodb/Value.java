package dev.intact.support.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The value of an attribute. Equal values are {@code equals}: numbers are kept without trailing zeros. */
sealed interface Value {
    record Text(String text) implements Value {}

    record Number(BigDecimal number) implements Value {}

    record Binary(ByteBuffer content) implements Value {}

    record Truth(boolean isTrue) implements Value {}

    record Nothing() implements Value {}

    record Sequence(List<Value> elements) implements Value {}

    record Mapping(Map<String, Value> members) implements Value {}

    /** @param elementType {@code S}, {@code N} or {@code B} */
    record Collection(String elementType, Set<Value> elements) implements Value {}

    /** The name of the type on the wire. */
    default String type() {
        return switch (this) {
            case Text text -> "S";
            case Number number -> "N";
            case Binary binary -> "B";
            case Truth truth -> "BOOL";
            case Nothing nothing -> "NULL";
            case Sequence sequence -> "L";
            case Mapping mapping -> "M";
            case Collection collection -> collection.elementType() + "S";
        };
    }

    /** Whether values of this type have an order, and may be keys. */
    default boolean isScalar() {
        return this instanceof Text || this instanceof Number || this instanceof Binary;
    }

    /** Text is ordered by its UTF-8 bytes, binary by unsigned bytes; values of different types have no order. */
    default OptionalInt compare(Value other) {
        if (this instanceof Number(var left) && other instanceof Number(var right)) {
            return OptionalInt.of(left.compareTo(right));
        }
        if (isScalar() && other.isScalar() && type().equals(other.type())) {
            return OptionalInt.of(Arrays.compareUnsigned(bytes(), other.bytes()));
        }
        return OptionalInt.empty();
    }

    /** The bytes of a scalar; those of a number tell it from others, but are not in its order. */
    default byte[] bytes() {
        return switch (this) {
            case Text(var text) -> text.getBytes(StandardCharsets.UTF_8);
            case Number(var number) -> number.toPlainString().getBytes(StandardCharsets.UTF_8);
            case Binary(var content) ->
                Arrays.copyOfRange(content.array(), content.arrayOffset(), content.arrayOffset() + content.limit());
            case Truth truth -> throw notScalar();
            case Nothing nothing -> throw notScalar();
            case Sequence sequence -> throw notScalar();
            case Mapping mapping -> throw notScalar();
            case Collection collection -> throw notScalar();
        };
    }

    private IllegalStateException notScalar() {
        return new IllegalStateException("a value of type " + type() + " has no bytes");
    }

    /** What the function {@code size} gives; it has none for numbers, truth values and null. */
    default Optional<Value> length() {
        return switch (this) {
            case Text text -> Optional.of(number(bytes().length));
            case Binary binary -> Optional.of(number(bytes().length));
            case Sequence(var elements) -> Optional.of(number(elements.size()));
            case Mapping(var members) -> Optional.of(number(members.size()));
            case Collection(var type, var elements) -> Optional.of(number(elements.size()));
            case Number number -> Optional.empty();
            case Truth truth -> Optional.empty();
            case Nothing nothing -> Optional.empty();
        };
    }

    static Value number(long number) {
        return new Number(Numbers.normal(BigDecimal.valueOf(number)));
    }

    default JsonNode toJson() {
        var json = JsonNodeFactory.instance.objectNode();
        switch (this) {
            case Truth(var isTrue) -> json.put("BOOL", isTrue);
            case Nothing nothing -> json.put("NULL", true);
            case Sequence(var elements) -> {
                var list = json.putArray("L");
                elements.forEach(element -> list.add(element.toJson()));
            }
            case Mapping(var members) -> json.set("M", Item.toJson(members));
            case Collection(var type, var elements) -> {
                var list = json.putArray(type());
                elements.forEach(element -> list.add(element.scalarOnWire()));
            }
            case Text text -> json.put("S", scalarOnWire());
            case Number number -> json.put("N", scalarOnWire());
            case Binary binary -> json.put("B", scalarOnWire());
        }
        return json;
    }

    private String scalarOnWire() {
        return switch (this) {
            case Text(var text) -> text;
            case Number(var number) -> number.toPlainString();
            case Binary binary -> Base64.getEncoder().encodeToString(bytes());
            case Truth truth -> throw notScalar();
            case Nothing nothing -> throw notScalar();
            case Sequence sequence -> throw notScalar();
            case Mapping mapping -> throw notScalar();
            case Collection collection -> throw notScalar();
        };
    }
}
