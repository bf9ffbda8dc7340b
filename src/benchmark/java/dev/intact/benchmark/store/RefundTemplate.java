package dev.intact.benchmark.store;

import dev.intact.refunds.NewRefund;
import dev.intact.refunds.NewRefund.Way.ByAmount;
import dev.intact.shared.Ids;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes refunds as the service hands them over. */
final class RefundTemplate {
    private static final String REASON = "the mug was broken";

    private RefundTemplate() {}

    static NewRefund next(UUID orderId, Instant now) {
        return new NewRefund(
                Calls.of("recordRefund", now),
                Ids.next(),
                Ids.next(),
                orderId,
                new ByAmount(1),
                false,
                Optional.empty(),
                REASON,
                null,
                null);
    }
}
