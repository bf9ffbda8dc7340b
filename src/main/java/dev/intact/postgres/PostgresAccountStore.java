package dev.intact.postgres;

import dev.intact.accounts.AccountEnd;
import dev.intact.accounts.AccountStore;
import dev.intact.accounts.DeleteUser;
import dev.intact.accounts.DeleteUser.TeamMembership;
import dev.intact.accounts.DeleteUserResult;
import dev.intact.accounts.DeleteUserResult.Deleted;
import dev.intact.accounts.DeleteUserResult.KeyReused;
import dev.intact.accounts.DeleteUserResult.Replayed;
import dev.intact.accounts.DeleteUserResult.UserNotFound;
import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.postgres.Decisions.Ends;
import dev.intact.postgres.Decisions.Look;
import dev.intact.shared.Answer;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.shared.Pauses;
import dev.intact.users.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@ApplicationScoped
@StoredIn(Backend.POSTGRESQL)
class PostgresAccountStore implements AccountStore {
    private static final Ends<DeleteUserResult> ENDS =
            new Ends<>(kept -> new Replayed(kept.answer()), KeyReused::new, UserNotFound::new);

    private static final String LOOK = "select r, u, m, t from UserRow u" + Decisions.WITH_REQUEST + """
            left join MembershipRow m on m.userId = u.id left join TeamRow t on t.id = m.teamId
            where u.id = :id and u.deletedAt is null""";

    private final Decisions decisions;

    PostgresAccountStore(Decisions decisions) {
        this.decisions = decisions;
    }

    /** @param teams that the user is in */
    private record Account(User user, List<TeamMembership> teams) {}

    @Override
    public DeleteUserResult deleteUser(DeleteUser wanted) {
        var look = new Look<>(LOOK, Map.of("id", wanted.userId()), PostgresAccountStore::account);
        return decisions.on(wanted.call(), wanted.userId(), ENDS, look, (account, pauses) -> switch (wanted.decide(
                account.user(), account.teams())) {
            case Refuse<DeleteUserResult, AccountEnd>(DeleteUserResult why) -> Optional.of(why);
            case Go<DeleteUserResult, AccountEnd>(AccountEnd end) -> write(wanted, end, pauses);
        });
    }

    private static Account account(List<Object[]> rows) {
        var seats = rows.stream()
                .filter(row -> row[2] != null)
                .map(row -> new TeamMembership(((TeamRow) row[3]).team(), ((MembershipRow) row[2]).membership()))
                .toList();
        return new Account(((UserRow) rows.getFirst()[1]).user(), seats);
    }

    /** Teams before the user, as whoever joins or leaves locks them. */
    private Optional<DeleteUserResult> write(DeleteUser wanted, AccountEnd end, Pauses pauses) {
        var write = decisions.write(wanted.call(), wanted.eventId(), Answer.deleted(), ENDS, pauses);
        end.teams().forEach(change -> TeamWrites.update(write, change.team(), Optional::empty));
        write.guard(
                1,
                """
                update users set deleted_at = ?, team_count = 0, version = ?, updated_at = ?
                where id = ? and deleted_at is null and version = ? and team_count = ?""",
                facts -> Optional.empty(),
                wanted.call().at(),
                end.version(),
                wanted.call().at(),
                wanted.userId(),
                end.user().version(),
                end.teams().size());
        write.run("delete from membership where user_id = ?", wanted.userId());
        write.record(end.events());
        return write.commit(Optional.of(new Deleted()));
    }
}
