package dev.intact.orders;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An order as it is stored. Amounts are minor units of its one currency.
 *
 * @param externalId the caller's own id, unique among all orders; may be null
 * @param refundable paid minus refunded: what may still be given back
 * @param items at least one, in the order in which they were given
 * @param version 1 when placed, then one more with each change
 */
public record Order(
        UUID id,
        String externalId,
        String customerId,
        OrderStatus status,
        String currency,
        long total,
        long paid,
        long refunded,
        long refundable,
        List<Item> items,
        Map<String, String> metadata,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** This order after one more change: what it was paid, what was refunded, and how it stands now. */
    public Order changed(OrderStatus to, long nowPaid, long nowRefunded, List<Item> nowItems, Instant at) {
        return new Order(
                id,
                externalId,
                customerId,
                to,
                currency,
                total,
                nowPaid,
                nowRefunded,
                nowPaid - nowRefunded,
                nowItems,
                metadata,
                version + 1,
                createdAt,
                at);
    }

    /**
     * One line of an order.
     *
     * @param line from 1, without gaps
     * @param amount quantity x unitAmount - discountAmount
     * @param takeStock whether the pieces were taken from the sku's stock
     */
    public record Item(
            int line,
            String sku,
            int quantity,
            long unitAmount,
            long discountAmount,
            long amount,
            boolean takeStock,
            int refundedQuantity,
            long refundedAmount) {

        /** This line after more of it was refunded. */
        public Item refunded(int units, long money) {
            return new Item(
                    line,
                    sku,
                    quantity,
                    unitAmount,
                    discountAmount,
                    amount,
                    takeStock,
                    refundedQuantity + units,
                    refundedAmount + money);
        }

        public int unitsLeft() {
            return quantity - refundedQuantity;
        }
    }
}
