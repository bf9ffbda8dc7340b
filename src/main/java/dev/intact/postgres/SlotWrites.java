package dev.intact.postgres;

import dev.intact.slots.Reservation;
import dev.intact.slots.Slot;
import java.util.function.Function;
import java.util.function.Supplier;

/** Writes slots, as steps of the workflows that make or change them. */
final class SlotWrites {
    /** One after the other: two that write overlapping slots at once, one of them new, would wait for each other. */
    private static final String IN_TURN =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended(?::text, 0))) in_turn";

    private static final String INSERT = """
            insert into slot (id, resource_id, starts_at, ends_at, status, lapses_at, version, created_at, updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String UPDATE = """
            update slot
            set status = ?, reservation_id = ?, host_name = ?, code_hash = ?, check_in_opens_at = ?,
                check_in_closes_at = ?, lapses_at = ?, version = ?, updated_at = ?
            where id = ? and version = ?""";

    private SlotWrites() {}

    static <R> void insert(SqlWrite<R> write, Slot slot, Supplier<R> overlap) {
        write.run(IN_TURN, slot.resourceId());
        write.run(
                        INSERT,
                        slot.id(),
                        slot.resourceId(),
                        slot.startsAt(),
                        slot.endsAt(),
                        slot.status().code(),
                        slot.lapsesAt().orElse(null),
                        slot.version(),
                        slot.createdAt(),
                        slot.updatedAt())
                .ifTaken("slot_overlap", overlap);
    }

    /**
     * Makes a slot what was decided, unless it changed since it was looked at.
     *
     * @param lost what to answer if it did
     */
    static <R> void update(SqlWrite<R> write, Slot slot, Supplier<R> lost) {
        if (slot.lapsesAt().isPresent()) {
            write.run(IN_TURN, slot.resourceId());
        }
        write.guard(
                1,
                UPDATE,
                facts -> lost.get(),
                slot.status().code(),
                of(slot, Reservation::id),
                of(slot, Reservation::hostName),
                of(slot, Reservation::codeHash),
                of(slot, Reservation::checkInOpensAt),
                of(slot, Reservation::checkInClosesAt),
                slot.lapsesAt().orElse(null),
                slot.version(),
                slot.updatedAt(),
                slot.id(),
                slot.version() - 1);
    }

    private static <T> T of(Slot slot, Function<Reservation, T> part) {
        return slot.last().map(part).orElse(null);
    }
}
