package dev.intact.ledger;

import dev.intact.shared.Page;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the ledger. It has no writing method: money moves only inside the workflows that move it. */
public interface LedgerStore {
    /**
     * The transactions of one order, newest first; none if there is no such order.
     *
     * @throws dev.intact.shared.StoreUnavailable no usable answer
     */
    Page<LedgerTransaction> transactionsOf(UUID orderId, Page.Request page);

    /**
     * What all accounts hold: one line a currency for each provider's, and one for those of all orders together.
     *
     * @throws dev.intact.shared.StoreUnavailable no usable answer
     */
    List<Balance> balances();

    /** What the account of one order holds; empty if there is no such order. */
    Optional<Balance> balanceOf(UUID orderId);
}
