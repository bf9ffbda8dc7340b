package dev.intact.teams;

import dev.intact.shared.Answer;
import dev.intact.shared.Kept;
import java.util.List;
import java.util.UUID;

/** Every way to end a change of a team by {@link TeamStore}. Only {@link Changed} has written anything. */
public sealed interface ChangeTeamResult {
    /** @param team as the change left it */
    record Changed(Team team, Answer answer) implements ChangeTeamResult {}

    record Replayed(Kept first) implements ChangeTeamResult {}

    record KeyReused() implements ChangeTeamResult {}

    record TeamNotFound() implements ChangeTeamResult {}

    /** The actor has no role in the team that allows this. */
    record ForbiddenRole() implements ChangeTeamResult {}

    record VersionMismatch(long version) implements ChangeTeamResult {}

    record UserNotFound() implements ChangeTeamResult {}

    record MemberNotFound() implements ChangeTeamResult {}

    record InvitationNotFound() implements ChangeTeamResult {}

    record AlreadyMember() implements ChangeTeamResult {}

    record AlreadyInvited(UUID invitationId) implements ChangeTeamResult {}

    record SeatLimitReached(int seatLimit, int seatsUsed) implements ChangeTeamResult {}

    /** It neither runs a trial nor is paid for. */
    record SubscriptionInactive() implements ChangeTeamResult {}

    record InvitationNotPending(Invitation.Status status) implements ChangeTeamResult {}

    /** The user's address is not the invited one. */
    record EmailMismatch() implements ChangeTeamResult {}

    record InvitationExpired() implements ChangeTeamResult {}

    record InvitationUsed() implements ChangeTeamResult {}

    record InvitationRevoked() implements ChangeTeamResult {}

    /** The team has {@link TeamStore#MOST_OWNERS} owners. */
    record TooManyOwners() implements ChangeTeamResult {}

    /** The user is in {@link TeamStore#MOST_TEAMS} teams. */
    record TooManyTeams() implements ChangeTeamResult {}

    /** @param teamIds those that would be without an owner */
    record LastOwner(List<UUID> teamIds) implements ChangeTeamResult {}

    /** Only an owner has an ownership to transfer. */
    record NotOwner() implements ChangeTeamResult {}

    record SubscriptionNotActive(Subscription.Status status) implements ChangeTeamResult {}

    record AlreadyCancelling() implements ChangeTeamResult {}

    record NotCancelling() implements ChangeTeamResult {}

    /** A period can't end before it begins. Judged after the key: the time of a first call may be over when it is made again. */
    record PeriodInPast() implements ChangeTeamResult {}

    record SeatLimitBelowUsage(int seatsUsed) implements ChangeTeamResult {}

    /** Time has not ended it, or that has been written down before. */
    record NotDue() implements ChangeTeamResult {}
}
