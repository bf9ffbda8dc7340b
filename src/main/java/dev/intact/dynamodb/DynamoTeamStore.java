package dev.intact.dynamodb;

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
import java.util.ArrayList;
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
        write.change(
                UserItems.joinOneMore(ownerId),
                met -> met.filter(UserItems::isLiving).isPresent() ? new TooManyTeams() : new UserNotFound());
        write.putNew(TeamItems.slug(team), holder -> new SlugTaken());
        write.put(TeamItems.item(newTeam));
        write.putNew(TeamItems.trial(ownerId, team.id()), first -> new TrialAlreadyUsed(first.get(TeamItems.TEAM_ID)));
        write.put(TeamItems.membership(new Membership(team.id(), ownerId, Role.OWNER, team.createdAt())));
        write.put(TeamItems.audit(team, newTeam.events()));
        write.record(newTeam.events());
        return write.commit(new Created(team, newTeam.answer()));
    }

    @Override
    public Optional<Team> find(UUID id) {
        return table.get(Keys.team(id)).map(TeamItems::team);
    }

    @Override
    public Optional<Page<Event>> audit(UUID id, Page.Request page) {
        if (find(id).isEmpty()) {
            return Optional.empty();
        }
        var after = AuditPlace.parse(page.after());
        var found = new ArrayList<Audited>();
        // One version may have been told in part, so it is read again; each tells at least one event.
        for (var item : table.lastFirst(Keys.teamPartition(id), Keys.AUDIT, after.above(), page.limit() + 2)) {
            var events = item.get(EventItems.EVENTS);
            for (var number = events.size() - 1; number >= 0; number--) {
                var audited = new Audited(events.get(number), number);
                if (after.isBefore(audited)) {
                    found.add(audited);
                }
            }
        }
        var some = Page.of(found.subList(0, Math.min(found.size(), page.limit() + 1)), page.limit(), Audited::position);
        return Optional.of(new Page<>(some.items().stream().map(Audited::event).toList(), some.nextCursor()));
    }

    /** An event, and its number within its version. */
    private record Audited(Event event, int number) {
        String position() {
            return event.subjectVersion() + ":" + number;
        }
    }

    /** Where a page ended. */
    private record AuditPlace(long version, int number) {
        static AuditPlace parse(String text) {
            if (text.equals(Page.Request.START)) {
                return new AuditPlace(Long.MAX_VALUE, 0);
            }
            var parts = text.split(":");
            return new AuditPlace(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
        }

        /** A place above the whole version; null is above all. */
        String above() {
            return version == Long.MAX_VALUE ? null : Keys.AUDIT + Keys.inOrder(version + 1);
        }

        boolean isBefore(Audited audited) {
            var its = audited.event().subjectVersion();
            return its < version || (its == version && audited.number() < number);
        }
    }
}
