package dev.intact.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    @Test
    void rise_also_within_a_millisecond_so_that_lists_tell_the_newest_first() {
        var ids = Stream.generate(Ids::next).limit(10_000).map(UUID::toString).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(ids).allMatch(id -> UUID.fromString(id).version() == 7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1-1-1-1-1",
                "01a20550276b7040b4f196e79d062cfa",
                "{01a20550-276b-7040-b4f1-96e79d062cfa}"
            })
    void are_written_out_in_full(String text) {
        assertThat(Ids.parse(text)).isEmpty();
        assertThat(Ids.parse("01A20550-276B-7040-B4F1-96E79D062CFA")).isPresent();
    }
}
