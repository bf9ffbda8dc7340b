package dev.intact.users;

import dev.intact.shared.Call;
import dev.intact.support.TestCalls;
import java.util.UUID;

/** Changes of users as tests ask for them. */
public final class TestUserChanges {
    public static final String BIO = "changeUserBio";
    public static final String EMAIL = "changeUserEmail";
    public static final String NAME = "changeUserName";
    public static final String AVATAR = "changeUserAvatar";

    private TestUserChanges() {}

    public static ChangeUserResult bio(UserStore store, Call call, UUID id, String bio) {
        return new UserService(store).changeBio(call, id, bio);
    }

    public static ChangeUserResult bio(UserStore store, UUID id, String bio) {
        return bio(store, TestCalls.call(BIO), id, bio);
    }

    public static ChangeUserResult avatar(UserStore store, UUID id, String url) {
        return new UserService(store).changeAvatar(TestCalls.call(AVATAR), id, url);
    }

    public static ChangeUserResult name(UserStore store, UUID id, String name) {
        return new UserService(store).changeName(TestCalls.call(NAME), id, name);
    }

    public static ChangeUserResult email(UserStore store, Call call, UUID id, String email) {
        return new UserService(store).changeEmail(call, id, email);
    }

    public static ChangeUserResult email(UserStore store, UUID id, String email) {
        return email(store, TestCalls.call(EMAIL), id, email);
    }
}
