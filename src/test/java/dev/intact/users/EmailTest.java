package dev.intact.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.shared.Checks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {
    @Test
    void is_the_same_address_however_it_is_spelt() {
        assertThat(Email.key(" Ada@Example.ORG ")).isEqualTo("ada@example.org");
        // An a with a ring above: one code point, or two.
        assertThat(Email.key("\u00e5da@example.org")).isEqualTo(Email.key("a\u030ada@example.org"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.cd",
                "ada.lovelace+tea@mail.example.org",
                "o'hara@example.org",
                "josé@exämple.de",
                "用户@例子.公司"
            })
    void takes_addresses_that_can_be(String email) {
        var checks = new Checks();

        Email.check(checks, "/email", email);

        assertThat(checks.failed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.org",
                "ada@",
                "ada@example",
                "a b@example.org",
                "a@b@c.de",
                "ada@-example.org",
                "ada@example..org",
                "ada@exa mple.org"
            })
    void refuses_what_can_be_no_address(String email) {
        var checks = new Checks();

        Email.check(checks, "/email", email);

        assertThat(checks.failed()).isTrue();
    }
}
