package dev.intact.walks.teams;

import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Json;
import dev.intact.teams.ChangeTeamResult;
import dev.intact.teams.ChangeTeamResult.AlreadyCancelling;
import dev.intact.teams.ChangeTeamResult.Changed;
import dev.intact.teams.ChangeTeamResult.ForbiddenRole;
import dev.intact.teams.ChangeTeamResult.LastOwner;
import dev.intact.teams.ChangeTeamResult.MemberNotFound;
import dev.intact.teams.ChangeTeamResult.NotCancelling;
import dev.intact.teams.ChangeTeamResult.NotOwner;
import dev.intact.teams.ChangeTeamResult.PeriodInPast;
import dev.intact.teams.ChangeTeamResult.SeatLimitBelowUsage;
import dev.intact.teams.ChangeTeamResult.SubscriptionNotActive;
import dev.intact.teams.ChangeTeamResult.TeamNotFound;
import dev.intact.teams.ChangeTeamResult.VersionMismatch;
import dev.intact.teams.CreateTeamResult;
import dev.intact.teams.CreatedTeam;
import dev.intact.teams.Member;
import dev.intact.teams.Role;
import dev.intact.teams.Subscription;
import dev.intact.teams.Subscription.Status;
import dev.intact.teams.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Teams, who is in them, and what they may use. */
final class ModelTeams {
    private static final int USUAL_TRIAL = 14;
    static final String PLAN = "pro";

    private final Supplier<UUID> ids;
    private final ModelUsers users;
    private final Map<UUID, ModelTeam> teams = new LinkedHashMap<>();

    ModelTeams(Supplier<UUID> ids, ModelUsers users) {
        this.ids = ids;
        this.users = users;
    }

    Map<UUID, ModelTeam> all() {
        return teams;
    }

    Stream<ModelTeam> of(UUID user) {
        return teams.values().stream().filter(team -> team.members.containsKey(user));
    }

    Object create(Call call, UUID owner, String slug, Integer trialDays) {
        if (users.find(owner).isEmpty()) {
            return new CreateTeamResult.UserNotFound();
        }
        if (teams.values().stream().anyMatch(team -> team.slug.equals(slug))) {
            return new CreateTeamResult.SlugTaken();
        }
        if (users.trials().containsKey(owner)) {
            return new CreateTeamResult.TrialAlreadyUsed(users.trials().get(owner));
        }
        var ends = call.at().plus(Duration.ofDays(trialDays == null ? USUAL_TRIAL : trialDays));
        var team = new ModelTeam(ids.get(), slug, owner, ends, call);
        teams.put(team.id, team);
        users.trials().put(owner, team.id);
        var now = team.at(call.at());
        return new CreateTeamResult.Created(
                now, new Answer(201, "/v1/teams/" + team.id, Json.write(created(now, owner))));
    }

    private static CreatedTeam created(Team team, UUID owner) {
        return new CreatedTeam(
                team.id(),
                team.name(),
                team.slug(),
                owner,
                "owner",
                team.plan(),
                team.subscription(),
                team.seatLimit(),
                team.seatsUsed(),
                team.memberCount(),
                null,
                team.version(),
                team.createdAt(),
                team.updatedAt());
    }

    Object onTeam(UUID id, BiFunction<ModelTeam, UUID, Object> decide) {
        return teams.containsKey(id) ? decide.apply(teams.get(id), id) : new TeamNotFound();
    }

    /** Who may, and then whether the caller knows how the team stands. */
    static Optional<Object> refusal(Call call, ModelTeam team, Role... least) {
        if (call.onBehalfOf().filter(actor -> !may(team, actor, least)).isPresent()) {
            return Optional.of(new ForbiddenRole());
        }
        return ModelUsers.isStale(call, team.version)
                ? Optional.of(new VersionMismatch(team.version))
                : Optional.empty();
    }

    private static boolean may(ModelTeam team, UUID actor, Role... least) {
        return team.roleOf(actor)
                .filter(role -> Stream.of(least).noneMatch(its -> rank(its) > rank(role)))
                .isPresent();
    }

    private static int rank(Role role) {
        return switch (role) {
            case OWNER -> 3;
            case ADMIN -> 2;
            case MEMBER -> 1;
        };
    }

    static ChangeTeamResult changed(ModelTeam team, Instant now, Answer answer) {
        return new Changed(team.at(now), answer);
    }

    private static ChangeTeamResult changed(Call call, ModelTeam team) {
        return changed(team, call.at(), new Answer(200, null, Json.write(team.at(call.at()))));
    }

    Object changeRole(Call call, ModelTeam team, UUID user, Role role) {
        var present = team.roleOf(user);
        var refusal = refusal(call, team, Role.ADMIN, role, present.orElse(Role.MEMBER));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (present.isEmpty()) {
            return new MemberNotFound();
        }
        if (team.isOnlyOwner(user) && role != Role.OWNER) {
            return new LastOwner(List.of(team.id));
        }
        team.change(call, () -> team.give(user, role), "member.role_changed");
        var profile = users.find(user).orElseThrow();
        var member = new Member(
                user,
                profile.name(),
                profile.email(),
                null,
                role,
                team.members.get(user).joinedAt());
        return changed(team, call.at(), new Answer(200, null, Json.write(member)));
    }

