package dev.intact.http;

import dev.intact.support.Api;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Why an order is not cancelled. */
final class CancellationRefusals {
    private CancellationRefusals() {}

    static Stream<Refusal> all() {
        return Stream.of(
                refusal(404, "order-not-found", "an unknown id", () -> cancelling(Api.unique())),
                refusal(
                        400,
                        "invalid-request",
                        "half a refund",
                        () -> Attempt.post(cancellationOf(Api.paidOrder(100)), """
                                {"refund":"half"}""")),
                refusal(409, "order-not-cancellable", "it was cancelled", () -> {
                    var orderId = Api.placedOrder(100);
                    Api.post(cancellationOf(orderId), "{}");
                    return cancelling(orderId).telling("orderStatus", "cancelled");
                }),
                refusal(409, "order-not-cancellable", "it was refunded", () -> {
                    var orderId = Api.paidOrder(100);
                    Api.post("/v1/orders/" + orderId + "/refunds", "{\"full\":true}");
                    return cancelling(orderId).telling("orderStatus", "refunded");
                }),
                refusal(409, "refund-required", "it was paid", () -> cancelling(Api.paidOrder(100))
                        .telling("refundable", 100)),
                refusal(409, "refund-required", "it was partly refunded", () -> {
                    var orderId = Api.paidOrder(100);
                    Api.post("/v1/orders/" + orderId + "/refunds", "{\"amount\":30}");
                    return cancelling(orderId).telling("refundable", 70);
                }));
    }

    private static Attempt cancelling(String orderId) {
        return Attempt.post(cancellationOf(orderId), "{\"reason\":\"changed their mind\"}");
    }

    private static String cancellationOf(String orderId) {
        return "/v1/orders/" + orderId + "/cancellation";
    }

    private static Refusal refusal(int status, String code, String why, Supplier<Attempt> scene) {
        return new Refusal(status, code, "cancelling, " + why, scene);
    }
}
