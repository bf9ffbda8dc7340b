package dev.intact.stock;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How many pieces of each sku an order takes or gives back.
 *
 * @param bySku in sku order, which is the order in which every store locks them
 */
public record Pieces(SortedMap<String, Integer> bySku) {
    /** As every store sorts texts. Java's own order differs beyond the basic plane. */
    private static final Comparator<String> BY_CODE_POINT =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    /** Some pieces of one sku. */
    public record Of(String sku, int quantity) {}

    /** Those of the same sku are summed. */
    public static Pieces sum(Stream<Of> some) {
        var bySku = new TreeMap<String, Integer>(BY_CODE_POINT);
        some.forEach(one -> bySku.merge(one.sku(), one.quantity(), Integer::sum));
        return new Pieces(Collections.unmodifiableSortedMap(bySku));
    }

    public static Pieces none() {
        return sum(Stream.of());
    }

    public boolean isNone() {
        return bySku.isEmpty();
    }

    /** As events tell them. */
    public List<Of> list() {
        return bySku.entrySet().stream()
                .map(piece -> new Of(piece.getKey(), piece.getValue()))
                .toList();
    }
}