    Object remove(Call call, ModelTeam team, UUID user) {
        var leaves = call.onBehalfOf().equals(Optional.of(user));
        var its = team.roleOf(user);
        var refusal = leaves ? refusal(call, team) : refusal(call, team, Role.ADMIN, its.orElse(Role.MEMBER));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (its.isEmpty()) {
            return new MemberNotFound();
        }
        if (team.isOnlyOwner(user)) {
            return new LastOwner(List.of(team.id));
        }
        leave(call, team, user);
        return changed(team, call.at(), new Answer(204, null, null));
    }

    void leave(Call call, ModelTeam team, UUID user) {
        team.change(call, () -> team.leave(user), "member.removed");
    }

    Object transfer(Call call, ModelTeam team, UUID from, UUID to) {
        var refusal = refusal(call, team, Role.OWNER);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!team.members.containsKey(from) || !team.members.containsKey(to)) {
            return new MemberNotFound();
        }
        if (!team.owners.contains(from)) {
            return new NotOwner();
        }
        team.change(
                call,
                () -> {
                    team.give(to, Role.OWNER);
                    team.give(from, Role.ADMIN);
                },
                "ownership.transferred");
        return changed(call, team);
    }

    Object activate(Call call, ModelTeam team, int seats, Instant until) {
        if (refusal(call, team, Role.OWNER).isEmpty() && !until.isAfter(call.at())) {
            return new PeriodInPast();
        }
        return subscribe(
                call,
                team,
                seats,
                "subscription.activated",
                () -> team.subscription =
                        new Subscription(Status.ACTIVE, PLAN, team.subscription.trialEndsAt(), until, false));
    }

    Object changeSeats(Call call, ModelTeam team, int seats) {
        return subscribe(call, team, seats, "subscription.seats_changed", () -> {});
    }

    private static Object subscribe(Call call, ModelTeam team, int seats, String event, Runnable what) {
        var refusal = refusal(call, team, Role.OWNER);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (seats < team.seatsUsed(call.at())) {
            return new SeatLimitBelowUsage(team.seatsUsed(call.at()));
        }
        team.change(
                call,
                () -> {
                    what.run();
                    team.seatLimit = seats;
                },
                event);
        return changed(call, team);
    }

    Object cancel(Call call, ModelTeam team, boolean atPeriodEnd) {
        var refusal = refusalUnlessRunning(call, team);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (atPeriodEnd && team.subscription.cancelAtPeriodEnd()) {
            return new AlreadyCancelling();
        }
        var later = atPeriodEnd && !team.hasPassedItsPeriod(call.at());
        var becomes = later ? team.in(team.subscription.status(), true) : team.in(Status.CANCELLED, false);
        var event = later ? "subscription.cancellation_scheduled" : "subscription.cancelled";
        team.change(call, () -> {}, event);
        team.subscription = becomes;
        return answered(call, team, becomes);
    }

    Object resume(Call call, ModelTeam team) {
        var refusal = refusalUnlessRunning(call, team);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!team.subscription.cancelAtPeriodEnd()) {
            return new NotCancelling();
        }
        team.change(call, () -> team.subscription = team.in(team.subscription.status(), false), "subscription.resumed");
        return changed(call, team);
    }

    private static Optional<Object> refusalUnlessRunning(Call call, ModelTeam team) {
        return refusal(call, team, Role.OWNER)
                .or(() -> team.isRunning(call.at())
                        ? Optional.empty()
                        : Optional.of(new SubscriptionNotActive(
                                team.subscription(call.at()).status())));
    }

    /** The answer tells what was asked for, also where the period is over: every read tells what that has come to. */
    private static Object answered(Call call, ModelTeam team, Subscription becomes) {
        var now = team.at(call.at());
        var told = new Team(
                now.id(),
                now.name(),
                now.slug(),
                now.ownerIds(),
                now.plan(),
                becomes,
                now.seatLimit(),
                now.seatsUsed(),
                now.memberCount(),
                null,
                now.version(),
                now.createdAt(),
                now.updatedAt(),
                List.of());
        return new Changed(told, new Answer(200, null, Json.write(told)));
    }

    /** In the order in which they joined. */
    List<Object> members(ModelTeam team) {
        return team.members.entrySet().stream()
                .map(entry -> users.find(entry.getKey())
                        .map(user -> new Member(
                                user.id(),
                                user.name(),
                                user.email(),
                                null,
                                entry.getValue().role(),
                                entry.getValue().joinedAt()))
                        .orElseThrow())
                .sorted(Comparator.comparing(Member::joinedAt)
                        .thenComparing(member -> member.userId().toString()))
                .<Object>map(member -> member)
                .toList();
    }
}
