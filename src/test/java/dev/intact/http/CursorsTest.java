package dev.intact.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.intact.shared.InvalidInput;
import dev.intact.shared.Secrets;
import org.junit.jupiter.api.Test;

class CursorsTest {
    private final Cursors cursors = new Cursors(new Secrets(new byte[32]));

    @Test
    void gives_back_the_position_to_the_list_that_it_came_from() {
        var cursor = cursors.write("users", "position 7");

        assertThat(cursors.read("cursor", "users", cursor)).isEqualTo("position 7");
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void is_no_cursor_of_another_list_or_another_service() {
        var cursor = cursors.write("users", "7");
        var other = new byte[32];
        other[0] = 1;

        assertRefused(cursors, "teams", cursor);
        assertRefused(new Cursors(new Secrets(other)), "users", cursor);
    }

    @Test
    void is_refused_when_any_character_is_changed_added_or_left_out() {
        var cursor = cursors.write("users", "position 7");

        for (var i = 0; i < cursor.length(); i++) {
            var changed = cursor.charAt(i) == 'A' ? 'B' : 'A';
            assertRefused(cursors, "users", cursor.substring(0, i) + changed + cursor.substring(i + 1));
            assertRefused(cursors, "users", cursor.substring(0, i) + cursor.substring(i + 1));
        }
        assertRefused(cursors, "users", cursor + "A");
        assertRefused(cursors, "users", cursor + "=");
        assertRefused(cursors, "users", "");
    }

    private static void assertRefused(Cursors cursors, String list, String cursor) {
        assertThatExceptionOfType(InvalidInput.class)
                .as(cursor)
                .isThrownBy(() -> cursors.read("cursor", list, cursor))
                .satisfies(e -> assertThat(e.violations().getFirst().code()).isEqualTo("invalid-cursor"));
    }
}
