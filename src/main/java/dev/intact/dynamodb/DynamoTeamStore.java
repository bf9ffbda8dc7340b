package dev.intact.dynamodb;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.teams.CreateTeamResult;
import dev.intact.teams.CreateTeamResult.Created;
import dev.intact.teams.CreateTeamResult.KeyReused;
import dev.intact.teams.CreateTeamResult.Replayed;
import dev.intact.teams.CreateTeamResult.SlugTaken;
import dev.intact.teams.CreateTeamResult.TooManyTeams;
import dev.intact.teams.CreateTeamResult.TrialAlreadyUsed;
import dev.intact.teams.CreateTeamResult.UserNotFound;
import dev.intact.teams.NewTeam;
import dev.intact.teams.Role;
import dev.intact.teams.Team;
import dev.intact.teams.TeamStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@StoredIn(Backend.DYNAMODB)
class DynamoTeamStore implements TeamStore {
    private final Table table;

    DynamoTeamStore(Table table) {
        this.table = table;
    }

    @Override
    public CreateTeamResult createTeamWithOwnerAndTrial(NewTeam newTeam) {
        var team = newTeam.team();
        var ownerId = newTeam.ownerId();
        var write = table.<CreateTeamResult>write("createTeamWithOwnerAndTrial");
        write.claim(newTeam.call(), team.id(), newTeam.answer(), kept -> new Replayed(kept.answer()), KeyReused::new);
        joinOneMore(write, ownerId);
        write.putNew(TeamItems.slug(team), holder -> new SlugTaken());
        write.put(TeamItems.item(newTeam));
        write.putNew(TeamItems.trial(ownerId, team.id()), first -> new TrialAlreadyUsed(first.get(TeamItems.TEAM_ID)));
        write.put(TeamItems.membership(team.id(), ownerId, Role.OWNER, team.createdAt()));
        write.record(newTeam.events());
        return write.commit(new Created(team, newTeam.answer()));
    }

    @Override
    public Optional<Team> find(UUID id) {
        return table.get(Keys.team(id)).map(TeamItems::team);
    }

    private static void joinOneMore(AtomicWrite<CreateTeamResult> write, UUID userId) {
        write.change(
                new Change(Keys.user(userId))
                        .add(UserItems.TEAM_COUNT, 1)
                        .when(Condition.lacks(UserItems.DELETED_AT))
                        .when(Condition.below(UserItems.TEAM_COUNT, TeamStore.MOST_TEAMS)),
                met -> met.filter(UserItems::isLiving).isPresent() ? new TooManyTeams() : new UserNotFound());
    }
}
