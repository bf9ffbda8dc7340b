package dev.intact.postgres;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.postgres.Decisions.Ends;
import dev.intact.postgres.Decisions.Look;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.shared.Json;
import dev.intact.shared.Page;
import dev.intact.shared.Pauses;
import dev.intact.users.ChangeUser;
import dev.intact.users.ChangeUserResult;
import dev.intact.users.ChangeUserResult.Changed;
import dev.intact.users.Email;
import dev.intact.users.NewUser;
import dev.intact.users.RegisterUserResult;
import dev.intact.users.RegisterUserResult.EmailTaken;
import dev.intact.users.RegisterUserResult.KeyReused;
import dev.intact.users.RegisterUserResult.Registered;
import dev.intact.users.RegisterUserResult.Replayed;
import dev.intact.users.User;
import dev.intact.users.UserChange;
import dev.intact.users.UserStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@StoredIn(Backend.POSTGRESQL)
class PostgresUserStore implements UserStore {
    private static final Ends<ChangeUserResult> CHANGE_ENDS = new Ends<>(
            kept -> new ChangeUserResult.Replayed(kept.answer()),
            ChangeUserResult.KeyReused::new,
            ChangeUserResult.UserNotFound::new);

    private static final String LOOK =
            "select r, u from UserRow u" + Decisions.WITH_REQUEST + "where u.id = :id and u.deletedAt is null";

    private static final String EMAIL_KEY = "users_email_key";

    private final Sql sql;
    private final Reads reads;
    private final Decisions decisions;

    PostgresUserStore(Sql sql, Reads reads, Decisions decisions) {
        this.sql = sql;
        this.reads = reads;
        this.decisions = decisions;
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
                .ifTaken(EMAIL_KEY, EmailTaken::new);
        write.record(newUser.events());
        return write.commit(new Registered(user, newUser.answer()));
    }

    @Override
    public ChangeUserResult changeUser(ChangeUser wanted) {
        var look = new Look<>(LOOK, Map.of("id", wanted.userId()), rows -> ((UserRow) rows.getFirst()[1]).user());
        return decisions.on(
                wanted.call(), wanted.userId(), CHANGE_ENDS, look, (user, pauses) -> switch (wanted.decide(user)) {
                    case Refuse<ChangeUserResult, UserChange>(ChangeUserResult why) -> Optional.of(why);
                    case Go<ChangeUserResult, UserChange>(UserChange change) -> write(wanted, change, pauses);
                });
    }

    private Optional<ChangeUserResult> write(ChangeUser wanted, UserChange change, Pauses pauses) {
        var user = change.after();
        var write = decisions.write(wanted.call(), wanted.eventId(), change.answer(), CHANGE_ENDS, pauses);
        write.guard(
                        1,
                        """
                        update users
                        set email = ?, email_key = ?, name = ?, bio = ?, avatar_url = ?, version = ?, updated_at = ?
                        where id = ? and version = ? and deleted_at is null""",
                        facts -> Optional.empty(),
                        user.email(),
                        Email.key(user.email()),
                        user.name(),
                        user.bio(),
                        user.avatarUrl(),
                        user.version(),
                        user.updatedAt(),
                        user.id(),
                        change.before().version())
                .ifTaken(EMAIL_KEY, () -> Optional.of(new ChangeUserResult.EmailTaken()));
        write.record(change.events());
        return write.commit(Optional.of(new Changed(user, change.answer())));
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
