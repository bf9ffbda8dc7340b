package dev.intact.ledger;

import dev.intact.shared.Page;
import java.util.UUID;

/** Reads the ledger. It has no writing method: money moves only inside the workflows that move it. */
public interface LedgerStore {
    /**
     * The transactions of one order, newest first; none if there is no such order.
     *
     * @throws dev.intact.shared.StoreUnavailable no usable answer
     */
    Page<LedgerTransaction> transactionsOf(UUID orderId, Page.Request page);
}
