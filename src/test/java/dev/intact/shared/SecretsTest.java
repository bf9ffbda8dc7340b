package dev.intact.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private final Secrets secrets = new Secrets(new byte[32]);

    @Test
    void derives_the_same_secret_again_and_another_for_anything_else() {
        var id = UUID.randomUUID();
        var all = new HashSet<String>();
        all.add(secrets.derive("api-key", id, 1));

        assertThat(all.add(secrets.derive("api-key", id, 1))).isFalse();
        assertThat(all.add(secrets.derive("api-key", id, 2))).isTrue();
        assertThat(all.add(secrets.derive("api-key", UUID.randomUUID(), 1))).isTrue();
        assertThat(all.add(secrets.derive("invitation", id, 1))).isTrue();
        assertThat(all).allMatch(secret -> secret.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void never_takes_one_split_of_a_text_for_another() {
        assertThat(secrets.mac("a", "bc", "d")).isNotEqualTo(secrets.mac("ab", "c", "d"));
        assertThat(secrets.mac("a", "b", "1:c")).isNotEqualTo(secrets.mac("a", "b1:", "c"));
    }
}
