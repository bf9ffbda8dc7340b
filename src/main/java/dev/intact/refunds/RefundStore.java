package dev.intact.refunds;

import dev.intact.shared.Page;
import java.util.Optional;
import java.util.UUID;

/** Stores refunds, each with all that it changes in one atomic write. */
public interface RefundStore {
    /**
     * Stores the refund with its lines, moves the order's totals and status, books the ledger transaction, and records
     * {@code refund.recorded}, and {@code order.refunded} where nothing is left.
     *
     * <p>Checked in this order: the key is new, the order exists, what {@link RefundPlan} says, the reference is new.
     * However many run at once, never more than was paid, nor more units of a line than were sold.
     *
     * @throws dev.intact.shared.StoreUnavailable no usable answer; it may or may not be stored, so call again with the
     *     same key
     */
    RecordRefundResult recordRefund(NewRefund newRefund);

    Optional<Refund> find(UUID id);

    /** The order's refunds, newest first; empty where there is no such order. */
    Optional<Page<Refund>> refundsOf(UUID orderId, Page.Request page);
}
