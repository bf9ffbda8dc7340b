package dev.intact.users;

import dev.intact.events.Event;
import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Checks;
import dev.intact.shared.Ids;
import dev.intact.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Checks users, and hands them to the store. */
@ApplicationScoped
public class UserService {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_BIO = 1000;
    private static final int LONGEST_URL = 2048;

    private final UserStore store;

    UserService(UserStore store) {
        this.store = store;
    }

    public RegisterUserResult register(Call call, UserRequest request) {
        var checks = new Checks();
        var email = Email.check(checks, "/email", request.email());
        checkName(checks, request.name());
        checkBio(checks, request.bio());
        checkAvatarUrl(checks, request.avatarUrl());
        var metadata = checks.metadata(request.metadata());
        checks.done();
        var now = call.at();
        var user =
                new User(Ids.next(), email, request.name(), request.bio(), request.avatarUrl(), metadata, 1, now, now);
        var answer = Answer.created("/v1/users/" + user.id(), user);
        return store.registerUser(new NewUser(
                call,
                user,
                Email.key(email),
                List.of(Event.of("user.registered", user.id(), 1, now, call, answer)),
                answer));
    }

    /** @param url null clears it */
    public ChangeUserResult changeAvatar(Call call, UUID id, String url) {
        var checks = new Checks();
        checkAvatarUrl(checks, url);
        return change(checks, call, id, "user.avatar_changed", user -> user.withAvatarUrl(url));
    }

    /** @param bio null clears it */
    public ChangeUserResult changeBio(Call call, UUID id, String bio) {
        var checks = new Checks();
        checkBio(checks, bio);
        return change(checks, call, id, "user.bio_changed", user -> user.withBio(bio));
    }

    public ChangeUserResult changeEmail(Call call, UUID id, String given) {
        var checks = new Checks();
        var email = Email.check(checks, "/email", given);
        return change(checks, call, id, "user.email_changed", user -> user.withEmail(email));
    }

    public ChangeUserResult changeName(Call call, UUID id, String name) {
        var checks = new Checks();
        checkName(checks, name);
        return change(checks, call, id, "user.name_changed", user -> user.withName(name));
    }

    private ChangeUserResult change(Checks checks, Call call, UUID id, String eventType, UnaryOperator<User> change) {
        checks.done();
        return store.changeUser(new ChangeUser(call, Ids.next(), id, eventType, change));
    }

    public Optional<User> getById(UUID id) {
        return store.getById(id);
    }

    public Optional<User> getByEmail(String email) {
        return store.getByEmail(Email.key(email));
    }

    public Page<User> listAll(Page.Request page) {
        return store.listAll(page);
    }

    private static void checkName(Checks checks, String name) {
        checks.text("/name", "invalid-name", name, LONGEST_NAME);
    }

    private static void checkBio(Checks checks, String bio) {
        checks.prose("/bio", bio, LONGEST_BIO);
    }

    private static void checkAvatarUrl(Checks checks, String url) {
        if (url != null) {
            checks.matching("/avatarUrl", "invalid-avatar-url", url, UserService::isHttps, "an absolute https URL");
        }
    }

    private static boolean isHttps(String url) {
        try {
            var uri = new URI(url);
            return url.length() <= LONGEST_URL && "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
