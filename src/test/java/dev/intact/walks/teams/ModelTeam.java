package dev.intact.walks.teams;

import dev.intact.shared.Call;
import dev.intact.teams.Invitation;
import dev.intact.teams.Role;
import dev.intact.teams.Subscription;
import dev.intact.teams.Subscription.Status;
import dev.intact.teams.Team;
import dev.intact.walks.teams.World.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** One team, and all that belongs to it. It does as it is told: what may be done was judged before. */
final class ModelTeam {
    static final String NAME = "Tea";
    static final String TRIAL = "team-trial";

    final UUID id;
    final String slug;
    final Instant createdAt;
    final Map<UUID, Seat> members = new LinkedHashMap<>();
    final List<UUID> owners = new ArrayList<>();
    final Map<UUID, Invited> invitations = new LinkedHashMap<>();
    final LinkedList<Told> told = new LinkedList<>();
    Subscription subscription;
    int seatLimit = 10;
    long version = 1;
    Instant updatedAt;

    record Seat(Role role, Instant joinedAt) {}

    /**
     * @param invitation as it was written down last
     * @param token the one that opens it
     */
    record Invited(Invitation invitation, String token) {
        boolean isPending(Instant now) {
            return invitation.status() == Invitation.Status.PENDING && now.isBefore(invitation.expiresAt());
        }

        Invitation.Status status(Instant now) {
            var status = invitation.status();
            return status == Invitation.Status.PENDING && !isPending(now) ? Invitation.Status.EXPIRED : status;
        }

        Invited as(Invitation.Status status, Instant until, String newToken) {
            return new Invited(
                    new Invitation(
                            invitation.id(),
                            invitation.teamId(),
                            invitation.email(),
                            invitation.role(),
                            status,
                            until,
                            invitation.createdAt(),
                            invitation.expiresInDays(),
                            null),
                    newToken);
        }

        Invited as(Invitation.Status status) {
            return as(status, invitation.expiresAt(), token);
        }
    }

    ModelTeam(UUID id, String slug, UUID owner, Instant trialEndsAt, Call call) {
        this.id = id;
        this.slug = slug == null ? "tea-" + id.toString().substring(24) : slug;
        this.createdAt = call.at();
        this.updatedAt = call.at();
        this.subscription = new Subscription(Status.TRIALING, TRIAL, trialEndsAt, null, false);
        members.put(owner, new Seat(Role.OWNER, call.at()));
        owners.add(owner);
        tell(call, "team.created", "member.added", "subscription.trial_started");
    }

    Team at(Instant now) {
        return new Team(
                id,
                NAME,
                slug,
                List.copyOf(owners),
                subscription.plan(),
                subscription(now),
                seatLimit,
                seatsUsed(now),
                members.size(),
                null,
                version,
                createdAt,
                updatedAt,
                List.of());
    }

    int seatsUsed(Instant now) {
        return members.size()
                + (int) invitations.values().stream()
                        .filter(its -> its.isPending(now))
                        .count();
    }

    Optional<Role> roleOf(UUID user) {
        return Optional.ofNullable(members.get(user)).map(Seat::role);
    }

    boolean isOnlyOwner(UUID user) {
        return owners.equals(List.of(user));
    }

    /** When time ends the subscription; empty if nothing but a call does. */
    Optional<Instant> endsAt() {
        return switch (subscription.status()) {
            case TRIALING -> Optional.of(subscription.trialEndsAt());
            case ACTIVE ->
                subscription.cancelAtPeriodEnd() ? Optional.of(subscription.periodEndsAt()) : Optional.empty();
            case EXPIRED, CANCELLED -> Optional.empty();
        };
    }

    boolean hasEnded(Instant now) {
        return endsAt().filter(end -> !end.isAfter(now)).isPresent();
    }

    Subscription subscription(Instant now) {
        if (!hasEnded(now)) {
            return subscription;
        }
        return in(subscription.cancelAtPeriodEnd() ? Status.CANCELLED : Status.EXPIRED, false);
    }

    boolean isRunning(Instant now) {
        var status = subscription(now).status();
        return status == Status.TRIALING || status == Status.ACTIVE;
    }

    /** A period that nobody has cancelled goes on. */
    boolean hasPassedItsPeriod(Instant now) {
        return subscription.status() == Status.ACTIVE && !now.isBefore(subscription.periodEndsAt());
    }

    /** The same one, in another state. */
    Subscription in(Status status, boolean isCancelling) {
        return new Subscription(
                status, subscription.plan(), subscription.trialEndsAt(), subscription.periodEndsAt(), isCancelling);
    }

    Optional<Invited> pendingOf(String email, Instant now) {
        return ofEmail(email).filter(its -> its.isPending(now)).findFirst();
    }

    /** Whether or not it has expired. */
    Stream<Invited> ofEmail(String email) {
        return invitations.values().stream()
                .filter(its -> its.invitation().status() == Invitation.Status.PENDING)
                .filter(its -> ModelUsers.isSame(its.invitation().email(), email));
    }

    void put(Invited invited) {
        invitations.put(invited.invitation().id(), invited);
    }

    void give(UUID user, Role role) {
        members.put(user, new Seat(role, members.get(user).joinedAt()));
        own(user, role);
    }

    void join(UUID user, Role role, Instant now) {
        members.put(user, new Seat(role, now));
        own(user, role);
    }

    private void own(UUID user, Role role) {
        if (role != Role.OWNER) {
            owners.remove(user);
        } else if (!owners.contains(user)) {
            owners.add(user);
        }
    }

    void leave(UUID user) {
        members.remove(user);
        owners.remove(user);
    }

    /** One version more. An end that nobody has written down yet is told first. */
    void change(Call call, Runnable what, String... types) {
        version++;
        updatedAt = call.at();
        if (hasEnded(call.at())) {
            subscription = subscription(call.at());
            tell(call, "subscription." + subscription.status().code());
        }
        what.run();
        tell(call, types);
    }

    private void tell(Call call, String... types) {
        for (var type : types) {
            told.addFirst(new Told(type, version, call.actor(), call.at()));
        }
    }
}
