package dev.intact.postgres;

import dev.intact.postgres.SqlWrite.Facts;
import dev.intact.teams.TeamStore;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes to users, as steps of the workflows of teams. */
final class UserWrites {
    private UserWrites() {}

    /** Counts one team more. Locked first, so that who is refused learns why from the row as it is now. */
    static <R> void joinOneMore(SqlWrite<R> write, UUID userId, Supplier<R> userNotFound, Supplier<R> tooManyTeams) {
        write.lock(
                1,
                "select 1 from users where id = ? and deleted_at is null",
                Facts.NONE,
                facts -> userNotFound.get(),
                userId);
        countOneMore(write, userId, tooManyTeams);
    }

    /** Of a user whose row is locked. */
    static <R> void countOneMore(SqlWrite<R> write, UUID userId, Supplier<R> tooManyTeams) {
        write.guard(
                1,
                "update users set team_count = team_count + 1 where id = ? and team_count < " + TeamStore.MOST_TEAMS,
                facts -> tooManyTeams.get(),
                userId);
    }

    /** Counts one team less. Whose membership the same write ends is there. */
    static void leaveOne(SqlWrite<?> write, UUID userId) {
        write.run("update users set team_count = team_count - 1 where id = ?", userId);
    }
}
