package dev.intact.cancellations;

import dev.intact.shared.Call;
import dev.intact.support.TestCalls;
import java.util.UUID;

/** Cancellations as tests ask for them. */
public final class TestCancellations {
    public static final String OPERATION = "cancelOrder";

    private TestCancellations() {}

    public static CancellationRequest plainly() {
        return new CancellationRequest("changed my mind", null);
    }

    public static CancellationRequest withRefund() {
        return new CancellationRequest("changed my mind", "full");
    }

    public static CancelOrderResult cancel(
            CancellationStore store, Call call, UUID orderId, CancellationRequest request) {
        return new CancellationService(store).cancel(call, orderId, request);
    }

    public static CancelOrderResult cancel(CancellationStore store, UUID orderId, CancellationRequest request) {
        return cancel(store, TestCalls.call(OPERATION), orderId, request);
    }
}
