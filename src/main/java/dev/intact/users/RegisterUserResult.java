package dev.intact.users;

import dev.intact.shared.Answer;

/** Every way to end {@link UserStore#registerUser}. Only {@link Registered} has written anything. */
public sealed interface RegisterUserResult {
    record Registered(User user, Answer answer) implements RegisterUserResult {}

    record Replayed(Answer first) implements RegisterUserResult {}

    record KeyReused() implements RegisterUserResult {}

    /** By whom is not told: who registers need not learn who else is here. */
    record EmailTaken() implements RegisterUserResult {}
}
