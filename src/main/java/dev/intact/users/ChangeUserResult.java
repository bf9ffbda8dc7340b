package dev.intact.users;

import dev.intact.shared.Answer;

/** Every way to end {@link UserStore#changeUser}. Only {@link Changed} has written anything. */
public sealed interface ChangeUserResult {
    record Changed(User user, Answer answer) implements ChangeUserResult {}

    record Replayed(Answer first) implements ChangeUserResult {}

    record KeyReused() implements ChangeUserResult {}

    record UserNotFound() implements ChangeUserResult {}

    record VersionMismatch(long version) implements ChangeUserResult {}

    /** By whom is not told. */
    record EmailTaken() implements ChangeUserResult {}
}
