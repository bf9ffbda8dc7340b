package dev.intact.accounts;

import dev.intact.shared.Answer;
import java.util.List;
import java.util.UUID;

/** Every way to end {@link AccountStore#deleteUser}. Only {@link Deleted} has written anything. */
public sealed interface DeleteUserResult {
    record Deleted() implements DeleteUserResult {}

    record Replayed(Answer first) implements DeleteUserResult {}

    record KeyReused() implements DeleteUserResult {}

    record UserNotFound() implements DeleteUserResult {}

    record VersionMismatch(long version) implements DeleteUserResult {}

    /** @param teamIds those that have no other owner */
    record LastOwner(List<UUID> teamIds) implements DeleteUserResult {}
}
