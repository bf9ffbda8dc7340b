package dev.intact.orders;

/** Which orders to tell: those that fit all that is given. What is null fits every order. */
public record OrderFilter(String customerId, OrderStatus status, String externalId) {
    public boolean fits(Order order) {
        return (customerId == null || customerId.equals(order.customerId()))
                && (status == null || status == order.status())
                && (externalId == null || externalId.equals(order.externalId()));
    }
}
