package dev.intact.postgres;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.postgres.SqlWrite.Facts;
import dev.intact.shared.Json;
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
@StoredIn(Backend.POSTGRESQL)
class PostgresTeamStore implements TeamStore {
    private final Sql sql;
    private final Reads reads;

    PostgresTeamStore(Sql sql, Reads reads) {
        this.sql = sql;
        this.reads = reads;
    }

    @Override
    public CreateTeamResult createTeamWithOwnerAndTrial(NewTeam newTeam) {
        var team = newTeam.team();
        var ownerId = newTeam.ownerId();
        var write = sql.<CreateTeamResult>write("createTeamWithOwnerAndTrial");
        write.claim(newTeam.call(), team.id(), newTeam.answer(), kept -> new Replayed(kept.answer()), KeyReused::new);
        joinOneMore(write, ownerId);
        insert(write, team);
        write.run("insert into trial (user_id, team_id) values (?, ?)", ownerId, team.id())
                .ifTaken(
                        "trial_pkey",
                        () -> new TrialAlreadyUsed(sql.id("select team_id from trial where user_id = ?", ownerId)));
        write.run(
                "insert into membership (team_id, user_id, role, joined_at) values (?, ?, ?, ?)",
                team.id(),
                ownerId,
                Role.OWNER.code(),
                team.createdAt());
        write.record(newTeam.events());
        return write.commit(new Created(team, newTeam.answer()));
    }

    @Override
    public Optional<Team> find(UUID id) {
        return reads.read("team", () -> TeamRow.withOwners(id).map(TeamRow::team));
    }

    /** Locked first, so that who is refused learns why from the row as it is now. */
    private static void joinOneMore(SqlWrite<CreateTeamResult> write, UUID userId) {
        write.lock(
                1,
                "select 1 from users where id = ? and deleted_at is null",
                Facts.NONE,
                facts -> new UserNotFound(),
                userId);
        write.guard(
                1,
                "update users set team_count = team_count + 1 where id = ? and team_count < " + TeamStore.MOST_TEAMS,
                facts -> new TooManyTeams(),
                userId);
    }

    private static void insert(SqlWrite<CreateTeamResult> write, Team team) {
        var subscription = team.subscription();
        write.run(
                        """
                        insert into team (id, name, slug, subscription_status, plan, trial_ends_at, period_ends_at,
                            cancel_at_period_end, seat_limit, seats_used, member_count, owner_count, metadata, version,
                            created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                        team.id(),
                        team.name(),
                        team.slug(),
                        subscription.status().code(),
                        subscription.plan(),
                        subscription.trialEndsAt(),
                        subscription.periodEndsAt(),
                        subscription.cancelAtPeriodEnd(),
                        team.seatLimit(),
                        team.seatsUsed(),
                        team.memberCount(),
                        team.ownerIds().size(),
                        Json.write(team.metadata()),
                        team.version(),
                        team.createdAt(),
                        team.updatedAt())
                .ifTaken("team_slug_key", SlugTaken::new);
    }
}
