package dev.intact.slots;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A slot as it is stored, or as it stands at a time.
 *
 * @param endsAt the first moment after it
 * @param hostName of the reservation that holds it; null where none does
 * @param reservationId likewise
 * @param version 1 when made, then one more with each change
 * @param last the reservation that holds it, or the one that time took it from last; empty after a
 *     cancellation, a check-out or a closure
 */
public record Slot(
        UUID id,
        String resourceId,
        Instant startsAt,
        Instant endsAt,
        Status status,
        String hostName,
        UUID reservationId,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore Optional<Reservation> last) {

    @Schema(name = "SlotStatus")
    public enum Status {
        OPEN,
        RESERVED,
        CHECKED_IN,
        CLOSED;

        /** As it is told, and as it is stored. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Status of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        boolean isHeld() {
            return this == RESERVED || this == CHECKED_IN;
        }
    }

    /** Host and reservation are told only as long as it holds the slot. */
    public static Slot of(
            UUID id,
            String resourceId,
            Instant startsAt,
            Instant endsAt,
            Status status,
            Optional<Reservation> last,
            long version,
            Instant createdAt,
            Instant updatedAt) {
        var holds = last.filter(any -> status.isHeld());
        return new Slot(
                id,
                resourceId,
                startsAt,
                endsAt,
                status,
                holds.map(Reservation::hostName).orElse(null),
                holds.map(Reservation::id).orElse(null),
                version,
                createdAt,
                updatedAt,
                last);
    }

    /**
     * As it stands at a time, whether or not anything has tidied it up: a reservation that was not checked in in time holds
     * it no more, and after its end it is closed.
     */
    public Slot at(Instant now) {
        if (!now.isBefore(endsAt)) {
            return status == Status.CLOSED ? this : as(Status.CLOSED, last);
        }
        return isUnattended(now) ? as(Status.OPEN, last) : this;
    }

    /** Whether a reservation holds it. */
    @JsonIgnore
    public boolean isHeld() {
        return status.isHeld();
    }

    /** Whether it stands reserved though nobody has checked in in time. */
    boolean isUnattended(Instant now) {
        return status == Status.RESERVED && !now.isBefore(last.orElseThrow().checkInClosesAt());
    }

    /** When time alone changes it next; empty once it is closed. */
    public Optional<Instant> lapsesAt() {
        return switch (status) {
            case RESERVED -> last.map(Reservation::checkInClosesAt);
            case OPEN, CHECKED_IN -> Optional.of(endsAt);
            case CLOSED -> Optional.empty();
        };
    }

    Slot as(Status to, Optional<Reservation> reservation) {
        return of(id, resourceId, startsAt, endsAt, to, reservation, version, createdAt, updatedAt);
    }

    /** As its next version. */
    Slot changed(Instant at) {
        return of(id, resourceId, startsAt, endsAt, status, last, version + 1, createdAt, at);
    }
}
