package dev.intact.teams;

import dev.intact.shared.Call;
import dev.intact.users.User;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a change of a team saw. Memberships and invitations are guarded by the team's version, for whatever changes them
 * changes the team too; what counts of users is guarded by the steps that rest on it.
 *
 * @param team as it is stored
 * @param memberships of those users who were looked at and are members
 * @param users those who were looked at and are there
 * @param invitation the one that was looked at, as it is stored
 * @param emailHolder the user who has the e-mail address that was looked at
 */
public record TeamState(
        Team team,
        Map<UUID, Membership> memberships,
        Map<UUID, User> users,
        Optional<Invitation> invitation,
        Optional<UUID> emailHolder) {

    Optional<Membership> member(UUID userId) {
        return Optional.ofNullable(memberships.get(userId));
    }

    /**
     * The invitation as it stands at a time. One whose seat was given away has expired, also for an instance whose clock is
     * a little behind.
     */
    Optional<Invitation> invitationAt(Instant now) {
        return invitation
                .map(its -> its.at(now))
                .map(its -> its.isPending() && !team.pendingUntil().contains(its.expiresAt())
                        ? its.as(Invitation.Status.EXPIRED)
                        : its);
    }

    /** Whether the actor has a role, and it is this one or above it. A key that acts for nobody is trusted. */
    boolean actorIs(Call call, Role least) {
        return call.onBehalfOf()
                .map(actor ->
                        member(actor).filter(its -> !least.isAbove(its.role())).isPresent())
                .orElse(true);
    }
}
