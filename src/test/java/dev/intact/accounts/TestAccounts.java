package dev.intact.accounts;

import dev.intact.shared.Call;
import dev.intact.support.TestCalls;
import java.util.UUID;

/** Deletions of users as tests ask for them. */
public final class TestAccounts {
    public static final String OPERATION = "deleteUser";

    private TestAccounts() {}

    public static DeleteUserResult delete(AccountStore store, Call call, UUID userId) {
        return new AccountService(store).delete(call, userId);
    }

    public static DeleteUserResult delete(AccountStore store, UUID userId) {
        return delete(store, TestCalls.call(OPERATION), userId);
    }
}
