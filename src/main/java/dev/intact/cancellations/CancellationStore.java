package dev.intact.cancellations;

/** Stores cancellations, each with all that it changes in one atomic write. */
public interface CancellationStore {
    /**
     * Ends the order, gives back what was paid for it and what it holds of stock, books the refund, and records {@code
     * order.cancelled}, after {@code refund.recorded} where there was money to give back.
     *
     * <p>Checked in this order: the key is new, the order exists, what {@link CancellationPlan} says.
     *
     * @throws dev.intact.shared.StoreUnavailable no usable answer; it may or may not be stored, so call again with the
     *     same key
     */
    CancelOrderResult cancelOrder(NewCancellation newCancellation);
}
