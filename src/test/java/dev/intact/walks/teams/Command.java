package dev.intact.walks.teams;

import dev.intact.accounts.TestAccounts;
import dev.intact.slots.TestSlots;
import dev.intact.teams.Role;
import dev.intact.teams.TestTeamChanges;
import dev.intact.teams.TestTeams;
import dev.intact.users.TestUserChanges;
import dev.intact.users.TestUsers;
import java.time.Duration;

/**
 * What a walk asks for. Everything goes by the name under which it was made: ids differ from store to store. Times are told
 * from the start of the walk on.
 */
sealed interface Command {
    /** A command about one team. */
    sealed interface OfTeam extends Command {
        String team();
    }

    /** A command about one slot. */
    sealed interface OfSlot extends Command {
        String slot();
    }

    /** A command about one user. */
    sealed interface OfUser extends Command {
        String user();
    }

    /** @param user its name from now on */
    record Register(String user, String email) implements Command {}

    record ChangeEmail(String user, String email) implements OfUser {}

    record Delete(String user) implements OfUser {}

    /** @param team its name from now on */
    record CreateTeam(String team, String owner, String slug, Integer trialDays) implements Command {}

    /** @param invitation its name from now on */
    record Invite(String invitation, String team, String email, Role role, Integer days) implements OfTeam {}

    record Resend(String team, String invitation) implements OfTeam {}

    record Revoke(String team, String invitation) implements OfTeam {}

    /** @param sending whose token is presented: 0 is the first */
    record Join(String team, String invitation, int sending, String user) implements OfTeam {}

    record ChangeRole(String team, String user, Role role) implements OfTeam {}

    record Remove(String team, String user) implements OfTeam {}

    record Transfer(String team, String from, String to) implements OfTeam {}

    record Activate(String team, int seats, Duration until) implements OfTeam {}

    record ChangeSeats(String team, int seats) implements OfTeam {}

    record Cancel(String team, boolean atPeriodEnd) implements OfTeam {}

    record Resume(String team) implements OfTeam {}

    /** @param slot its name from now on */
    record CreateSlot(String slot, String resource, Duration from, Duration to) implements Command {}

    /** @param reservation its name from now on */
    record Reserve(String reservation, String slot) implements OfSlot {}

    record GiveUp(String slot, String reservation) implements OfSlot {}

    record CheckIn(String slot, String reservation, boolean hasCode) implements OfSlot {}

    record CheckOut(String slot, String reservation) implements OfSlot {}

    /** @param reservation null ends none */
    record Close(String slot, String reservation) implements OfSlot {}

    /**
     * Writes down what time has ended, one thing after the other.
     *
     * @param isBackwards in which order
     */
    record Sweep(boolean isBackwards) implements Command {}

    default String operation() {
        return switch (this) {
            case Register register -> TestUsers.OPERATION;
            case ChangeEmail change -> TestUserChanges.EMAIL;
            case Delete delete -> TestAccounts.OPERATION;
            case CreateTeam create -> TestTeams.OPERATION;
            case Invite invite -> TestTeamChanges.INVITE;
            case Resend resend -> TestTeamChanges.RESEND;
            case Revoke revoke -> TestTeamChanges.REVOKE;
            case Join join -> TestTeamChanges.JOIN;
            case ChangeRole change -> TestTeamChanges.ROLE;
            case Remove remove -> TestTeamChanges.REMOVE;
            case Transfer transfer -> TestTeamChanges.TRANSFER;
            case Activate activate -> TestTeamChanges.ACTIVATE;
            case ChangeSeats change -> TestTeamChanges.SEATS;
            case Cancel cancel -> TestTeamChanges.CANCEL;
            case Resume resume -> TestTeamChanges.RESUME;
            case CreateSlot create -> TestSlots.CREATE;
            case Reserve reserve -> TestSlots.RESERVE;
            case GiveUp giveUp -> TestSlots.CANCEL;
            case CheckIn checkIn -> TestSlots.CHECK_IN;
            case CheckOut checkOut -> TestSlots.CHECK_OUT;
            case Close close -> TestSlots.CLOSE;
            case Sweep sweep -> "sweep";
        };
    }
}
