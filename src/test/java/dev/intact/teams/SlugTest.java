package dev.intact.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {
    private static final UUID ID = UUID.fromString("01a20550-2b31-7e09-acc6-63295b9f20a0");

    @ParameterizedTest
    @CsvSource({
        "Tea & Co, tea-co-63295b9f20a0",
        "Café Ångström, cafe-angstrom-63295b9f20a0",
        "茶, team-63295b9f20a0",
        "---, team-63295b9f20a0",
        "' x ', x-63295b9f20a0"
    })
    void is_made_of_the_name_in_plain_letters_and_the_id(String name, String slug) {
        assertThat(Slug.of(name, ID)).isEqualTo(slug);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "🍵🍵🍵", "Ǆ", "a very long name that goes on and on and on and on and on and on"})
    void is_always_a_slug(String name) {
        assertThat(Slug.isSlug(Slug.of(name.repeat(3), ID))).isTrue();
    }
}
