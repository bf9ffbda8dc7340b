package dev.intact.users;

import static dev.intact.support.TestCalls.askingForMore;
import static dev.intact.support.TestCalls.call;
import static dev.intact.support.TestCalls.ifMatch;
import static dev.intact.support.TestCalls.onBehalfOf;
import static dev.intact.users.TestUserChanges.BIO;
import static dev.intact.users.TestUserChanges.EMAIL;
import static dev.intact.users.TestUserChanges.avatar;
import static dev.intact.users.TestUserChanges.bio;
import static dev.intact.users.TestUserChanges.email;
import static dev.intact.users.TestUserChanges.name;
import static dev.intact.users.TestUsers.anEmail;
import static dev.intact.users.TestUsers.register;
import static dev.intact.users.TestUsers.registered;
import static dev.intact.users.TestUsers.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.shared.Answer;
import dev.intact.shared.Json;
import dev.intact.support.Race;
import dev.intact.support.StoreContract;
import dev.intact.support.Stores;
import dev.intact.users.ChangeUserResult.Changed;
import dev.intact.users.ChangeUserResult.EmailTaken;
import dev.intact.users.ChangeUserResult.KeyReused;
import dev.intact.users.ChangeUserResult.Replayed;
import dev.intact.users.ChangeUserResult.UserNotFound;
import dev.intact.users.ChangeUserResult.VersionMismatch;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every {@link UserStore} must do when a user is changed. */
public abstract class ChangeUserContract extends StoreContract {
    private User aUser() {
        return registered(stores().users());
    }

    private User stored(UUID id) {
        return stores().users().getById(id).orElseThrow();
    }

    private List<Stores> instances() {
        return List.of(stores(), stores().ofAnotherInstance(), stores().ofAnotherInstance());
    }

    private void assertChanged(ChangeUserResult result, User expected) {
        assertThat(result).isEqualTo(new Changed(expected, Answer.changed(Json.write(expected))));
        assertThat(stored(expected.id())).isEqualTo(expected);
        assertThat(stores().users().getByEmail(Email.key(expected.email()))).contains(expected);
    }

    @Test
    void changes_one_part_and_nothing_else() {
        var user = aUser();
        var given = anEmail().toUpperCase(Locale.ROOT);
        List<Function<UserStore, ChangeUserResult>> changes = List.of(
                store -> bio(store, user.id(), "Counts on."),
                store -> name(store, user.id(), "Grace"),
                store -> avatar(store, user.id(), "https://example.org/grace.png"),
                store -> email(store, user.id(), "  " + given));
        List<Function<User, User>> expected = List.of(
                it -> it.withBio("Counts on."),
                it -> it.withName("Grace"),
                it -> it.withAvatarUrl("https://example.org/grace.png"),
                it -> it.withEmail(given));

        for (var i = 0; i < changes.size(); i++) {
            var before = stored(user.id());

            var result = changes.get(i).apply(stores().users());

            assertThat(result).isInstanceOf(Changed.class);
            var at = ((Changed) result).user().updatedAt();
            assertChanged(result, expected.get(i).apply(before).changed(at));
            assertThat(at).isAfterOrEqualTo(before.updatedAt());
            assertThat(eventsAbout(user.id()).getLast().data()).isEqualTo(Json.write(stored(user.id())));
        }
        assertThat(stored(user.id()).version()).isEqualTo(5);
        assertThat(eventTypesAbout(user.id()))
                .containsExactly(
                        "user.registered",
                        "user.bio_changed",
                        "user.name_changed",
                        "user.avatar_changed",
                        "user.email_changed");
    }

    @Test
    void clears_a_part_and_counts_a_version_also_if_nothing_changes() {
        var user = aUser();

        for (var i = 0; i < 2; i++) {
            assertThat(bio(stores().users(), user.id(), null)).isInstanceOf(Changed.class);
            assertThat(avatar(stores().users(), user.id(), null)).isInstanceOf(Changed.class);
        }

        assertThat(stored(user.id()).bio()).isNull();
        assertThat(stored(user.id()).avatarUrl()).isNull();
        assertThat(stored(user.id()).version()).isEqualTo(5);
    }

    @Test
    void moves_to_another_address_and_frees_the_one_before() {
        var user = aUser();
        var next = anEmail();

        assertThat(email(stores().users(), user.id(), next)).isInstanceOf(Changed.class);

        assertThat(stores().users().getByEmail(Email.key(user.email()))).isEmpty();
        assertThat(stores().users().getByEmail(Email.key(next))).contains(stored(user.id()));
        var second = registered(stores().users(), user.email());
        assertThat(stores().users().getByEmail(Email.key(user.email()))).contains(second);
        assertThat(writingNothing(() -> email(stores().users(), user.id(), user.email())))
                .isEqualTo(new EmailTaken());
    }

    @Test
    void takes_no_address_of_another_however_it_is_spelt() {
        var holder = aUser();
        var user = aUser();

        assertThat(writingNothing(
                        () -> email(stores().users(), user.id(), holder.email().toUpperCase(Locale.ROOT))))
                .isEqualTo(new EmailTaken());
        assertThat(stores().users().getByEmail(Email.key(holder.email()))).contains(holder);
    }

