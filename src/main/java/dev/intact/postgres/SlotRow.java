package dev.intact.postgres;

import dev.intact.slots.Reservation;
import dev.intact.slots.Slot;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** {@code slot}, with the reservation that holds it or held it last. */
@Entity
@Table(name = "slot")
class SlotRow extends PanacheEntityBase {
    @Id
    UUID id;

    @Column(name = "resource_id")
    String resourceId;

    @Column(name = "starts_at")
    Instant startsAt;

    @Column(name = "ends_at")
    Instant endsAt;

    String status;

    @Column(name = "reservation_id")
    UUID reservationId;

    @Column(name = "host_name")
    String hostName;

    @Column(name = "code_hash")
    String codeHash;

    @Column(name = "check_in_opens_at")
    Instant checkInOpensAt;

    @Column(name = "check_in_closes_at")
    Instant checkInClosesAt;

    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    Slot slot() {
        return Slot.of(
                id,
                resourceId,
                startsAt,
                endsAt,
                Slot.Status.of(status),
                Optional.ofNullable(reservationId)
                        .map(reservation ->
                                new Reservation(reservation, hostName, codeHash, checkInOpensAt, checkInClosesAt)),
                version,
                createdAt,
                updatedAt);
    }
}
