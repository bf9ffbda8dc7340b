package dev.intact.dynamodb;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.dynamodb.Lists.Source;
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
@StoredIn(Backend.DYNAMODB)
class DynamoUserStore implements UserStore {
    private final Table table;
    private final Lists lists;

    DynamoUserStore(Table table, Lists lists) {
        this.table = table;
        this.lists = lists;
    }

    @Override
    public RegisterUserResult registerUser(NewUser newUser) {
        var user = newUser.user();
        var write = table.<RegisterUserResult>write("registerUser");
        write.claim(newUser.call(), user.id(), newUser.answer(), kept -> new Replayed(kept.answer()), KeyReused::new);
        write.putNew(UserItems.email(newUser), holder -> new EmailTaken());
        write.put(UserItems.item(newUser));
        write.record(newUser.events());
        return write.commit(new Registered(user, newUser.answer()));
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
