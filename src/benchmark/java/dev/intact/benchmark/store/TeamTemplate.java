package dev.intact.benchmark.store;

import dev.intact.events.Event;
import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Ids;
import dev.intact.shared.Json;
import dev.intact.teams.CreatedTeam;
import dev.intact.teams.NewTeam;
import dev.intact.teams.Role;
import dev.intact.teams.Subscription;
import dev.intact.teams.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes teams as the service hands them over. Their JSON is written once, and then only changes its ids. */
final class TeamTemplate {
    private static final Duration TRIAL = Duration.ofDays(14);
    private static final int SEATS = 10;
    private static final String NAME = "Tea and Company";

    private final String id;
    private final String owner;
    private final String created;
    private final String member;
    private final String trial;

    TeamTemplate(Instant now) {
        var team = team(Ids.next(), Ids.next(), now);
        this.id = team.id().toString();
        this.owner = team.ownerIds().getFirst().toString();
        this.created = Json.write(created(team));
        this.member = Json.write(new Member(team.id(), team.ownerIds().getFirst(), Role.OWNER));
        this.trial = Json.write(new Trial(team.id(), team.subscription(), SEATS));
    }

    /** What the event of a member tells. */
    private record Member(UUID teamId, UUID userId, Role role) {}

    /** What the event of a subscription tells. */
    private record Trial(UUID teamId, Subscription subscription, int seatLimit) {}

    NewTeam next(UUID ownerId, Instant now) {
        var team = team(Ids.next(), ownerId, now);
        var call = Calls.of("createTeamWithOwnerAndTrial", now);
        var told = told(created, team);
        return new NewTeam(
                call,
                team,
                ownerId,
                List.of(
                        event("team.created", team, call, told),
                        event("member.added", team, call, told(member, team)),
                        event("subscription.trial_started", team, call, told(trial, team))),
                new Answer(201, "/v1/teams/" + team.id(), told));
    }

    private String told(String json, Team team) {
        return json.replace(id, team.id().toString())
                .replace(owner, team.ownerIds().getFirst().toString());
    }

    private static Event event(String type, Team team, Call call, String data) {
        return new Event(Ids.next(), type, team.id().toString(), 1, team.createdAt(), call.actor(), data);
    }

    private static Team team(UUID teamId, UUID ownerId, Instant now) {
        return new Team(
                teamId,
                NAME,
                "tea-" + teamId,
                List.of(ownerId),
                Subscription.TRIAL,
                Subscription.trial(now.plus(TRIAL)),
                SEATS,
                1,
                1,
                null,
                1,
                now,
                now,
                List.of());
    }

    private static CreatedTeam created(Team team) {
        return new CreatedTeam(
                team.id(),
                team.name(),
                team.slug(),
                team.ownerIds().getFirst(),
                Role.OWNER.code(),
                team.plan(),
                team.subscription(),
                team.seatLimit(),
                team.seatsUsed(),
                team.memberCount(),
                team.metadata(),
                team.version(),
                team.createdAt(),
                team.updatedAt());
    }
}
