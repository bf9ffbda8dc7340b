package dev.intact.dynamodb;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.dynamodb.Decisions.Ends;
import dev.intact.dynamodb.Decisions.Outcome;
import dev.intact.dynamodb.Decisions.Outcome.Told;
import dev.intact.dynamodb.Lists.Source;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.shared.Page;
import dev.intact.shared.Pauses;
import dev.intact.users.ChangeUser;
import dev.intact.users.ChangeUserResult;
import dev.intact.users.ChangeUserResult.UserNotFound;
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
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@StoredIn(Backend.DYNAMODB)
class DynamoUserStore implements UserStore {
    private static final Ends<ChangeUserResult> CHANGE_ENDS =
            new Ends<>(kept -> new ChangeUserResult.Replayed(kept.answer()), ChangeUserResult.KeyReused::new);

    private final Table table;
    private final Lists lists;

    private final Decisions decisions;

    DynamoUserStore(Table table, Lists lists, Decisions decisions) {
        this.table = table;
        this.lists = lists;
        this.decisions = decisions;
    }

    @Override
    public RegisterUserResult registerUser(NewUser newUser) {
        var user = newUser.user();
        var write = table.<RegisterUserResult>write("registerUser");
        write.claim(newUser.call(), user.id(), newUser.answer(), kept -> new Replayed(kept.answer()), KeyReused::new);
        write.putNew(UserItems.email(newUser.emailKey(), user.id()), holder -> new EmailTaken());
        write.put(UserItems.item(newUser));
        write.record(newUser.events());
        return write.commit(new Registered(user, newUser.answer()));
    }

    @Override
    public ChangeUserResult changeUser(ChangeUser wanted) {
        return decisions.onItem(wanted.call(), Keys.user(wanted.userId()), CHANGE_ENDS, (found, pauses) -> {
            var user = found.flatMap(DynamoUserStore::living);
            if (user.isEmpty()) {
                return new Told<>(new UserNotFound());
            }
            return switch (wanted.decide(user.get())) {
                case Refuse<ChangeUserResult, UserChange>(ChangeUserResult why) -> new Told<>(why);
                case Go<ChangeUserResult, UserChange>(UserChange change) -> write(wanted, change, pauses);
            };
        });
    }

    private Outcome<ChangeUserResult> write(ChangeUser wanted, UserChange change, Pauses pauses) {
        var user = change.after();
        var write = decisions.write(wanted.call(), wanted.eventId(), change.answer(), CHANGE_ENDS, pauses);
        write.change(UserItems.change(change), Outcome.Changed::new);
        if (change.movesEmail()) {
            write.putNew(
                    UserItems.email(Email.key(user.email()), user.id()),
                    holder -> new Told<>(new ChangeUserResult.EmailTaken()));
            write.remove(Keys.email(Email.key(change.before().email())));
        }
        write.record(change.events());
        return write.commit(new Told<>(new ChangeUserResult.Changed(user, change.answer())));
    }

    @Override
    public Optional<User> getById(UUID id) {
        return table.get(Keys.user(id)).flatMap(DynamoUserStore::living);
    }

    @Override
    public Optional<User> getByEmail(String emailKey) {
        return table.get(Keys.email(emailKey)).flatMap(holder -> getById(holder.get(UserItems.USER_ID)));
    }

    @Override
    public Page<User> listAll(Page.Request page) {
        return lists.page(Source.ofIds(Lists.ALL, Keys.allUsers(), Keys::user, DynamoUserStore::living), page);
    }

    private static Optional<User> living(Item item) {
        return Optional.of(item).filter(UserItems::isLiving).map(UserItems::user);
    }
}
