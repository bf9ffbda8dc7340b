package dev.intact.users;

import static dev.intact.support.TestCalls.askingForMore;
import static dev.intact.support.TestCalls.call;
import static dev.intact.users.TestUsers.anEmail;
import static dev.intact.users.TestUsers.register;
import static dev.intact.users.TestUsers.registered;
import static dev.intact.users.TestUsers.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.shared.Page;
import dev.intact.support.Race;
import dev.intact.support.StoreContract;
import dev.intact.users.RegisterUserResult.EmailTaken;
import dev.intact.users.RegisterUserResult.KeyReused;
import dev.intact.users.RegisterUserResult.Registered;
import dev.intact.users.RegisterUserResult.Replayed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link UserStore} must do. */
public abstract class UserStoreContract extends StoreContract {
    @Test
    void finds_a_registered_user_by_id_and_by_email_and_nobody_else() {
        var user = registered(stores().users());

        assertThat(stores().users().getById(user.id())).contains(user);
        assertThat(stores().users().getByEmail(Email.key(user.email()))).contains(user);
        assertThat(stores().users().getById(UUID.randomUUID())).isEmpty();
        assertThat(stores().users().getByEmail(anEmail())).isEmpty();
    }

    @Test
    void records_that_a_user_was_registered() {
        assertThat(eventTypesAbout(registered(stores().users()).id())).containsExactly("user.registered");
    }

    @Test
    void gives_an_email_to_one_user_however_it_is_spelt() {
        var email = anEmail();
        registered(stores().users(), email);

        var refused = writingNothing(() ->
                register(stores().users(), call(TestUsers.OPERATION), user("  " + email.toUpperCase(Locale.ROOT))));

        assertThat(refused).isEqualTo(new EmailTaken());
    }

    @Test
    void gives_an_email_to_one_of_many_racing_users() {
        var email = anEmail();

        var results = Race.of(8, i -> register(stores().users(), call(TestUsers.OPERATION), user(email)));

        assertThat(results).filteredOn(Registered.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(result -> !(result instanceof Registered))
                .containsOnly(new EmailTaken());
    }

    @Test
    void gives_the_first_answer_again_to_the_same_key() {
        var call = call(TestUsers.OPERATION);
        var email = anEmail();
        var first = (Registered) register(stores().users(), call, user(email));

        assertThat(writingNothing(() -> register(stores().users(), call, user(email))))
                .isEqualTo(new Replayed(first.answer()));
        assertThat(writingNothing(() -> register(stores().users(), askingForMore(call), user(anEmail()))))
                .isEqualTo(new KeyReused());
    }

    @Test
    void lists_users_newest_first_page_by_page_each_once() {
        var newest = new ArrayList<UUID>();
        for (var i = 0; i < 5; i++) {
            newest.addFirst(registered(stores().users()).id());
        }

        whenListed(() -> assertThat(firstListed(newest.size())).isEqualTo(newest));
    }

    private List<UUID> firstListed(int most) {
        var listed = new ArrayList<UUID>();
        var position = Page.Request.START;
        while (position != null && listed.size() < most) {
            var page = stores().users().listAll(new Page.Request(position, 2));
            page.items().forEach(user -> listed.add(user.id()));
            position = page.nextCursor();
        }
        return listed.subList(0, Math.min(most, listed.size()));
    }
}
