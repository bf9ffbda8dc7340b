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
        checks.text("/name", "invalid-name", request.name(), LONGEST_NAME);
        checks.prose("/bio", request.bio(), LONGEST_BIO);
        if (request.avatarUrl() != null) {
            checks.matching(
                    "/avatarUrl",
                    "invalid-avatar-url",
                    request.avatarUrl(),
                    UserService::isHttps,
                    "an absolute https URL");
        }
        var metadata = checks.metadata(request.metadata());
        checks.done();
        var now = call.at();
        var user =
                new User(Ids.next(), email, request.name(), request.bio(), request.avatarUrl(), metadata, 1, now, now);
        return store.registerUser(new NewUser(
                call,
                user,
                Email.key(email),
                List.of(Event.of("user.registered", user.id(), 1, now, call, user)),
                Answer.created("/v1/users/" + user.id(), user)));
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

    private static boolean isHttps(String url) {
        try {
            var uri = new URI(url);
            return url.length() <= LONGEST_URL && "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
