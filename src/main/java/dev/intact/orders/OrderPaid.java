package dev.intact.orders;

/**
 * What {@code order.paid} tells.
 *
 * @param payment null where there was nothing to pay
 */
record OrderPaid(Order order, Payment payment) {
    static final String TYPE = "order.paid";
}
