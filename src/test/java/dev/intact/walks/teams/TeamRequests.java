package dev.intact.walks.teams;

import dev.intact.teams.Role;
import dev.intact.walks.Dice;
import dev.intact.walks.Scope;
import dev.intact.walks.teams.Command.Activate;
import dev.intact.walks.teams.Command.Cancel;
import dev.intact.walks.teams.Command.ChangeEmail;
import dev.intact.walks.teams.Command.ChangeRole;
import dev.intact.walks.teams.Command.ChangeSeats;
import dev.intact.walks.teams.Command.CreateTeam;
import dev.intact.walks.teams.Command.Delete;
import dev.intact.walks.teams.Command.Invite;
import dev.intact.walks.teams.Command.Join;
import dev.intact.walks.teams.Command.Register;
import dev.intact.walks.teams.Command.Remove;
import dev.intact.walks.teams.Command.Resend;
import dev.intact.walks.teams.Command.Resume;
import dev.intact.walks.teams.Command.Revoke;
import dev.intact.walks.teams.Command.Transfer;
import dev.intact.walks.teams.ModelTeam.Invited;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes commands about users and teams, out of so few names that they often meet. */
final class TeamRequests {
    /** Several are spellings of the same address. */
    private static final List<String> EMAILS = List.of(
            "ann@example.org",
            "bob@example.org",
            "zo\u00e9@example.org",
            "dan@example.org",
            "BOB@Example.org",
            "zoe\u0301@example.org",
            "eve@example.org");

    private static final List<String> SLUGS = List.of("blue", "red");
    private static final List<Role> ROLES = List.of(Role.MEMBER, Role.ADMIN, Role.OWNER);
    private static final String NOBODY = "nobody";

    private final Dice dice;
    private final Scope scope;
    private final ModelWorld model;
    private final List<String> users = new ArrayList<>();
    private final List<String> teams = new ArrayList<>();
    private final List<Invite> invites = new ArrayList<>();

    TeamRequests(Dice dice, Scope scope, ModelWorld model) {
        this.dice = dice;
        this.scope = scope;
        this.model = model;
    }

    String name(String plain) {
        return scope.name(plain);
    }

    /** A team of some who know each other, so that there is something to change. */
    List<Command> beginning() {
        var people = (int) dice.between(2, 4);
        var commands = new ArrayList<Command>();
        for (var i = 0; i < people; i++) {
            commands.add(register(scope.name(EMAILS.get(i))));
        }
        teams.add("team-1");
        commands.add(new CreateTeam(teams.getLast(), users.getFirst(), null, dice.maybe(20, 3)));
        for (var i = 1; i < people; i++) {
            commands.add(invite(teams.getLast(), scope.name(EMAILS.get(i))));
            if (dice.chance(75)) {
                commands.add(new Join(teams.getLast(), invites.getLast().invitation(), 0, users.get(i)));
            }
        }
        return commands;
    }

    private Register register(String email) {
        users.add("user-" + (users.size() + 1));
        return new Register(users.getLast(), email);
    }

    private String email() {
        return scope.name(dice.oneOf(EMAILS));
    }

    /** Mostly one who is there. */
    String someone() {
        var living = users.stream().filter(user -> address(user).isPresent()).toList();
        if (users.isEmpty() || dice.chance(2)) {
            return NOBODY;
        }
        return dice.oneOf(living.isEmpty() || dice.chance(6) ? users : living);
    }

    private Optional<String> address(String user) {
        return model.users().find(model.names().id(user)).map(its -> its.email());
    }

    private CreateTeam create() {
        teams.add("team-" + (teams.size() + 1));
        var slug = dice.chance(75) ? scope.name(dice.oneOf(SLUGS)) : null;
        return new CreateTeam(teams.getLast(), someone(), slug, dice.maybe(30, (int) dice.between(1, 9)));
    }

    String actorLike(String user) {
        var roll = dice.below(100);
        return roll < 60 ? null : roll < 88 ? user : someone();
    }

    /** Mostly one who may. */
    String actorOf(String team) {
        if (dice.chance(40)) {
            return null;
        }
        var members = membersOf(team);
        var owners = members.stream()
                .filter(user -> roleOf(team, user) == Role.OWNER)
                .toList();
        if (!owners.isEmpty() && dice.chance(50)) {
            return dice.oneOf(owners);
        }
        return members.isEmpty() || dice.chance(20) ? someone() : dice.oneOf(members);
    }

