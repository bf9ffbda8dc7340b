package dev.intact.postgres;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.events.Event;
import dev.intact.shared.Page;
import dev.intact.teams.CreateTeamResult;
import dev.intact.teams.CreateTeamResult.Created;
import dev.intact.teams.CreateTeamResult.KeyReused;
import dev.intact.teams.CreateTeamResult.Replayed;
import dev.intact.teams.CreateTeamResult.SlugTaken;
import dev.intact.teams.CreateTeamResult.TooManyTeams;
import dev.intact.teams.CreateTeamResult.TrialAlreadyUsed;
import dev.intact.teams.CreateTeamResult.UserNotFound;
import dev.intact.teams.Membership;
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
    private static final String AUDIT = """
            select id, type, subject, subject_version, time, actor, data, seq from event
            where subject = ? and (subject_version, seq) < (?, ?)
            order by subject_version desc, seq desc limit ?""";

    /** After every event. */
    private static final String LAST = Long.MAX_VALUE + ":" + Long.MAX_VALUE;

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
        UserWrites.joinOneMore(write, ownerId, UserNotFound::new, TooManyTeams::new);
        TeamWrites.insert(write, team);
        write.ifTaken("team_slug_key", SlugTaken::new);
        write.run("insert into trial (user_id, team_id) values (?, ?)", ownerId, team.id())
                .ifTaken(
                        "trial_pkey",
                        () -> new TrialAlreadyUsed(sql.id("select team_id from trial where user_id = ?", ownerId)));
        TeamWrites.insert(write, new Membership(team.id(), ownerId, Role.OWNER, team.createdAt()));
        write.record(newTeam.events());
        return write.commit(new Created(team, newTeam.answer()));
    }

    @Override
    public Optional<Team> find(UUID id) {
        return reads.read("team", () -> TeamRow.<TeamRow>findByIdOptional(id).map(TeamRow::team));
    }

    @Override
    public Optional<Page<Event>> audit(UUID id, Page.Request page) {
        if (find(id).isEmpty()) {
            return Optional.empty();
        }
        var below = page.afterOr(LAST).split(":");
        var found = sql.query(
                AUDIT,
                row -> new Audited(PostgresEventStore.event(row), row.getLong("seq")),
                id.toString(),
                Long.valueOf(below[0]),
                Long.valueOf(below[1]),
                page.limit() + 1);
        var some = Page.of(found, page.limit(), Audited::position);
        return Optional.of(new Page<>(some.items().stream().map(Audited::event).toList(), some.nextCursor()));
    }

    /** The events of one version stand in the order in which they were told. */
    private record Audited(Event event, long number) {
        String position() {
            return event.subjectVersion() + ":" + number;
        }
    }
}
