package dev.intact.benchmark.repositories;

import dev.intact.shared.Json;
import dev.intact.teams.Team;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One row of {@code team}. */
@Entity
@Table(name = "team")
class SavedTeam {
    @Id
    UUID id;

    String name;

    String slug;

    @Column(name = "owner_ids")
    UUID[] ownerIds;

    @Column(name = "subscription_status")
    String subscriptionStatus;

    String plan;

    @Column(name = "trial_ends_at")
    Instant trialEndsAt;

    @Column(name = "period_ends_at")
    Instant periodEndsAt;

    @Column(name = "cancel_at_period_end")
    boolean cancelAtPeriodEnd;

    @Column(name = "seat_limit")
    int seatLimit;

    @Column(name = "seats_used")
    int seatsUsed;

    @Column(name = "member_count")
    int memberCount;

    @Column(name = "pending_until")
    Instant[] pendingUntil;

    @Column(name = "lapses_at")
    Instant lapsesAt;

    String metadata;

    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    SavedTeam() {}

    SavedTeam(Team team) {
        var subscription = team.subscription();
        this.id = team.id();
        this.name = team.name();
        this.slug = team.slug();
        this.ownerIds = team.ownerIds().toArray(UUID[]::new);
        this.subscriptionStatus = subscription.status().code();
        this.plan = subscription.plan();
        this.trialEndsAt = subscription.trialEndsAt();
        this.periodEndsAt = subscription.periodEndsAt();
        this.cancelAtPeriodEnd = subscription.cancelAtPeriodEnd();
        this.seatLimit = team.seatLimit();
        this.seatsUsed = team.seatsUsed();
        this.memberCount = team.memberCount();
        this.pendingUntil = team.pendingUntil().toArray(Instant[]::new);
        this.lapsesAt = subscription.lapsesAt().orElse(null);
        this.metadata = Json.write(team.metadata());
        this.version = team.version();
        this.createdAt = team.createdAt();
        this.updatedAt = team.updatedAt();
    }
}
