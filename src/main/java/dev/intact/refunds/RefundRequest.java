package dev.intact.refunds;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * A refund as it is asked for, not yet checked: exactly one of {@code amount}, {@code lines} and {@code full: true}.
 *
 * @param restock whether the refunded pieces go back to stock; with lines and full only
 * @param expectedRefunded refuses the refund unless exactly this much was refunded before
 * @param reference the caller's own id of the refund, unique among all refunds
 */
public record RefundRequest(
        BigInteger amount,
        List<LineRequest> lines,
        Boolean full,
        String reason,
        Boolean restock,
        BigInteger expectedRefunded,
        String reference,
        Map<String, String> metadata) {

    public record LineRequest(BigInteger line, BigInteger quantity) {}
}
