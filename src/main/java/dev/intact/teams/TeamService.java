package dev.intact.teams;

import dev.intact.events.Event;
import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Checks;
import dev.intact.shared.Ids;
import dev.intact.shared.Page;
import dev.intact.teams.CreateTeamResult.ForbiddenRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Checks teams, and hands them to the store. */
@ApplicationScoped
public class TeamService {
    private static final int LONGEST_NAME = 200;
    private static final int USUAL_TRIAL_DAYS = 14;
    private static final int MOST_TRIAL_DAYS = 90;
    private static final int TRIAL_SEATS = 10;

    private final TeamStore store;
    private final Clock clock;

    TeamService(TeamStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    public CreateTeamResult create(Call call, TeamRequest request) {
        var checks = new Checks();
        var ownerId = checks.id("/ownerId", request.ownerId());
        checks.text("/name", "invalid-name", request.name(), LONGEST_NAME);
        if (request.slug() != null) {
            checks.matching("/slug", "invalid-slug", request.slug(), Slug::isSlug, "3 to 63 of a-z, 0-9 and -");
        }
        var trialDays = request.trialDays() == null
                ? USUAL_TRIAL_DAYS
                : checks.number("/trialDays", Checks.INVALID_REQUEST, request.trialDays(), 1, MOST_TRIAL_DAYS);
        var metadata = checks.metadata(request.metadata());
        checks.done();
        if (call.onBehalfOf().filter(actor -> !actor.equals(ownerId)).isPresent()) {
            return new ForbiddenRole();
        }
        var id = Ids.next();
        var now = call.at();
        var team = new Team(
                id,
                request.name(),
                request.slug() == null ? Slug.of(request.name(), id) : request.slug(),
                List.of(ownerId),
                Subscription.TRIAL,
                Subscription.trial(now.plus(Duration.ofDays(trialDays))),
                TRIAL_SEATS,
                1,
                1,
                metadata,
                1,
                now,
                now,
                List.of());
        var created = CreatedTeam.of(team);
        return store.createTeamWithOwnerAndTrial(new NewTeam(
                call, team, ownerId, events(call, created, now), Answer.created("/v1/teams/" + id, created)));
    }

    public Optional<Team> find(UUID id) {
        return store.find(id).map(team -> team.at(clock.instant()));
    }

    public Optional<Page<Event>> audit(UUID id, Page.Request page) {
        return store.audit(id, page);
    }

    private static List<Event> events(Call call, CreatedTeam team, Instant now) {
        return List.of(
                Event.of("team.created", team.id(), 1, now, call, team),
                Event.of(
                        "member.added", team.id(), 1, now, call, new MemberTold(team.id(), team.ownerId(), Role.OWNER)),
                Event.of(
                        "subscription.trial_started",
                        team.id(),
                        1,
                        now,
                        call,
                        new SubscriptionTold(team.id(), team.subscription(), team.seatLimit())));
    }
}
