package dev.intact.teams;

import static dev.intact.support.TestCalls.askingForMore;
import static dev.intact.support.TestCalls.at;
import static dev.intact.support.TestCalls.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intact.shared.Call;
import dev.intact.shared.Json;
import dev.intact.shared.Page;
import dev.intact.support.StoreContract;
import dev.intact.support.Stores;
import dev.intact.teams.ChangeTeamResult.Changed;
import dev.intact.teams.ChangeTeamResult.KeyReused;
import dev.intact.teams.ChangeTeamResult.Replayed;
import dev.intact.users.TestUsers;
import dev.intact.users.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the contracts of changes of teams share. */
abstract class TeamContract extends StoreContract {
    protected static final int TRIAL_DAYS = 14;

    /** A call that comes some days from now. */
    protected static Call in(int days, String operation) {
        var call = call(operation);
        return at(call, call.at().plus(Duration.ofDays(days)));
    }

    protected User aUser() {
        return TestUsers.registered(stores().users());
    }

    protected static UUID ownerOf(Team team) {
        return team.ownerIds().getFirst();
    }

    protected Team stored(Team team) {
        return stores().teams().find(team.id()).orElseThrow();
    }

    protected Invitation invitation(Team team, UUID id) {
        return stores().invitations().find(team.id(), id).orElseThrow();
    }

    protected Member member(Team team, UUID userId) {
        return stores().members().find(team.id(), userId).orElseThrow();
    }

    /** The change was made, and the team is stored as the change says that it left it. */
    protected Team done(ChangeTeamResult result) {
        assertThat(result).isInstanceOf(Changed.class);
        var team = ((Changed) result).team();
        assertThat(stored(team)).isEqualTo(team);
        return team;
    }

    protected static JsonNode body(ChangeTeamResult result) {
        return Json.tree(((Changed) result).answer().body());
    }

    protected void assertRefused(ChangeTeamResult expected, Supplier<ChangeTeamResult> refused) {
        assertThat(writingNothing(refused)).isEqualTo(expected);
    }

    /** The same call has the same answer, whatever happens to the team after it, and another one with its key has none. */
    protected void assertIsDoneOnce(Call call, Function<Call, ChangeTeamResult> change, Runnable afterwards) {
        var first = change.apply(call);
        done(first);
        afterwards.run();

        var again = writingNothing(() -> change.apply(call));

        assertThat(again).isInstanceOf(Replayed.class);
        assertThat(((Replayed) again).first().answer()).isEqualTo(((Changed) first).answer());
        assertRefused(new KeyReused(), () -> change.apply(askingForMore(call)));
    }

    protected List<Stores> instances() {
        return List.of(stores(), stores().ofAnotherInstance(), stores().ofAnotherInstance());
    }

    protected static Stores oneOf(List<Stores> instances, int runner) {
        return instances.get(runner % instances.size());
    }

    /** What was told after the creation of the team. */
    protected List<String> toldOf(Team team) {
        var told = eventTypesAbout(team.id());
        return told.subList(3, told.size());
    }

    /** All entries of a list, read page by page; only the last one may be shorter than asked for. */
    protected static <T> List<T> all(int limit, Function<Page.Request, Optional<Page<T>>> list) {
        var all = new ArrayList<T>();
        var positions = new HashSet<String>();
        var position = Page.Request.START;
        while (position != null) {
            var page = list.apply(new Page.Request(position, limit)).orElseThrow();
            all.addAll(page.items());
            position = page.nextCursor();
            if (position != null) {
                assertThat(page.items()).hasSize(limit);
                assertThat(positions.add(position)).as("goes on").isTrue();
            }
        }
        return all;
    }
}
