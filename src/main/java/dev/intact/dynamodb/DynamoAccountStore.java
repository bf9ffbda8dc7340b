package dev.intact.dynamodb;

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
import dev.intact.dynamodb.Decisions.Ends;
import dev.intact.dynamodb.Decisions.Looked;
import dev.intact.dynamodb.Decisions.Outcome;
import dev.intact.dynamodb.Decisions.Outcome.Told;
import dev.intact.shared.Answer;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.shared.Pauses;
import dev.intact.users.Email;
import dev.intact.users.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

@ApplicationScoped
@StoredIn(Backend.DYNAMODB)
class DynamoAccountStore implements AccountStore {
    private static final Ends<DeleteUserResult> ENDS = new Ends<>(kept -> new Replayed(kept.answer()), KeyReused::new);

    private final Table table;
    private final Decisions decisions;

    DynamoAccountStore(Table table, Decisions decisions) {
        this.table = table;
        this.decisions = decisions;
    }

    /** @param teams that the user is in */
    private record Account(User user, List<TeamMembership> teams) {}

    @Override
    public DeleteUserResult deleteUser(DeleteUser wanted) {
        return decisions.onState(
                wanted.call(),
                Keys.user(wanted.userId()),
                ENDS,
                pauses -> look(wanted, pauses),
                (found, pauses) -> found.map(account -> decide(wanted, account, pauses))
                        .orElseGet(() -> new Told<>(new UserNotFound())));
    }

    /** Which teams count is known only after a look at the user: one more request. Then all is seen at one moment. */
    private Looked<Optional<Account>> look(DeleteUser wanted, Pauses pauses) {
        var user = Keys.user(wanted.userId());
        var keys = new ArrayList<>(List.of(Keys.request(wanted.call()), user));
        for (var item : table.lastFirst(user.partition(), Keys.MEMBERSHIPS, null, Integer.MAX_VALUE)) {
            keys.add(item.key());
            keys.add(Keys.team(item.get(TeamItems.TEAM_ID)));
        }
        var found = table.getTogether(pauses, keys.toArray(Key[]::new));
        return new Looked<>(
                found.get(1)
                        .filter(UserItems::isLiving)
                        .map(living ->
                                new Account(UserItems.user(living), memberships(found.subList(2, found.size())))),
                found.get(0));
    }

    /** @param found each membership, if it has not ended since, and its team */
    private static List<TeamMembership> memberships(List<Optional<Item>> found) {
        return IntStream.range(0, found.size() / 2)
                .mapToObj(i -> found.get(2 * i)
                        .map(membership -> new TeamMembership(
                                TeamItems.team(found.get(2 * i + 1).orElseThrow()), TeamItems.membership(membership))))
                .flatMap(Optional::stream)
                .toList();
    }

    private Outcome<DeleteUserResult> decide(DeleteUser wanted, Account account, Pauses pauses) {
        return switch (wanted.decide(account.user(), account.teams())) {
            case Refuse<DeleteUserResult, AccountEnd>(DeleteUserResult why) -> new Told<>(why);
            case Go<DeleteUserResult, AccountEnd>(AccountEnd end) -> write(wanted, end, pauses);
        };
    }

    private Outcome<DeleteUserResult> write(DeleteUser wanted, AccountEnd end, Pauses pauses) {
        var write = decisions.write(wanted.call(), wanted.eventId(), Answer.deleted(), ENDS, pauses);
        for (var change : end.teams()) {
            write.change(TeamItems.change(change.team()), Outcome.Changed::new);
            write.remove(Keys.membership(wanted.userId(), change.team().id()));
            write.put(TeamItems.audit(change.team(), change.events()));
        }
        write.change(UserItems.end(end, wanted.call().at()), Outcome.Changed::new);
        write.remove(Keys.email(Email.key(end.user().email())));
        write.record(end.events());
        return write.commit(new Told<>(new Deleted()));
    }
}
