package dev.intact.orders;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** An order as it is asked for, not yet checked. */
public record OrderRequest(
        String customerId,
        String currency,
        List<ItemRequest> items,
        String externalId,
        PaymentRequest payment,
        Map<String, String> metadata) {

    /** @param discountAmount taken off the whole line; null is 0 */
    public record ItemRequest(
            String sku, BigInteger quantity, BigInteger unitAmount, BigInteger discountAmount, Boolean takeStock) {}

    /** @param reference the provider's own id of the payment */
    public record PaymentRequest(String provider, String reference, BigInteger amount) {}
}
