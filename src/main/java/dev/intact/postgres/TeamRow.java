package dev.intact.postgres;

import dev.intact.shared.Json;
import dev.intact.teams.Subscription;
import dev.intact.teams.Team;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** {@code team}. */
@Entity
@Table(name = "team")
class TeamRow extends PanacheEntityBase {
    @Id
    UUID id;

    String name;
    String slug;

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

    String metadata;
    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "owner_ids")
    UUID[] ownerIds;

    @Column(name = "pending_until")
    Instant[] pendingUntil;

    Team team() {
        return new Team(
                id,
                name,
                slug,
                List.of(ownerIds),
                plan,
                new Subscription(
                        Subscription.Status.of(subscriptionStatus), plan, trialEndsAt, periodEndsAt, cancelAtPeriodEnd),
                seatLimit,
                seatsUsed,
                memberCount,
                Json.metadata(metadata),
                version,
                createdAt,
                updatedAt,
                List.of(pendingUntil));
    }
}
