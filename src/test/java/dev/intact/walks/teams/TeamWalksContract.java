package dev.intact.walks.teams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.accounts.DeleteUserResult;
import dev.intact.slots.ChangeSlotResult;
import dev.intact.slots.CreateSlotResult;
import dev.intact.support.Stores;
import dev.intact.teams.ChangeTeamResult;
import dev.intact.teams.CreateTeamResult;
import dev.intact.users.ChangeUserResult;
import dev.intact.users.RegisterUserResult;
import dev.intact.walks.Disturbed;
import dev.intact.walks.Tally;
import dev.intact.walks.Walks;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Random walks of users, teams, slots and time, each on a model in memory and on a database: whoever gives the model's
 * answers also gives those of every other database.
 *
 * <p>{@code test.walks} says how many, {@code test.seed} the seed of the first; each of the others has the next seed.
 */
public abstract class TeamWalksContract {
    private static final int USUAL_WALKS = 80;
    private static final long USUAL_SEED = 1;
    private static final int WALKS = Integer.getInteger("test.walks", USUAL_WALKS);
    private static final long SEED = Long.getLong("test.seed", USUAL_SEED);

    private static final List<Class<?>> RESULTS = List.of(
            RegisterUserResult.class,
            ChangeUserResult.class,
            DeleteUserResult.class,
            CreateTeamResult.class,
            ChangeTeamResult.class,
            CreateSlotResult.class,
            ChangeSlotResult.class);

    /** A walk would need thirty teams, or a thousand owners; and what is not due is told to the sweeper alone. */
    private static final Set<Class<?>> NEVER_MET = Set.of(
            CreateTeamResult.TooManyTeams.class,
            ChangeTeamResult.TooManyTeams.class,
            ChangeTeamResult.TooManyOwners.class,
            ChangeTeamResult.NotDue.class,
            ChangeSlotResult.NotDue.class);

    protected abstract Stores stores();

    /** Stores of the same database for one walk. */
    protected abstract Disturbed disturbed();

    @Test
    void give_the_answers_of_the_model_and_leave_what_it_leaves() throws InterruptedException {
        var walks = new Walks<>(
                new TeamWalks(this::disturbed, (line, scope, start) -> new StoresWorld(line.stores(), scope, start)));

        walks.walk(SEED, WALKS);

        assertThat(stores().integrity().walk().violations()).isEmpty();
        walks.tally().tell(getClass(), WALKS, SEED);
        if (SEED == USUAL_SEED && WALKS >= USUAL_WALKS) {
            assertThat(walks.tally().counts().keySet()).as("answers met").containsAll(kindsOfAnswer());
        }
    }

    private static List<String> kindsOfAnswer() {
        return RESULTS.stream()
                .flatMap(result -> Stream.of(result.getPermittedSubclasses()))
                .filter(kind -> !NEVER_MET.contains(kind))
                .map(Tally::kind)
                .toList();
    }
}
