package dev.intact.dynamodb;

import dev.intact.shared.Ids;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An attribute of items: its name, and how its value is written and read. One definition serves both ways, so that
 * nothing is written which could not be read again.
 *
 * @param isOptional whether an item may lack it; every other one must be there, when it is written and when it is read
 */
record Attribute<T>(
        String name, boolean isOptional, Function<T, AttributeValue> write, Function<AttributeValue, T> read) {

    private static <T> Attribute<T> required(
            String name, Function<T, AttributeValue> write, Function<AttributeValue, T> read) {
        return new Attribute<>(name, false, write, read);
    }

    static Attribute<String> text(String name) {
        return required(name, AttributeValue::fromS, AttributeValue::s);
    }

    static Attribute<UUID> id(String name) {
        return required(name, id -> AttributeValue.fromS(id.toString()), value -> Ids.parse(value.s())
                .orElseThrow(() -> new IllegalArgumentException("not an id: " + value.s())));
    }

    static Attribute<Long> number(String name) {
        return required(name, number -> AttributeValue.fromN(Long.toString(number)), value -> Long.valueOf(value.n()));
    }

    static Attribute<Integer> count(String name) {
        return required(
                name, count -> AttributeValue.fromN(Integer.toString(count)), value -> Integer.valueOf(value.n()));
    }

    /** A whole number of up to 38 digits. */
    static Attribute<BigInteger> sum(String name) {
        return required(name, sum -> AttributeValue.fromN(sum.toString()), value -> new BigDecimal(value.n())
                .toBigIntegerExact());
    }

    static Attribute<Boolean> flag(String name) {
        return required(name, AttributeValue::fromBool, AttributeValue::bool);
    }

    /** In milliseconds since 1970, so that conditions can compare it. */
    static Attribute<Instant> time(String name) {
        return required(
                name,
                time -> AttributeValue.fromN(Long.toString(time.toEpochMilli())),
                value -> Instant.ofEpochMilli(Long.parseLong(value.n())));
    }

    /** In seconds since 1970, as DynamoDB's own expiry wants it. */
    static Attribute<Instant> expiry(String name) {
        return required(
                name,
                time -> AttributeValue.fromN(Long.toString(time.getEpochSecond())),
                value -> Instant.ofEpochSecond(Long.parseLong(value.n())));
    }

    /** A constant of an enum, by the code under which it is told. */
    static <E> Attribute<E> code(String name, Function<E, String> code, Function<String, E> of) {
        return required(name, constant -> AttributeValue.fromS(code.apply(constant)), value -> of.apply(value.s()));
    }

    /** Pairs of texts, in the order of their keys. */
    static Attribute<Map<String, String>> texts(String name) {
        return required(
                name,
                texts -> AttributeValue.fromM(texts.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, text -> AttributeValue.fromS(text.getValue())))),
                value -> {
                    if (!value.hasM()) {
                        return null;
                    }
                    var texts = new TreeMap<String, String>();
                    value.m().forEach((key, text) -> texts.put(key, text.s()));
                    return texts;
                });
    }

    static <T> Attribute<List<T>> list(
            String name, Function<T, AttributeValue> write, Function<AttributeValue, T> read) {
        return required(
                name,
                list -> AttributeValue.fromL(list.stream().map(write).toList()),
                value -> value.hasL() ? value.l().stream().map(read).toList() : null);
    }

    static Attribute<List<String>> textList(String name) {
        return list(name, AttributeValue::fromS, AttributeValue::s);
    }

    static Attribute<List<UUID>> idList(String name) {
        var one = id(name);
        return list(name, one.write(), one.read());
    }

    static Attribute<List<Instant>> timeList(String name) {
        var one = time(name);
        return list(name, one.write(), one.read());
    }

    /** What has attributes of its own. */
    static <T> Attribute<T> part(String name, Function<T, Item> write, Function<Item, T> read) {
        return required(
                name,
                part -> AttributeValue.fromM(write.apply(part).values()),
                value -> value.hasM() ? read.apply(Item.of(value.m())) : null);
    }

    /** A list of what has attributes of its own. */
    static <T> Attribute<List<T>> itemList(String name, Function<T, Item> write, Function<Item, T> read) {
        return list(
                name,
                element -> AttributeValue.fromM(write.apply(element).values()),
                value -> read.apply(Item.of(value.m())));
    }

    Attribute<T> optional() {
        return new Attribute<>(name, true, write, read);
    }
}
