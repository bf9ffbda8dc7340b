package dev.intact.stock;

import dev.intact.shared.CodePoints;
import java.util.Collections;
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
    /** Some pieces of one sku. */
    public record Of(String sku, int quantity) {}

    /** Those of the same sku are summed. */
    public static Pieces sum(Stream<Of> some) {
        var bySku = new TreeMap<String, Integer>(CodePoints.ORDER);
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
