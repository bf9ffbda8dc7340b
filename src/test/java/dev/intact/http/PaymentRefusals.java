package dev.intact.http;

import static dev.intact.support.OrderBody.payment;

import dev.intact.support.Api;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Why a payment is not recorded, or not found. */
final class PaymentRefusals {
    private PaymentRefusals() {}

    static Stream<Refusal> all() {
        return Stream.of(input(), state(), reading()).flatMap(refusals -> refusals);
    }

    private static Stream<Refusal> input() {
        return Stream.of(
                refusal(400, "invalid-amount", "below zero", () -> paying(Api.placedOrder(100), -1)),
                refusal(
                        400,
                        "amount-out-of-range",
                        "an amount",
                        () -> paying(Api.placedOrder(100), 9_007_199_254_740_992L)),
                refusal(
                        400,
                        "invalid-request",
                        "a provider in capitals",
                        () -> Attempt.post(paymentsOf(Api.placedOrder(100)), payment("Stripe", "r", 100))));
    }

    private static Stream<Refusal> state() {
        return Stream.of(
                refusal(404, "order-not-found", "an unknown id", () -> paying(Api.unique(), 100)),
                refusal(404, "order-not-found", "not even an id", () -> paying("123", 100)),
                refusal(409, "order-not-payable", "it was paid", () -> paying(Api.paidOrder(100), 100)
                        .telling("orderStatus", "paid")),
                refusal(409, "order-not-payable", "it was cancelled", () -> {
                    var orderId = Api.placedOrder(100);
                    Api.post("/v1/orders/" + orderId + "/cancellation", "{}");
                    return paying(orderId, 100).telling("orderStatus", "cancelled");
                }),
                refusal(409, "amount-not-due", "too little", () -> paying(Api.placedOrder(100), 99)
                        .telling("total", 100)),
                refusal(409, "amount-not-due", "too much", () -> paying(Api.placedOrder(100), 101)
                        .telling("total", 100)),
                refusal(409, "duplicate-payment", "it paid another order", () -> {
                    var reference = Api.unique();
                    var holder = Api.placedOrder(100);
                    Api.post(paymentsOf(holder), payment("stripe", reference, 100));
                    return Attempt.post(paymentsOf(Api.placedOrder(100)), payment("stripe", reference, 100))
                            .telling("orderId", holder);
                }));
    }

    private static Stream<Refusal> reading() {
        return Stream.of(
                refusal(404, "order-not-found", "a list", () -> Attempt.get(paymentsOf(Api.unique()))),
                refusal(
                        404,
                        "payment-not-found",
                        "an unknown id",
                        () -> Attempt.get(paymentsOf(Api.paidOrder(100)) + "/" + Api.unique())),
                refusal(404, "payment-not-found", "that of another order", () -> {
                    var paymentId = Api.get(paymentsOf(Api.paidOrder(100))).path("items[0].id");
                    return Attempt.get(paymentsOf(Api.paidOrder(100)) + "/" + paymentId);
                }));
    }

    private static Attempt paying(String orderId, long amount) {
        return Attempt.post(paymentsOf(orderId), payment("stripe", Api.unique(), amount));
    }

    private static String paymentsOf(String orderId) {
        return "/v1/orders/" + orderId + "/payments";
    }

    private static Refusal refusal(int status, String code, String why, Supplier<Attempt> scene) {
        return new Refusal(status, code, "paying, " + why, scene);
    }
}
