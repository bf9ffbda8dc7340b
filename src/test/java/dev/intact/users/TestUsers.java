package dev.intact.users;

import dev.intact.shared.Call;
import dev.intact.support.TestCalls;
import dev.intact.users.RegisterUserResult.Registered;
import java.util.Map;
import java.util.UUID;

/** Users as tests ask for them. */
public final class TestUsers {
    public static final String OPERATION = "registerUser";

    private TestUsers() {}

    public static String anEmail() {
        return UUID.randomUUID() + "@example.org";
    }

    public static UserRequest user(String email) {
        return new UserRequest(email, "Ada", "Counts.", "https://example.org/ada.png", Map.of("plan", "b"));
    }

    public static RegisterUserResult register(UserStore store, Call call, UserRequest user) {
        return new UserService(store).register(call, user);
    }

    public static User registered(UserStore store, String email) {
        return ((Registered) register(store, TestCalls.call(OPERATION), user(email))).user();
    }

    public static User registered(UserStore store) {
        return registered(store, anEmail());
    }
}
