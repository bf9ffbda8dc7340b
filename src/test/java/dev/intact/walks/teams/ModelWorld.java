package dev.intact.walks.teams;

import dev.intact.accounts.DeleteUserResult;
import dev.intact.shared.Call;
import dev.intact.shared.Json;
import dev.intact.slots.Slot.Status;
import dev.intact.sweeper.Due;
import dev.intact.teams.CreateTeamResult;
import dev.intact.teams.Invitation;
import dev.intact.teams.TeamOfUser;
import dev.intact.walks.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** The judge: what the API promises, in plain maps, one call at a time. It shares no decision with what it judges. */
final class ModelWorld implements World {
    private final Instant start;
    private final Names names;
    private final ModelKeys keys = new ModelKeys();
    private final ModelUsers users = new ModelUsers(this::nextId);
    private final ModelTeams teams = new ModelTeams(this::nextId, users);
    private final ModelInvitations invitations = new ModelInvitations(this::nextId, users, teams);
    private final ModelSlots slots = new ModelSlots(this::nextId);
    private long lastId;

    ModelWorld(Scope scope, Instant start) {
        this.names = new Names(scope);
        this.start = start;
    }

    private UUID nextId() {
        return new UUID(0, ++lastId);
    }

    @Override
    public Names names() {
        return names;
    }

    ModelKeys keys() {
        return keys;
    }

    Optional<ModelTeam> team(String name) {
        return Optional.ofNullable(teams.all().get(names.id(name)));
    }

    Optional<ModelSlot> slot(String name) {
        return Optional.ofNullable(slots.all().get(names.id(name)));
    }

    ModelUsers users() {
        return users;
    }

    @Override
    public Object answer(Call call, Command command) {
        var result = refusedAtTheDoor(call, command).orElseGet(() -> keys.once(call, () -> decide(call, command)));
        names.learn(command, result);
        return result;
    }

    private Optional<Object> refusedAtTheDoor(Call call, Command command) {
        return switch (command) {
            case Command.CreateTeam create ->
                ModelInvitations.refusal(call, names.id(create.owner()))
                        .map(any -> new CreateTeamResult.ForbiddenRole());
            case Command.Join join -> ModelInvitations.refusal(call, names.id(join.user()));
            default -> Optional.empty();
        };
    }

    private Object decide(Call call, Command command) {
        return switch (command) {
            case Command.Register(var user, var email) -> users.register(call, email);
            case Command.ChangeEmail(var user, var email) -> users.changeEmail(call, names.id(user), email);
            case Command.Delete(var user) -> delete(call, names.id(user));
            case Command.CreateTeam(var team, var owner, var slug, var days) ->
                teams.create(call, names.id(owner), slug, days);
            case Command.Invite(var name, var team, var email, var role, var days) ->
                onTeam(team, (its, id) -> invitations.invite(call, its, email, role, days));
            case Command.Resend(var team, var name) ->
                onTeam(team, (its, id) -> invitations.resend(call, its, names.id(name)));
            case Command.Revoke(var team, var name) ->
                onTeam(team, (its, id) -> invitations.revoke(call, its, names.id(name)));
            case Command.Join(var team, var name, var sending, var user) ->
                invitations.join(call, names.token(name, sending), names.id(user));
            case Command.ChangeRole(var team, var user, var role) ->
                onTeam(team, (its, id) -> teams.changeRole(call, its, names.id(user), role));
            case Command.Remove(var team, var user) ->
                onTeam(team, (its, id) -> teams.remove(call, its, names.id(user)));
            case Command.Transfer(var team, var from, var to) ->
                onTeam(team, (its, id) -> teams.transfer(call, its, names.id(from), names.id(to)));
            case Command.Activate(var team, var seats, var until) ->
                onTeam(team, (its, id) -> teams.activate(call, its, seats, start.plus(until)));
            case Command.ChangeSeats(var team, var seats) ->
                onTeam(team, (its, id) -> teams.changeSeats(call, its, seats));
            case Command.Cancel(var team, var atEnd) -> onTeam(team, (its, id) -> teams.cancel(call, its, atEnd));
            case Command.Resume(var team) -> onTeam(team, (its, id) -> teams.resume(call, its));
            case Command.CreateSlot(var slot, var resource, var from, var to) ->
                slots.create(call, resource, start.plus(from), start.plus(to));
            case Command.Reserve(var name, var slot) -> slots.reserve(call, names.id(slot));
            case Command.GiveUp(var slot, var name) -> slots.end(call, names.id(slot), names.id(name), Status.RESERVED);
            case Command.CheckIn(var slot, var name, var hasCode) ->
                slots.checkIn(call, names.id(slot), names.id(name), hasCode ? names.code(name) : "wrong");
            case Command.CheckOut(var slot, var name) ->
                slots.end(call, names.id(slot), names.id(name), Status.CHECKED_IN);
            case Command.Close(var slot, var name) ->
                slots.close(call, names.id(slot), name == null ? null : names.id(name));
            case Command.Sweep sweep -> throw new IllegalStateException("no call");
        };
    }

