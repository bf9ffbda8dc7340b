package dev.intact.benchmark.repositories;

import dev.intact.teams.CreateTeamResult;
import dev.intact.teams.CreateTeamResult.Created;
import dev.intact.teams.CreateTeamResult.KeyReused;
import dev.intact.teams.CreateTeamResult.Replayed;
import dev.intact.teams.CreateTeamResult.TooManyTeams;
import dev.intact.teams.CreateTeamResult.UserNotFound;
import dev.intact.teams.NewTeam;
import dev.intact.teams.Role;
import dev.intact.teams.TeamStore;
import jakarta.inject.Singleton;

/** Creates a team, table by table. Whether that is one transaction is up to the caller. */
@Singleton
class TeamSteps {
    private final RequestRepository requests;
    private final UserRepository users;
    private final TeamRepository teams;
    private final TrialRepository trials;
    private final MembershipRepository memberships;
    private final EventRepository events;

    TeamSteps(
            RequestRepository requests,
            UserRepository users,
            TeamRepository teams,
            TrialRepository trials,
            MembershipRepository memberships,
            EventRepository events) {
        this.requests = requests;
        this.users = users;
        this.teams = teams;
        this.trials = trials;
        this.memberships = memberships;
        this.events = events;
    }

    CreateTeamResult create(NewTeam wanted) {
        var call = wanted.call();
        var known = requests.<CreateTeamResult>answer(call, kept -> new Replayed(kept.answer()), KeyReused::new);
        if (known.isPresent()) {
            return known.get();
        }
        var owner = users.findForUpdate(wanted.ownerId()).filter(user -> user.deletedAt == null);
        if (owner.isEmpty()) {
            return new UserNotFound();
        }
        if (owner.get().teamCount >= TeamStore.MOST_TEAMS) {
            return new TooManyTeams();
        }
        owner.get().teamCount++;
        users.save(owner.get());
        var team = wanted.team();
        teams.insert(new SavedTeam(team));
        trials.insert(new SavedTrial(wanted.ownerId(), team.id()));
        memberships.insert(new SavedMembership(team, wanted.ownerId(), Role.OWNER));
        events.insertAll(wanted.events().stream().map(SavedEvent::new).toList());
        requests.insert(new SavedRequest(call, team.id(), wanted.answer()));
        return new Created(team, wanted.answer());
    }
}
