package dev.intact.walks.teams;

import dev.intact.accounts.TestAccounts;
import dev.intact.shared.Call;
import dev.intact.shared.InvalidInput;
import dev.intact.shared.Json;
import dev.intact.shared.Page;
import dev.intact.slots.TestSlots;
import dev.intact.support.Stores;
import dev.intact.sweeper.Due;
import dev.intact.sweeper.TestSweeps;
import dev.intact.teams.Member;
import dev.intact.teams.TeamRequest;
import dev.intact.teams.TestTeamChanges;
import dev.intact.teams.TestTeams;
import dev.intact.users.Email;
import dev.intact.users.TestUserChanges;
import dev.intact.users.TestUsers;
import dev.intact.users.UserRequest;
import dev.intact.walks.Scope;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The stores of a database, as a walk calls them. */
final class StoresWorld implements World {
    /** So few that a walk's lists have several pages. */
    private static final int PAGE = 2;

    private static final int MOST_PAGES = 200;
    /** Of all that other walks have left to be settled. */
    private static final int MOST_DUE = 100_000;

    private final Stores stores;
    private final Instant start;
    private final Names names;

    StoresWorld(Stores stores, Scope scope, Instant start) {
        this.stores = stores;
        this.names = new Names(scope);
        this.start = start;
    }

    @Override
    public Names names() {
        return names;
    }

    @Override
    public Object answer(Call call, Command command) {
        try {
            var result = call(call, command);
            names.learn(command, result);
            return result;
        } catch (InvalidInput e) {
            return new Invalid(e.violations().getFirst().code());
        }
    }

    private Object call(Call call, Command command) {
        return switch (command) {
            case Command.Register(var user, var email) ->
                TestUsers.register(stores.users(), call, new UserRequest(email, ModelUsers.NAME, null, null, null));
            case Command.ChangeEmail(var user, var email) ->
                TestUserChanges.email(stores.users(), call, id(user), email);
            case Command.Delete(var user) -> TestAccounts.delete(stores.accounts(), call, id(user));
            case Command.CreateTeam(var team, var owner, var slug, var days) ->
                TestTeams.create(
                        stores.teams(),
                        call,
                        new TeamRequest(
                                id(owner).toString(),
                                ModelTeam.NAME,
                                slug,
                                days == null ? null : BigInteger.valueOf(days),
                                null));
            case Command.Invite(var name, var team, var email, var role, var days) ->
                TestTeamChanges.invite(stores, call, id(team), email, role, days);
            case Command.Resend(var team, var name) -> TestTeamChanges.resend(stores, call, id(team), id(name));
            case Command.Revoke(var team, var name) -> TestTeamChanges.revoke(stores, call, id(team), id(name));
            case Command.Join(var team, var name, var sending, var user) ->
                TestTeamChanges.join(stores, call, names.token(name, sending), id(user));
            case Command.ChangeRole(var team, var user, var role) ->
                TestTeamChanges.changeRole(stores, call, id(team), id(user), role);
            case Command.Remove(var team, var user) -> TestTeamChanges.remove(stores, call, id(team), id(user));
            case Command.Transfer(var team, var from, var to) ->
                TestTeamChanges.transfer(stores, call, id(team), id(from), id(to));
            case Command.Activate(var team, var seats, var until) ->
                TestTeamChanges.activate(stores, call, id(team), seats, start.plus(until));
            case Command.ChangeSeats(var team, var seats) -> TestTeamChanges.changeSeats(stores, call, id(team), seats);
            case Command.Cancel(var team, var atEnd) -> TestTeamChanges.cancel(stores, call, id(team), atEnd);
            case Command.Resume(var team) -> TestTeamChanges.resume(stores, call, id(team));
            case Command.CreateSlot(var slot, var resource, var from, var to) ->
                TestSlots.create(stores.slots(), call, resource, start.plus(from), start.plus(to));
            case Command.Reserve(var name, var slot) ->
                TestSlots.reserve(stores.slots(), call, id(slot), ModelSlots.HOST);
            case Command.GiveUp(var slot, var name) -> TestSlots.cancel(stores.slots(), call, id(slot), id(name));
            case Command.CheckIn(var slot, var name, var hasCode) ->
                TestSlots.checkIn(stores.slots(), call, id(slot), id(name), hasCode ? names.code(name) : "wrong");
            case Command.CheckOut(var slot, var name) -> TestSlots.checkOut(stores.slots(), call, id(slot), id(name));
            case Command.Close(var slot, var name) ->
                TestSlots.close(stores.slots(), call, id(slot), name == null ? null : id(name));
            case Command.Sweep sweep -> throw new IllegalStateException("no call");
        };
    }

    private UUID id(String name) {
        return names.id(name);
    }

    @Override
    public List<Due> due(Instant now) {
        return stores.due().due(now, MOST_DUE).stream().filter(this::isOurs).toList();
    }

    private boolean isOurs(Due due) {
        return switch (due) {
            case Due.EndedSubscription(var team) -> names.knows(team);
            case Due.ExpiredInvitation(var team, var invitation) -> names.knows(team);
            case Due.LapsedSlot(var slot) -> names.knows(slot);
        };
    }

    @Override
    public boolean settle(Due due, Instant now) {
        return TestSweeps.settles(stores, due, now);
    }

    @Override
    public List<Object> team(String name, Instant now) {
        var read = new ArrayList<>();
        stores.teams().find(id(name)).ifPresent(team -> read.add(Json.write(team.at(now))));
        all(page -> stores.invitations().list(id(name), page)).forEach(its -> read.add(Json.write(its.at(now))));
        all(page -> stores.teams().audit(id(name), page))
                .forEach(
                        event -> read.add(new Told(event.type(), event.subjectVersion(), event.actor(), event.time())));
        return read;
    }

    /** Each read by its own id, too. */
    @Override
    public List<Object> members(String team) {
        var members = all(page -> stores.members().listByOrg(id(team), page));
        for (var member : members) {
            var found = stores.members().find(id(team), member.userId());
            if (!found.equals(Optional.of(member))) {
                return List.of("listed as " + member + ", found as " + found);
            }
        }
        return members.stream().<Object>map((Member member) -> member).toList();
    }

    @Override
    public List<Object> user(String name) {
        var read = new ArrayList<>();
        stores.users().getById(id(name)).ifPresent(read::add);
        read.addAll(all(page -> stores.members().teamsOf(id(name), page)));
        return read;
    }

    @Override
    public Object userOf(String email) {
        return stores.users().getByEmail(Email.key(email));
    }

    @Override
    public Object slot(String name, Instant now) {
        return stores.slots().find(id(name)).map(slot -> Json.write(slot.at(now)));
    }

    @Override
    public List<Object> slotsOf(String resource, LocalDate day, Instant now) {
        return all(page -> Optional.of(stores.slots().ofDay(resource, day, page))).stream()
                .<Object>map(slot -> Json.write(slot.at(now)))
                .toList();
    }

    private static <T> List<T> all(Function<Page.Request, Optional<Page<T>>> list) {
        var all = new ArrayList<T>();
        var after = Page.Request.START;
        for (var i = 0; i < MOST_PAGES; i++) {
            var page = list.apply(new Page.Request(after, PAGE));
            if (page.isEmpty()) {
                return List.of();
            }
            all.addAll(page.get().items());
            after = page.get().nextCursor();
            if (after == null) {
                return all;
            }
        }
        throw new IllegalStateException("a list without end: " + all);
    }
}