    private Object onTeam(String name, BiFunction<ModelTeam, UUID, Object> decide) {
        return teams.onTeam(names.id(name), decide);
    }

    private Object delete(Call call, UUID id) {
        var user = users.find(id);
        if (user.isEmpty()) {
            return new DeleteUserResult.UserNotFound();
        }
        if (ModelUsers.isStale(call, user.get().version())) {
            return new DeleteUserResult.VersionMismatch(user.get().version());
        }
        var its = teams.of(id).toList();
        var ownerless = its.stream()
                .filter(team -> team.isOnlyOwner(id))
                .map(team -> team.id)
                .toList();
        if (!ownerless.isEmpty()) {
            return new DeleteUserResult.LastOwner(ownerless);
        }
        its.forEach(team -> teams.leave(call, team, id));
        users.delete(id);
        return new DeleteUserResult.Deleted();
    }

    @Override
    public List<Due> due(Instant now) {
        var due = new ArrayList<Due>();
        for (var team : teams.all().values()) {
            if (team.hasEnded(now)) {
                due.add(new Due.EndedSubscription(team.id));
            }
            team.invitations.values().stream()
                    .filter(its -> its.invitation().status() == Invitation.Status.PENDING && !its.isPending(now))
                    .forEach(its -> due.add(
                            new Due.ExpiredInvitation(team.id, its.invitation().id())));
        }
        slots.all().values().stream()
                .filter(slot -> slot.status(now) != slot.status)
                .forEach(slot -> due.add(new Due.LapsedSlot(slot.id)));
        return due;
    }

    @Override
    public boolean settle(Due due, Instant now) {
        if (!due(now).contains(due)) {
            return false;
        }
        var call = Call.ofService("sweep", "of the model", now);
        switch (due) {
            case Due.EndedSubscription(var id) -> teams.all().get(id).change(call, () -> {});
            case Due.ExpiredInvitation(var id, var invitation) -> {
                var team = teams.all().get(id);
                var expired = team.invitations.get(invitation).as(Invitation.Status.EXPIRED);
                team.change(call, () -> team.put(expired), "invitation.expired");
            }
            case Due.LapsedSlot(var id) -> {
                var slot = slots.all().get(id);
                slot.become(slot.status(now), slot.held, now);
            }
        }
        return true;
    }

    /** When anything begins or ends that is not written down. */
    List<Instant> moments() {
        var moments = new ArrayList<Instant>();
        for (var team : teams.all().values()) {
            team.endsAt().ifPresent(moments::add);
            team.invitations
                    .values()
                    .forEach(its -> moments.add(its.invitation().expiresAt()));
        }
        for (var slot : slots.all().values()) {
            moments.add(slot.startsAt);
            moments.add(slot.endsAt);
            if (slot.held != null) {
                moments.add(slot.held.opensAt());
                moments.add(slot.held.closesAt());
            }
        }
        keys.ends().forEach(moments::add);
        return moments;
    }

    @Override
    public List<Object> team(String name, Instant now) {
        var read = new ArrayList<>();
        team(name).ifPresent(team -> {
            read.add(Json.write(team.at(now)));
            team.invitations.values().stream()
                    .sorted(Comparator.comparing(its -> its.invitation().id(), Comparator.reverseOrder()))
                    .forEach(its -> read.add(Json.write(its.as(its.status(now)).invitation())));
            read.addAll(team.told);
        });
        return read;
    }

    @Override
    public List<Object> members(String name) {
        return team(name).map(teams::members).orElse(List.of());
    }

    @Override
    public List<Object> user(String name) {
        var read = new ArrayList<>();
        users.find(names.id(name)).ifPresent(user -> {
            read.add(user);
            teams.of(user.id())
                    .sorted(Comparator.comparing(team -> team.id, Comparator.reverseOrder()))
                    .forEach(team -> read.add(new TeamOfUser(
                            team.id, ModelTeam.NAME, team.roleOf(user.id()).orElseThrow())));
        });
        return read;
    }

    @Override
    public Object userOf(String email) {
        return users.ofEmail(email);
    }

    @Override
    public Object slot(String name, Instant now) {
        return slot(name).map(slot -> Json.write(slot.at(now)));
    }

    @Override
    public List<Object> slotsOf(String resource, LocalDate day, Instant now) {
        return slots.all().values().stream()
                .filter(slot -> slot.resource.equals(resource))
                .filter(slot ->
                        LocalDate.ofInstant(slot.startsAt, ZoneOffset.UTC).equals(day))
                .sorted(Comparator.comparing((ModelSlot slot) -> slot.startsAt).thenComparing(slot -> slot.id))
                .<Object>map(slot -> Json.write(slot.at(now)))
                .toList();
    }
}
