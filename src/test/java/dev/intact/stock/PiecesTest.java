package dev.intact.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.intact.stock.Pieces.Of;
import dev.intact.support.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PiecesTest {
    /** A character of the basic plane, and one beyond it: Java's own order swaps them. */
    private static final String WITHIN = "\uffee";

    private static final String BEYOND = "\ud83c\udf75";

    @Test
    void of_the_same_sku_are_summed() {
        var pieces = Pieces.sum(Stream.of(new Of("tea", 2), new Of("mug", 1), new Of("tea", 3)));

        assertThat(pieces.bySku()).isEqualTo(Map.of("tea", 5, "mug", 1));
    }

    @Test
    void are_told_by_code_point_as_every_store_sorts_them() {
        assertThat(WITHIN).isGreaterThan(BEYOND);
        var sorted = List.of("TEA", "tea", "tea 2", "tea2", "t\u00e9", WITHIN, BEYOND);

        Seeds.each(20, random -> {
            var skus = new ArrayList<>(sorted);
            Collections.shuffle(skus, random);
            var pieces = Pieces.sum(skus.stream().map(sku -> new Of(sku, 1)));

            assertThat(pieces.list()).extracting(Of::sku).containsExactlyElementsOf(sorted);
            assertThat(pieces.bySku().keySet()).containsExactlyElementsOf(sorted);
        });
    }

    @Test
    void of_the_largest_order_fit() {
        var pieces = Pieces.sum(Collections.nCopies(50, new Of("tea", 10_000)).stream());

        assertThat(pieces.list()).containsExactly(new Of("tea", 500_000));
    }

    @Test
    void may_be_none() {
        assertThat(Pieces.none().isNone()).isTrue();
        assertThat(Pieces.none().list()).isEmpty();
        assertThat(Pieces.sum(Stream.of(new Of("tea", 1))).isNone()).isFalse();
    }

    @Test
    void are_a_value_that_nobody_changes() {
        var pieces = Pieces.sum(Stream.of(new Of("tea", 1))).bySku();

        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> pieces.put("tea", 2));
    }
}
