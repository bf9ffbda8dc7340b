package dev.intact.history;

import static dev.intact.support.TestCalls.call;

import dev.intact.history.Outcome.Did;
import dev.intact.history.Outcome.Done;
import dev.intact.history.Outcome.Told;
import dev.intact.support.Stores;
import dev.intact.teams.ChangeTeamResult;
import dev.intact.teams.ChangeTeamResult.AlreadyMember;
import dev.intact.teams.ChangeTeamResult.InvitationNotFound;
import dev.intact.teams.ChangeTeamResult.InvitationNotPending;
import dev.intact.teams.ChangeTeamResult.InvitationRevoked;
import dev.intact.teams.ChangeTeamResult.InvitationUsed;
import dev.intact.teams.ChangeTeamResult.LastOwner;
import dev.intact.teams.ChangeTeamResult.MemberNotFound;
import dev.intact.teams.ChangeTeamResult.SeatLimitBelowUsage;
import dev.intact.teams.ChangeTeamResult.SeatLimitReached;
import dev.intact.teams.Invitation;
import dev.intact.teams.Role;
import dev.intact.teams.Team;
import dev.intact.teams.TestTeamChanges;
import dev.intact.teams.TestTeamChanges.Shown;
import dev.intact.users.TestUsers;
import dev.intact.users.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The membership of one team: invited, joined, with another role, and removed. Users and invitations are told by number. */
final class TeamAggregate implements Aggregate<TeamAggregate.State, TeamAggregate.Command> {
    private static final int USERS = 4;
    private static final int SEATS = 3;
    private static final int MOST_SEATS = 5;

    sealed interface Command {
        record Invite(int invitation, int user) implements Command {}

        record Revoke(int invitation) implements Command {}

        record Join(int invitation, int user) implements Command {}

        record ChangeRole(int user, Role role) implements Command {}

        record Remove(int user) implements Command {}

        record ChangeSeats(int seats) implements Command {}

        record Read() implements Command {}
    }

    /** @param ofUser whom an invitation is for */
    record Invited(int ofUser, Invitation.Status status) {}

    record State(Map<Integer, Role> members, Map<Integer, Invited> invitations, int seats, long version) {
        private List<Integer> owners() {
            return members.keySet().stream()
                    .filter(user -> members.get(user) == Role.OWNER)
                    .sorted()
                    .toList();
        }

        private int used() {
            return members.size()
                    + (int) invitations.values().stream()
                            .filter(its -> its.status == Invitation.Status.PENDING)
                            .count();
        }

        private Seen seen() {
            return new Seen(owners(), members.size(), used(), seats, version);
        }

        private State with(int user, Role role) {
            var changed = new HashMap<>(members);
            changed.put(user, role);
            return new State(changed, invitations, seats, version);
        }

        private State without(int user) {
            var changed = new HashMap<>(members);
            changed.remove(user);
            return new State(changed, invitations, seats, version);
        }

        private State with(int invitation, Invited its) {
            var changed = new HashMap<>(invitations);
            changed.put(invitation, its);
            return new State(members, changed, seats, version);
        }

        private State with(int otherSeats) {
            return new State(members, invitations, otherSeats, version);
        }

        private Step<State> changed() {
            var after = new State(members, invitations, seats, version + 1);
            return new Step<>(after, new Changed(after.seen()));
        }
    }

    /** What a team tells of itself. */
    record Seen(List<Integer> owners, int members, int seatsUsed, int seats, long version) {}

    record Changed(Seen now) implements Did {}

    /** Which one the model would know, but not always the test. */
    record AlreadyInvited() {}

    private final Team team;
    private final List<User> users;
    private final AtomicInteger invitations = new AtomicInteger();
    /** By number, of those invitations whose answer was seen. */
    private final Map<Integer, Shown> shown = new ConcurrentHashMap<>();

    private final Map<Integer, Integer> invitedUsers = new ConcurrentHashMap<>();

    private TeamAggregate(Team team, List<User> users) {
        this.team = team;
        this.users = users;
    }

    static TeamAggregate make(Stores stores) {
        var users = IntStream.range(0, USERS)
                .mapToObj(any -> TestUsers.registered(stores.users()))
                .toList();
        var team = TestTeamChanges.team(stores, users.getFirst().id());
        TestTeamChanges.changeSeats(stores, team.id(), SEATS);
        return new TeamAggregate(team, users);
    }

    @Override
    public State initial() {
        return new State(Map.of(0, Role.OWNER), Map.of(), SEATS, 2);
    }

    @Override
    public Command next(Random dice) {
        var user = dice.nextInt(USERS);
        var invitation = Math.max(0, invitations.get() - dice.nextInt(3));
        return switch (shown.containsKey(invitation) ? dice.nextInt(12) : dice.nextInt(7)) {
            case 0, 1, 2 -> new Command.Invite(invitations.incrementAndGet(), user);
            case 3 -> new Command.Read();
            case 4 -> new Command.ChangeRole(user, dice.nextInt(3) == 0 ? Role.MEMBER : Role.OWNER);
            case 5 -> new Command.Remove(user);
            case 6 -> new Command.ChangeSeats(1 + dice.nextInt(MOST_SEATS));
            case 7 -> new Command.Revoke(invitation);
            default -> new Command.Join(invitation, invitedUsers.get(invitation));
        };
    }

