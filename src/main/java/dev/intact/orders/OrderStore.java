package dev.intact.orders;

import dev.intact.shared.Page;
import java.util.Optional;
import java.util.UUID;

/** Stores orders, each with its items in one atomic write. */
public interface OrderStore {
    /**
     * Stores the order with its items, its payment and ledger transaction if it comes with one, takes the stock that it
     * asks for, and records its events.
     *
     * <p>Checked in this order: the key is new, the external id is new, the payment's reference is new, each sku is tracked,
     * each sku is in stock.
     *
     * @throws dev.intact.shared.StoreUnavailable no usable answer; it may or may not be stored, so call again with the
     *     same key
     */
    CreateOrderResult createOrderWithItems(NewOrder newOrder);

    Optional<Order> find(UUID id);

    /** The order's payments, newest first; empty where there is no such order. */
    Optional<Page<Payment>> paymentsOf(UUID id, Page.Request page);
}
