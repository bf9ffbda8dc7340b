package dev.intact.races;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

/** @param all what the actors were told, in their order */
public record Results(List<Object> all) {
    <T> List<T> of(Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Of those actors who do every nth thing. */
    Results every(int nth, int first) {
        return new Results(IntStream.iterate(first, i -> i < all.size(), i -> i + nth)
                .mapToObj(all::get)
                .toList());
    }

    <T> T theOnly(Class<T> kind) {
        return exactly(1, kind).getFirst();
    }

    <T> List<T> exactly(long count, Class<T> kind) {
        assertThat(all).filteredOn(kind::isInstance).hasSize(Math.toIntExact(count));
        return of(kind);
    }

    /** Whoever was told another kind of thing was refused, and so. */
    void assertOthers(Class<?> kind, Object... refusals) {
        assertThat(all).filteredOn(result -> !kind.isInstance(result)).isSubsetOf(refusals);
    }

    void assertOthersAre(Class<?> kind, Class<?>... refusals) {
        assertThat(all).filteredOn(result -> !kind.isInstance(result)).allSatisfy(result -> assertThat(result)
                .isInstanceOfAny(refusals));
    }
}