    @Override
    public Step<State> apply(State before, Command command) {
        return switch (command) {
            case Command.Invite(int invitation, int user) -> invite(before, invitation, user);
            case Command.Revoke(int invitation) -> revoke(before, invitation);
            case Command.Join(int invitation, int user) -> join(before, invitation, user);
            case Command.ChangeRole(int user, Role role) -> changeRole(before, user, role);
            case Command.Remove(int user) -> remove(before, user);
            case Command.ChangeSeats(int seats) ->
                seats < before.used()
                        ? new Step<>(before, new SeatLimitBelowUsage(before.used()))
                        : before.with(seats).changed();
            case Command.Read() -> new Step<>(before, before.seen());
        };
    }

    private static Step<State> invite(State before, int invitation, int user) {
        if (before.invitations.containsValue(new Invited(user, Invitation.Status.PENDING))) {
            return new Step<>(before, new AlreadyInvited());
        }
        if (before.used() >= before.seats) {
            return new Step<>(before, new SeatLimitReached(before.seats, before.used()));
        }
        return before.members.containsKey(user)
                ? new Step<>(before, new AlreadyMember())
                : before.with(invitation, new Invited(user, Invitation.Status.PENDING))
                        .changed();
    }

    private static Step<State> revoke(State before, int invitation) {
        var its = before.invitations.get(invitation);
        if (its == null) {
            return new Step<>(before, new InvitationNotFound());
        }
        return its.status == Invitation.Status.PENDING
                ? before.with(invitation, new Invited(its.ofUser, Invitation.Status.REVOKED))
                        .changed()
                : new Step<>(before, new InvitationNotPending(its.status));
    }

    private static Step<State> join(State before, int invitation, int user) {
        var its = before.invitations.get(invitation);
        if (its == null) {
            return new Step<>(before, new InvitationNotFound());
        }
        return switch (its.status) {
            case PENDING ->
                before.with(invitation, new Invited(user, Invitation.Status.ACCEPTED))
                        .with(user, Role.MEMBER)
                        .changed();
            case REVOKED -> new Step<>(before, new InvitationRevoked());
            case ACCEPTED -> new Step<>(before, new InvitationUsed());
            case EXPIRED -> throw new IllegalStateException("time stands still: " + before);
        };
    }

    private Step<State> changeRole(State before, int user, Role role) {
        if (!before.members.containsKey(user)) {
            return new Step<>(before, new MemberNotFound());
        }
        var after = before.with(user, role);
        return after.owners().isEmpty() ? lastOwner(before) : after.changed();
    }

    private Step<State> remove(State before, int user) {
        if (!before.members.containsKey(user)) {
            return new Step<>(before, new MemberNotFound());
        }
        var after = before.without(user);
        return after.owners().isEmpty() ? lastOwner(before) : after.changed();
    }

    private Step<State> lastOwner(State before) {
        return new Step<>(before, new LastOwner(List.of(team.id())));
    }

    @Override
    public Command read() {
        return new Command.Read();
    }

    @Override
    public Attempt attempt(Command command) {
        return switch (command) {
            case Command.Invite(int invitation, int user) -> {
                var call = call(TestTeamChanges.INVITE);
                var email = users.get(user).email();
                invitedUsers.put(invitation, user);
                yield on -> invited(invitation, TestTeamChanges.invite(on, call, team.id(), email, Role.MEMBER, null));
            }
            case Command.Revoke(int invitation) -> {
                var call = call(TestTeamChanges.REVOKE);
                var id = shown.get(invitation).id();
                yield on -> outcome(TestTeamChanges.revoke(on, call, team.id(), id));
            }
            case Command.Join(int invitation, int user) -> {
                var call = call(TestTeamChanges.JOIN);
                var token = shown.get(invitation).token();
                yield on -> outcome(
                        TestTeamChanges.join(on, call, token, users.get(user).id()));
            }
            case Command.ChangeRole(int user, Role role) -> {
                var call = call(TestTeamChanges.ROLE);
                var id = users.get(user).id();
                yield on -> outcome(TestTeamChanges.changeRole(on, call, team.id(), id, role));
            }
            case Command.Remove(int user) -> {
                var call = call(TestTeamChanges.REMOVE);
                var id = users.get(user).id();
                yield on -> outcome(TestTeamChanges.remove(on, call, team.id(), id));
            }
            case Command.ChangeSeats(int seats) -> {
                var call = call(TestTeamChanges.SEATS);
                yield on -> outcome(TestTeamChanges.changeSeats(on, call, team.id(), seats));
            }
            case Command.Read() ->
                on -> new Told(seen(on.teams().find(team.id()).orElseThrow()));
        };
    }

    private Outcome invited(int invitation, ChangeTeamResult result) {
        switch (result) {
            case ChangeTeamResult.Changed(var now, var answer) -> shown.put(invitation, Shown.of(answer));
            case ChangeTeamResult.Replayed(var first) -> shown.put(invitation, Shown.of(first.answer()));
            default -> {}
        }
        return outcome(result);
    }

    private Outcome outcome(ChangeTeamResult result) {
        return switch (result) {
            case ChangeTeamResult.Changed(var now, var answer) -> new Told(new Changed(seen(now)));
            case ChangeTeamResult.Replayed again -> new Done();
            case ChangeTeamResult.AlreadyInvited which -> new Told(new AlreadyInvited());
            default -> new Told(result);
        };
    }

    private Seen seen(Team now) {
        var ids = users.stream().map(User::id).toList();
        var owners = new ArrayList<>(now.ownerIds().stream().map(ids::indexOf).toList());
        owners.sort(null);
        return new Seen(owners, now.memberCount(), now.seatsUsed(), now.seatLimit(), now.version());
    }
}
