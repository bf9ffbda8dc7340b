package dev.intact.teams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.shared.Ids;
import dev.intact.shared.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationTokenTest {
    private static final String ID = "01a20550-2b31-7e09-acc6-63295b9f20a0";
    private static final UUID TEAM = Ids.next();
    private static final UUID INVITATION = Ids.next();

    private static Secrets secrets(String master) {
        return new Secrets(master.repeat(32).getBytes(StandardCharsets.UTF_8));
    }

    private static InvitationToken token(UUID sending) {
        return InvitationToken.of(secrets("a"), TEAM, INVITATION, sending);
    }

    @Test
    void is_read_as_it_is_written() {
        var token = token(INVITATION);

        assertThat(InvitationToken.parse(token.toString())).contains(token);
        assertThat(token.toString()).startsWith(TEAM + "." + INVITATION + ".").hasSizeLessThan(200);
    }

    @Test
    void is_computed_again_for_the_same_sending_and_is_another_for_the_next() {
        var sending = Ids.next();

        assertThat(token(sending)).isEqualTo(token(sending));
        assertThat(token(sending).secret()).isNotEqualTo(token(INVITATION).secret());
        assertThat(token(sending).hash()).isNotEqualTo(token(INVITATION).hash());
    }

    @Test
    void is_another_under_another_master_secret() {
        assertThat(InvitationToken.of(secrets("b"), TEAM, INVITATION, INVITATION)
                        .secret())
                .isNotEqualTo(token(INVITATION).secret());
    }

    @Test
    void has_a_hash_of_its_secret_that_does_not_show_it() {
        var token = token(INVITATION);

        assertThat(token.hash()).isEqualTo(Secrets.sha256(token.secret())).doesNotContain(token.secret());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "secret",
                ID + "." + ID,
                ID + "." + ID + ".secret.more",
                "." + ID + ".secret",
                ID + "..secret",
                "1-1-1-1-1." + ID + ".secret",
                ID + "/" + ID + "/secret",
                " " + ID + "." + ID + ".secret"
            })
    void is_nothing_of_another_form(String text) {
        assertThat(InvitationToken.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "ü"})
    void may_have_any_secret_since_only_the_right_one_opens_anything(String secret) {
        assertThat(InvitationToken.parse(ID + "." + ID + "." + secret))
                .contains(new InvitationToken(UUID.fromString(ID), UUID.fromString(ID), secret));
    }
}
