package dev.intact.orders;

import dev.intact.shared.Answer;
import java.util.UUID;

/** Every way to end {@link OrderStore#createOrderWithItems}. Only {@link Created} has written anything. */
public sealed interface CreateOrderResult {
    record Created(Order order, Answer answer) implements CreateOrderResult {}

    record Replayed(Answer first) implements CreateOrderResult {}

    record KeyReused() implements CreateOrderResult {}

    /** @param holder the order that has this external id */
    record DuplicateExternalId(UUID holder) implements CreateOrderResult {}

    /** @param holder the order that was paid with this (provider, reference) */
    record DuplicatePayment(UUID holder) implements CreateOrderResult {}

    /** The first sku, in sku order, that has no stock count at all. */
    record SkuNotTracked(String sku) implements CreateOrderResult {}

    /** The first sku, in sku order, of which more is asked than there is. */
    record InsufficientStock(String sku, long requested, long available) implements CreateOrderResult {}
}
