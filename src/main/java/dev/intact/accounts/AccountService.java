package dev.intact.accounts;

import dev.intact.shared.Call;
import dev.intact.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Hands deletions of users to the store: there is nothing to check beforehand. */
@ApplicationScoped
public class AccountService {
    private final AccountStore store;

    AccountService(AccountStore store) {
        this.store = store;
    }

    public DeleteUserResult delete(Call call, UUID userId) {
        return store.deleteUser(new DeleteUser(call, Ids.next(), userId));
    }
}
