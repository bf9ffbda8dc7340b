package dev.intact.walks.teams;

import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Json;
import dev.intact.teams.ChangeTeamResult.AlreadyInvited;
import dev.intact.teams.ChangeTeamResult.AlreadyMember;
import dev.intact.teams.ChangeTeamResult.EmailMismatch;
import dev.intact.teams.ChangeTeamResult.ForbiddenRole;
import dev.intact.teams.ChangeTeamResult.InvitationExpired;
import dev.intact.teams.ChangeTeamResult.InvitationNotFound;
import dev.intact.teams.ChangeTeamResult.InvitationNotPending;
import dev.intact.teams.ChangeTeamResult.InvitationRevoked;
import dev.intact.teams.ChangeTeamResult.InvitationUsed;
import dev.intact.teams.ChangeTeamResult.SeatLimitReached;
import dev.intact.teams.ChangeTeamResult.SubscriptionInactive;
import dev.intact.teams.ChangeTeamResult.UserNotFound;
import dev.intact.teams.ChangeTeamResult.VersionMismatch;
import dev.intact.teams.Invitation;
import dev.intact.teams.Invitation.Status;
import dev.intact.teams.Role;
import dev.intact.teams.SentInvitation;
import dev.intact.users.User;
import dev.intact.walks.teams.ModelTeam.Invited;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Invitations, and who joins by them. */
final class ModelInvitations {
    private static final int USUAL_DAYS = 7;

    private final Supplier<UUID> ids;
    private final ModelUsers users;
    private final ModelTeams teams;
    private long secrets;

    ModelInvitations(Supplier<UUID> ids, ModelUsers users, ModelTeams teams) {
        this.ids = ids;
        this.users = users;
        this.teams = teams;
    }

    private String token(UUID team, UUID invitation) {
        return team + "." + invitation + "." + "%043d".formatted(++secrets);
    }

    Object invite(Call call, ModelTeam team, String email, Role role, Integer days) {
        var refusal = ModelTeams.refusal(call, team, Role.ADMIN, role).or(() -> refusal(call, team, email));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var openDays = days == null ? USUAL_DAYS : days;
        var until = call.at().plus(Duration.ofDays(openDays));
        var id = ids.get();
        var invitation =
                new Invitation(id, team.id, email.strip(), role, Status.PENDING, until, call.at(), openDays, null);
        var invited = new Invited(invitation, token(team.id, id));
        var expired = team.ofEmail(email).toList();
        var events = new ArrayList<String>();
        expired.forEach(any -> events.add("invitation.expired"));
        events.add("invitation.created");
        team.change(
                call,
                () -> {
                    expired.forEach(its -> team.put(its.as(Status.EXPIRED)));
                    team.put(invited);
                },
                events.toArray(String[]::new));
        var location = "/v1/teams/" + team.id + "/invitations/" + id;
        return ModelTeams.changed(team, call.at(), new Answer(201, location, Json.write(sent(invited))));
    }

    private Optional<Object> refusal(Call call, ModelTeam team, String email) {
        if (!team.isRunning(call.at())) {
            return Optional.of(new SubscriptionInactive());
        }
        var pending = team.pendingOf(email, call.at());
        if (pending.isPresent()) {
            return Optional.of(new AlreadyInvited(pending.get().invitation().id()));
        }
        if (team.seatsUsed(call.at()) >= team.seatLimit) {
            return Optional.of(new SeatLimitReached(team.seatLimit, team.seatsUsed(call.at())));
        }
        return users.ofEmail(email)
                .filter(user -> team.members.containsKey(user.id()))
                .map(member -> new AlreadyMember());
    }

    private static SentInvitation sent(Invited invited) {
        var its = invited.invitation();
        return new SentInvitation(
                its.id(),
                its.teamId(),
                its.email(),
                its.role(),
                its.status(),
                invited.token(),
                its.expiresAt(),
                its.createdAt());
    }

    Object resend(Call call, ModelTeam team, UUID id) {
        var refusal = refusal(call, team, id);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var before = team.invitations.get(id);
        var until = call.at().plus(Duration.ofDays(before.invitation().expiresInDays()));
        var resent = before.as(Status.PENDING, until, token(team.id, id));
        team.change(call, () -> team.put(resent), "invitation.resent");
        return ModelTeams.changed(team, call.at(), new Answer(200, null, Json.write(sent(resent))));
    }

    Object revoke(Call call, ModelTeam team, UUID id) {
        var refusal = refusal(call, team, id);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var revoked = team.invitations.get(id).as(Status.REVOKED);
        team.change(call, () -> team.put(revoked), "invitation.revoked");
        return ModelTeams.changed(team, call.at(), new Answer(200, null, Json.write(revoked.invitation())));
    }

    private static Optional<Object> refusal(Call call, ModelTeam team, UUID id) {
        var found = Optional.ofNullable(team.invitations.get(id));
        var role = found.map(its -> its.invitation().role()).orElse(Role.MEMBER);
        return ModelTeams.refusal(call, team, Role.ADMIN, role)
                .or(() -> found.isEmpty() ? Optional.of(new InvitationNotFound()) : Optional.empty())
                .or(() -> found.filter(its -> !its.isPending(call.at()))
                        .map(its -> new InvitationNotPending(its.status(call.at()))));
    }

    /** Only the invited user may act here, whatever is stored. */
    static Optional<Object> refusal(Call call, UUID user) {
        return call.onBehalfOf().filter(actor -> !actor.equals(user)).map(actor -> new ForbiddenRole());
    }

    Object join(Call call, String token, UUID userId) {
        for (var team : teams.all().values()) {
            for (var invited : team.invitations.values()) {
                if (invited.token().equals(token)) {
                    return join(call, team, invited, userId);
                }
            }
        }
        return new InvitationNotFound();
    }

    private Object join(Call call, ModelTeam team, Invited invited, UUID userId) {
        var refusal = refusal(call, team, invited, users.find(userId));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var role = invited.invitation().role();
        team.change(
                call,
                () -> {
                    team.put(invited.as(Status.ACCEPTED));
                    team.join(userId, role, call.at());
                },
                "invitation.accepted",
                "member.added");
        var location = "/v1/teams/" + team.id + "/members/" + userId;
        return ModelTeams.changed(
                team, call.at(), new Answer(201, location, Json.write(new Joined(team.id, userId, role))));
    }

    record Joined(UUID teamId, UUID userId, Role role) {}

    private static Optional<Object> refusal(Call call, ModelTeam team, Invited invited, Optional<User> user) {
        if (user.isEmpty()) {
            return Optional.of(new UserNotFound());
        }
        if (!ModelUsers.isSame(user.get().email(), invited.invitation().email())) {
            return Optional.of(new EmailMismatch());
        }
        if (ModelUsers.isStale(call, team.version)) {
            return Optional.of(new VersionMismatch(team.version));
        }
        return ended(invited, call.at()).or(() -> {
            if (team.members.containsKey(user.get().id())) {
                return Optional.of(new AlreadyMember());
            }
            return team.isRunning(call.at()) ? Optional.empty() : Optional.of(new SubscriptionInactive());
        });
    }

    private static Optional<Object> ended(Invited invited, Instant now) {
        return switch (invited.status(now)) {
            case PENDING -> Optional.empty();
            case ACCEPTED -> Optional.of(new InvitationUsed());
            case REVOKED -> Optional.of(new InvitationRevoked());
            case EXPIRED -> Optional.of(new InvitationExpired());
        };
    }
}
