package dev.intact.postgres;

import dev.intact.shared.Json;
import dev.intact.teams.Subscription;
import dev.intact.teams.Team;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.SQLRestriction;

/** {@code team}, with its owners from {@code membership}. */
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

    @ElementCollection
    @CollectionTable(name = "membership", joinColumns = @JoinColumn(name = "team_id"))
    @SQLRestriction("role = 'owner'")
    @OrderBy("joinedAt, userId")
    List<OwnerRow> owners;

    @Embeddable
    static class OwnerRow {
        @Column(name = "user_id")
        UUID userId;

        @Column(name = "joined_at")
        Instant joinedAt;
    }

    static Optional<TeamRow> withOwners(UUID id) {
        return find("from TeamRow t left join fetch t.owners where t.id = ?1", id)
                .singleResultOptional();
    }

    Team team() {
        return new Team(
                id,
                name,
                slug,
                owners.stream().map(owner -> owner.userId).toList(),
                plan,
                new Subscription(
                        Subscription.Status.of(subscriptionStatus), plan, trialEndsAt, periodEndsAt, cancelAtPeriodEnd),
                seatLimit,
                seatsUsed,
                memberCount,
                Json.metadata(metadata),
                version,
                createdAt,
                updatedAt);
    }
}
