package dev.intact.refunds;

import dev.intact.refunds.RecordRefundResult.Recorded;
import dev.intact.refunds.RefundRequest.LineRequest;
import dev.intact.shared.Call;
import dev.intact.support.TestCalls;
import java.math.BigInteger;
import java.util.List;
import java.util.UUID;

/** Refunds as tests ask for them. */
public final class TestRefunds {
    public static final String OPERATION = "recordRefund";

    private TestRefunds() {}

    public static RefundRequest amount(long amount) {
        return new RefundRequest(BigInteger.valueOf(amount), null, null, null, null, null, null, null);
    }

    public static RefundRequest full() {
        return new RefundRequest(null, null, true, null, null, null, null, null);
    }

    public static RefundRequest units(int line, int quantity) {
        var lines = List.of(new LineRequest(BigInteger.valueOf(line), BigInteger.valueOf(quantity)));
        return new RefundRequest(null, lines, null, null, null, null, null, null);
    }

    public static RefundRequest expecting(RefundRequest refund, long refunded) {
        return new RefundRequest(
                refund.amount(),
                refund.lines(),
                refund.full(),
                refund.reason(),
                refund.restock(),
                BigInteger.valueOf(refunded),
                refund.reference(),
                refund.metadata());
    }

    public static RefundRequest withReference(RefundRequest refund, String reference) {
        return new RefundRequest(
                refund.amount(),
                refund.lines(),
                refund.full(),
                "damaged",
                refund.restock(),
                refund.expectedRefunded(),
                reference,
                refund.metadata());
    }

    public static RefundRequest restocking(RefundRequest refund) {
        return new RefundRequest(
                refund.amount(),
                refund.lines(),
                refund.full(),
                refund.reason(),
                true,
                refund.expectedRefunded(),
                refund.reference(),
                refund.metadata());
    }

    public static RecordRefundResult refund(RefundStore store, Call call, UUID orderId, RefundRequest refund) {
        return new RefundService(store).record(call, orderId, refund);
    }

    public static Refund refunded(RefundStore store, UUID orderId, RefundRequest refund) {
        return ((Recorded) refund(store, TestCalls.call(OPERATION), orderId, refund)).refund();
    }
}
