package dev.intact.teams;

import dev.intact.http.Answers;
import dev.intact.http.Problem;
import dev.intact.http.ProblemType;
import dev.intact.shared.Answer;
import dev.intact.shared.Checks;
import dev.intact.shared.InvalidInput;
import dev.intact.shared.Kept;
import dev.intact.teams.ChangeTeamResult.AlreadyCancelling;
import dev.intact.teams.ChangeTeamResult.AlreadyInvited;
import dev.intact.teams.ChangeTeamResult.AlreadyMember;
import dev.intact.teams.ChangeTeamResult.Changed;
import dev.intact.teams.ChangeTeamResult.EmailMismatch;
import dev.intact.teams.ChangeTeamResult.ForbiddenRole;
import dev.intact.teams.ChangeTeamResult.InvitationExpired;
import dev.intact.teams.ChangeTeamResult.InvitationNotFound;
import dev.intact.teams.ChangeTeamResult.InvitationNotPending;
import dev.intact.teams.ChangeTeamResult.InvitationRevoked;
import dev.intact.teams.ChangeTeamResult.InvitationUsed;
import dev.intact.teams.ChangeTeamResult.KeyReused;
import dev.intact.teams.ChangeTeamResult.LastOwner;
import dev.intact.teams.ChangeTeamResult.MemberNotFound;
import dev.intact.teams.ChangeTeamResult.NotCancelling;
import dev.intact.teams.ChangeTeamResult.NotDue;
import dev.intact.teams.ChangeTeamResult.NotOwner;
import dev.intact.teams.ChangeTeamResult.PeriodInPast;
import dev.intact.teams.ChangeTeamResult.Replayed;
import dev.intact.teams.ChangeTeamResult.SeatLimitBelowUsage;
import dev.intact.teams.ChangeTeamResult.SeatLimitReached;
import dev.intact.teams.ChangeTeamResult.SubscriptionInactive;
import dev.intact.teams.ChangeTeamResult.SubscriptionNotActive;
import dev.intact.teams.ChangeTeamResult.TeamNotFound;
import dev.intact.teams.ChangeTeamResult.TooManyOwners;
import dev.intact.teams.ChangeTeamResult.TooManyTeams;
import dev.intact.teams.ChangeTeamResult.UserNotFound;
import dev.intact.teams.ChangeTeamResult.VersionMismatch;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** What is answered to a change of a team: one switch for all of them, in which the compiler names a missing case. */
final class TeamAnswers {
    private TeamAnswers() {}

    static Response of(ChangeTeamResult result) {
        return switch (result) {
            case Changed(Team team, Answer answer) -> Answers.first(answer);
            case Replayed(Kept first) -> Answers.replayed(first.answer());
            case KeyReused() -> refused(ProblemType.IDEMPOTENCY_KEY_REUSED);
            case TeamNotFound() -> refused(ProblemType.TEAM_NOT_FOUND);
            case UserNotFound() -> refused(ProblemType.USER_NOT_FOUND);
            case MemberNotFound() -> refused(ProblemType.MEMBER_NOT_FOUND);
            case InvitationNotFound() -> refused(ProblemType.INVITATION_NOT_FOUND);
            case ForbiddenRole() -> refused(ProblemType.FORBIDDEN_ROLE);
            case EmailMismatch() -> refused(ProblemType.EMAIL_MISMATCH);
            case VersionMismatch(long version) -> problem(ProblemType.VERSION_MISMATCH, "version", version);
            case AlreadyMember() -> refused(ProblemType.ALREADY_MEMBER);
            case AlreadyInvited(UUID id) -> problem(ProblemType.ALREADY_INVITED, "invitationId", id);
            case SeatLimitReached(int limit, int used) ->
                Problem.of(ProblemType.SEAT_LIMIT_REACHED)
                        .with("seatLimit", limit)
                        .with("seatsUsed", used)
                        .response();
            case SubscriptionInactive() -> refused(ProblemType.SUBSCRIPTION_INACTIVE);
            case InvitationNotPending(Invitation.Status status) ->
                problem(ProblemType.INVITATION_NOT_PENDING, "invitationStatus", status);
            case InvitationExpired() -> refused(ProblemType.INVITATION_EXPIRED);
            case InvitationUsed() -> refused(ProblemType.INVITATION_USED);
            case InvitationRevoked() -> refused(ProblemType.INVITATION_REVOKED);
            case TooManyTeams() -> refused(ProblemType.TOO_MANY_TEAMS);
            case LastOwner(List<UUID> teams) -> problem(ProblemType.LAST_OWNER, "teamIds", teams);
            case NotOwner() -> refused(ProblemType.NOT_OWNER);
            case SubscriptionNotActive(Subscription.Status status) ->
                problem(ProblemType.SUBSCRIPTION_NOT_ACTIVE, "subscriptionStatus", status);
            case AlreadyCancelling() -> refused(ProblemType.ALREADY_CANCELLING);
            case NotCancelling() -> refused(ProblemType.NOT_CANCELLING);
            case PeriodInPast() ->
                Problem.of(InvalidInput.of("/periodEndsAt", Checks.INVALID_TIME, "must be in the future"))
                        .response();
            case TooManyOwners() -> refused(ProblemType.TOO_MANY_OWNERS);
            case SeatLimitBelowUsage(int used) -> problem(ProblemType.SEAT_LIMIT_BELOW_USAGE, "seatsUsed", used);
            case NotDue() -> throw new IllegalStateException("only the sweeper asks for what time has ended");
        };
    }

    private static Response refused(ProblemType type) {
        return Problem.of(type).response();
    }

    private static Response problem(ProblemType type, String name, Object value) {
        return Problem.of(type).with(name, value).response();
    }
}
