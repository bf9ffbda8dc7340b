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

    /**
     * Stores the payment of an order that was placed without one, books it, and records {@code order.paid}.
     *
     * <p>Checked in this order: the key is new, the order exists, what {@link PaymentPlan} says, the payment's reference is
     * new.
     *
     * @throws dev.intact.shared.StoreUnavailable no usable answer; it may or may not be stored, so call again with the
     *     same key
     */
    RecordPaymentResult recordPayment(NewPayment newPayment);

    Optional<Order> find(UUID id);

    /** The orders that fit, newest first. A page may be shorter than asked for though another follows. */
    Page<Order> list(OrderFilter filter, Page.Request page);

    /** The order's payments, newest first; empty where there is no such order. */
    Optional<Page<Payment>> paymentsOf(UUID id, Page.Request page);

    /** One payment of an order; empty where either is not there. */
    Optional<Payment> payment(UUID orderId, UUID id);
}