    @Test
    void keeps_the_address_that_is_only_spelt_differently() {
        var user = aUser();
        var spelt = user.email().toUpperCase(Locale.ROOT);

        var result = email(stores().users(), user.id(), spelt);

        assertThat(result).isInstanceOf(Changed.class);
        assertChanged(
                result, user.withEmail(spelt).changed(((Changed) result).user().updatedAt()));
        assertThat(writingNothing(() -> register(stores().users(), call(TestUsers.OPERATION), user(user.email()))))
                .isEqualTo(new RegisterUserResult.EmailTaken());
    }

    @Test
    void never_makes_a_user() {
        var nobody = UUID.randomUUID();

        assertThat(writingNothing(() -> bio(stores().users(), nobody, "Counts.")))
                .isEqualTo(new UserNotFound());
        assertThat(writingNothing(() -> email(stores().users(), nobody, anEmail())))
                .isEqualTo(new UserNotFound());
        assertThat(stores().users().getById(nobody)).isEmpty();
    }

    @Test
    void judges_the_version_before_the_address() {
        var holder = aUser();
        var user = aUser();
        bio(stores().users(), user.id(), "Counts on.");
        var stale = ifMatch(call(EMAIL), 1, 3);

        assertThat(writingNothing(() -> email(stores().users(), stale, user.id(), holder.email())))
                .isEqualTo(new VersionMismatch(2));
        assertThat(writingNothing(() -> email(stores().users(), ifMatch(stale, 2), user.id(), holder.email())))
                .isEqualTo(new EmailTaken());
        assertThat(email(stores().users(), ifMatch(stale, 2), user.id(), anEmail()))
                .isInstanceOf(Changed.class);
    }

    @Test
    void gives_the_first_answer_again_whatever_changed_since() {
        var user = aUser();
        var next = anEmail();
        var call = call(EMAIL);
        var first = (Changed) email(stores().users(), call, user.id(), next);
        email(stores().users(), user.id(), anEmail());
        registered(stores().users(), next);

        assertThat(writingNothing(() -> email(stores().users(), call, user.id(), next)))
                .isEqualTo(new Replayed(first.answer()));
        assertThat(writingNothing(() -> email(stores().users(), askingForMore(call), user.id(), next)))
                .isEqualTo(new KeyReused());
    }

    @Test
    void records_who_acted() {
        var user = aUser();

        bio(stores().users(), onBehalfOf(call(BIO), user.id()), user.id(), "Counts on.");

        assertThat(eventsAbout(user.id())).hasSize(2);
        assertThat(eventsAbout(user.id()).getLast().actor()).isEqualTo(user.id().toString());
    }

    @RepeatedTest(3)
    void gives_an_address_to_one_of_many_who_race_to_change_to_it() {
        var instances = instances();
        var users = IntStream.range(0, 6).mapToObj(i -> aUser()).toList();
        var wanted = anEmail();

        var results =
                Race.of(6, i -> email(instances.get(i % 3).users(), users.get(i).id(), wanted));

        assertThat(results).filteredOn(Changed.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(it -> !(it instanceof Changed)).containsOnly(new EmailTaken());
        var winner = results.stream()
                .filter(Changed.class::isInstance)
                .map(it -> ((Changed) it).user())
                .findFirst()
                .orElseThrow();
        assertThat(stores().users().getByEmail(Email.key(wanted))).contains(winner);
        for (var user : users) {
            if (!user.id().equals(winner.id())) {
                assertThat(stores().users().getByEmail(Email.key(user.email()))).contains(user);
            }
        }
    }

    @RepeatedTest(3)
    void swaps_no_addresses_of_two_who_want_each_others() {
        var instances = instances();
        var users = List.of(aUser(), aUser());

        var results = Race.of(
                2,
                i -> email(
                        instances.get(i).users(),
                        users.get(i).id(),
                        users.get(1 - i).email()));

        assertThat(results).containsOnly(new EmailTaken());
        assertThat(users).allMatch(user -> stored(user.id()).equals(user));
    }

    @Test
    void loses_no_change_of_many_at_once() {
        var instances = instances();
        var user = aUser();

        var results = Race.of(9, i -> switch (i % 3) {
            case 0 -> bio(instances.get(i % 3).users(), user.id(), "Counts on.");
            case 1 -> name(instances.get(i % 3).users(), user.id(), "Grace");
            default -> avatar(instances.get(i % 3).users(), user.id(), null);
        });

        assertThat(results).allMatch(Changed.class::isInstance);
        var after = stored(user.id());
        assertThat(after)
                .isEqualTo(new User(
                        user.id(),
                        user.email(),
                        "Grace",
                        "Counts on.",
                        null,
                        user.metadata(),
                        10,
                        user.createdAt(),
                        after.updatedAt()));
    }

    @Test
    void changes_once_for_eight_calls_with_one_key() {
        var instances = instances();
        var user = aUser();
        var call = call(BIO);

        var results = Race.of(8, i -> bio(instances.get(i % 3).users(), call, user.id(), "Counts on."));

        var changed = results.stream().filter(Changed.class::isInstance).toList();
        assertThat(changed).hasSize(1);
        assertThat(results)
                .filteredOn(it -> !(it instanceof Changed))
                .containsOnly(new Replayed(((Changed) changed.getFirst()).answer()));
        assertThat(stored(user.id()).version()).isEqualTo(2);
    }
}
