package dev.intact.cancellations;

import dev.intact.shared.Call;
import dev.intact.shared.Checks;
import dev.intact.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Checks cancellations, and hands them to the store. */
@ApplicationScoped
public class CancellationService {
    private static final String IN_FULL = "full";
    private static final int LONGEST_REASON = 1000;

    private final CancellationStore store;

    CancellationService(CancellationStore store) {
        this.store = store;
    }

    public CancelOrderResult cancel(Call call, UUID orderId, CancellationRequest request) {
        var checks = new Checks();
        checks.prose("/reason", request.reason(), LONGEST_REASON);
        if (request.refund() != null && !request.refund().equals(IN_FULL)) {
            checks.fail("/refund", Checks.INVALID_REQUEST, "must be \"" + IN_FULL + "\", or be left out");
        }
        checks.done();
        return store.cancelOrder(new NewCancellation(
                call, Ids.next(), Ids.next(), Ids.next(), orderId, request.refund() != null, request.reason()));
    }
}