    private List<String> membersOf(String team) {
        return users.stream().filter(user -> roleOf(team, user) != null).toList();
    }

    private Role roleOf(String team, String user) {
        UUID id = model.names().id(user);
        return model.team(team).flatMap(its -> its.roleOf(id)).orElse(null);
    }

    Command command(Duration now) {
        var roll = dice.below(100);
        if (roll < 7 || teams.isEmpty()) {
            return dice.chance(50) ? register(email()) : create();
        }
        if (roll < 16) {
            return new ChangeEmail(someone(), email());
        }
        if (roll < 21) {
            return new Delete(someone());
        }
        var team = aTeam();
        var isRunning = model.team(team)
                .filter(its -> its.isRunning(WalkPlan.START.plus(now)))
                .isPresent();
        if (!isRunning && dice.chance(35)) {
            return subscription(team, now, 0);
        }
        if (roll < 59) {
            return invitation(team, dice.below(42));
        }
        return roll < 78 ? member(team) : subscription(team, now, dice.below(7));
    }

    private String aTeam() {
        var made = teams.stream().filter(team -> model.team(team).isPresent()).toList();
        if (made.isEmpty() || dice.chance(3)) {
            return "no team";
        }
        return dice.oneOf(made);
    }

    private Invite invite(String team, String email) {
        var name = "invitation-" + (invites.size() + 1);
        invites.add(new Invite(name, team, email, dice.oneOf(ROLES), dice.maybe(50, (int) dice.between(1, 4))));
        return invites.getLast();
    }

    private Command invitation(String team, int roll) {
        if (invites.isEmpty() || roll < 17) {
            return invite(team, email());
        }
        var invite = anInvite();
        var its = dice.chance(4) ? team : invite.team();
        if (roll < 33) {
            var sendings = model.names().sendings(invite.invitation());
            var sending = sendings > 1 && dice.chance(75) ? sendings - 1 : 0;
            return new Join(its, invite.invitation(), sending, invited(invite.email()));
        }
        return roll < 38 ? new Resend(its, invite.invitation()) : new Revoke(its, invite.invitation());
    }

    /** Mostly one that is pending, or was. */
    private Invite anInvite() {
        var made = invites.stream().filter(this::isMade).toList();
        var pending = made.stream().filter(this::isPending).toList();
        if (!pending.isEmpty() && dice.chance(70)) {
            return dice.oneOf(pending);
        }
        return dice.oneOf(made.isEmpty() || dice.chance(6) ? invites : made);
    }

    private boolean isMade(Invite invite) {
        return model.names().sendings(invite.invitation()) > 0;
    }

    private boolean isPending(Invite invite) {
        return model.team(invite.team())
                .map(team -> team.invitations.get(model.names().id(invite.invitation())))
                .map(Invited::invitation)
                .filter(its -> its.isPending())
                .isPresent();
    }

    private String invited(String email) {
        var holders = users.stream()
                .filter(user -> address(user)
                        .filter(its -> ModelUsers.isSame(its, email))
                        .isPresent())
                .toList();
        return holders.isEmpty() || dice.chance(12) ? someone() : holders.getFirst();
    }

    private Command member(String team) {
        var members = membersOf(team);
        var one = members.isEmpty() || dice.chance(15) ? someone() : dice.oneOf(members);
        var roll = dice.below(16);
        if (roll < 7) {
            return new ChangeRole(team, one, dice.oneOf(ROLES));
        }
        var other = members.size() < 2 || dice.chance(15) ? someone() : dice.oneOf(members);
        if (roll < 11 || one.equals(other)) {
            return new Remove(team, one);
        }
        return roleOf(team, other) == Role.OWNER && dice.chance(60)
                ? new Transfer(team, other, one)
                : new Transfer(team, one, other);
    }

    private Command subscription(String team, Duration now, int roll) {
        int used = model.team(team).map(its -> its.members.size()).orElse(1);
        var seats = (int) Math.max(1, dice.chance(15) ? 10 : used + dice.between(-1, 2));
        return switch (roll) {
            case 0, 1 ->
                new Activate(team, seats, now.plusDays(dice.between(1, 40)).plusMillis(dice.below(2)));
            case 2, 3 -> new ChangeSeats(team, seats);
            case 4 -> new Resume(team);
            default -> new Cancel(team, dice.chance(70));
        };
    }
}
