package dev.intact.walks.teams;

import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Json;
import dev.intact.users.ChangeUserResult;
import dev.intact.users.RegisterUserResult;
import dev.intact.users.User;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The living, and the one trial that everyone may have. */
final class ModelUsers {
    static final String NAME = "Ada";

    private final Supplier<UUID> ids;
    private final Map<UUID, User> living = new LinkedHashMap<>();
    private final Map<UUID, UUID> trials = new HashMap<>();

    ModelUsers(Supplier<UUID> ids) {
        this.ids = ids;
    }

    static boolean isSame(String email, String other) {
        return key(email).equals(key(other));
    }

    private static String key(String email) {
        return Normalizer.normalize(email, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    }

    static boolean isStale(Call call, long version) {
        return !call.ifMatch().isEmpty() && !call.ifMatch().contains(version);
    }

    Optional<User> find(UUID id) {
        return Optional.ofNullable(living.get(id));
    }

    Optional<User> ofEmail(String email) {
        return living.values().stream()
                .filter(user -> isSame(user.email(), email))
                .findFirst();
    }

    Map<UUID, UUID> trials() {
        return trials;
    }

    Object register(Call call, String email) {
        if (ofEmail(email).isPresent()) {
            return new RegisterUserResult.EmailTaken();
        }
        var user = new User(ids.get(), email.strip(), NAME, null, null, null, 1, call.at(), call.at());
        living.put(user.id(), user);
        return new RegisterUserResult.Registered(user, new Answer(201, "/v1/users/" + user.id(), Json.write(user)));
    }

    Object changeEmail(Call call, UUID id, String email) {
        var before = living.get(id);
        if (before == null) {
            return new ChangeUserResult.UserNotFound();
        }
        if (isStale(call, before.version())) {
            return new ChangeUserResult.VersionMismatch(before.version());
        }
        if (ofEmail(email).filter(holder -> !holder.id().equals(id)).isPresent()) {
            return new ChangeUserResult.EmailTaken();
        }
        var user = new User(
                id, email.strip(), NAME, null, null, null, before.version() + 1, before.createdAt(), call.at());
        living.put(id, user);
        return new ChangeUserResult.Changed(user, new Answer(200, null, Json.write(user)));
    }

    void delete(UUID id) {
        living.remove(id);
    }
}
