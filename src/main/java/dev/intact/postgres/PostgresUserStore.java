package dev.intact.postgres;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.shared.Json;
import dev.intact.shared.Page;
import dev.intact.users.NewUser;
import dev.intact.users.RegisterUserResult;
import dev.intact.users.RegisterUserResult.EmailTaken;
import dev.intact.users.RegisterUserResult.KeyReused;
import dev.intact.users.RegisterUserResult.Registered;
import dev.intact.users.RegisterUserResult.Replayed;
import dev.intact.users.User;
import dev.intact.users.UserStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@StoredIn(Backend.POSTGRESQL)
class PostgresUserStore implements UserStore {
    private final Sql sql;
    private final Reads reads;

    PostgresUserStore(Sql sql, Reads reads) {
        this.sql = sql;
        this.reads = reads;
    }

    @Override
    public RegisterUserResult registerUser(NewUser newUser) {
        var user = newUser.user();
        var write = sql.<RegisterUserResult>write("registerUser");
        write.claim(newUser.call(), user.id(), newUser.answer(), kept -> new Replayed(kept.answer()), KeyReused::new);
        write.run(
                        """
                        insert into users (id, email, email_key, name, bio, avatar_url, metadata, team_count, version,
                            created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)""",
                        user.id(),
                        user.email(),
                        newUser.emailKey(),
                        user.name(),
                        user.bio(),
                        user.avatarUrl(),
                        Json.write(user.metadata()),
                        user.version(),
                        user.createdAt(),
                        user.updatedAt())
                .ifTaken("users_email_key", EmailTaken::new);
        write.record(newUser.events());
        return write.commit(new Registered(user, newUser.answer()));
    }

    @Override
    public Optional<User> getById(UUID id) {
        return reads.read("user", () -> UserRow.<UserRow>find("id = ?1 and " + UserRow.LIVING, id)
                .firstResultOptional()
                .map(UserRow::user));
    }

    @Override
    public Optional<User> getByEmail(String emailKey) {
        return reads.read("user", () -> UserRow.<UserRow>find("emailKey = ?1 and " + UserRow.LIVING, emailKey)
                .firstResultOptional()
                .map(UserRow::user));
    }

    @Override
    public Page<User> listAll(Page.Request page) {
        return reads.<UserRow, User>page(
                "users",
                page,
                below -> UserRow.find("id < ?1 and " + UserRow.LIVING + " order by id desc", below),
                UserRow::user,
                User::id);
    }
}
