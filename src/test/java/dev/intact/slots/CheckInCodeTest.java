package dev.intact.slots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.shared.Ids;
import dev.intact.shared.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CheckInCodeTest {
    private static final int SOME = 2_000;
    private static final Secrets SECRETS = secrets("a");

    private static Secrets secrets(String master) {
        return new Secrets(master.repeat(32).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void is_twelve_letters_and_digits_of_which_none_looks_like_another() {
        for (var i = 0; i < SOME; i++) {
            assertThat(CheckInCode.of(SECRETS, Ids.next())).matches("[0-9A-HJKMNP-TV-Z]{12}");
        }
    }

    @Test
    void is_computed_again_for_the_same_reservation_under_the_same_secret_alone() {
        var id = Ids.next();

        assertThat(CheckInCode.of(SECRETS, id)).isEqualTo(CheckInCode.of(secrets("a"), id));
        assertThat(CheckInCode.of(secrets("b"), id)).isNotEqualTo(CheckInCode.of(SECRETS, id));
    }

    @Test
    void is_another_for_each_reservation_and_uses_every_letter_at_every_place() {
        var codes = new HashSet<String>();
        for (var i = 0; i < SOME; i++) {
            codes.add(CheckInCode.of(SECRETS, Ids.next()));
        }

        assertThat(codes).hasSize(SOME);
        for (var i = 0; i < 12; i++) {
            var place = i;
            assertThat(codes.stream().map(code -> code.charAt(place)).collect(Collectors.toSet()))
                    .hasSize(32);
        }
    }
}
