package dev.intact.http;

import static dev.intact.support.OrderBody.item;

import dev.intact.support.Api;
import dev.intact.support.OrderBody;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Why a refund is not recorded or found, and the ledger not told. */
final class RefundRefusals {
    private RefundRefusals() {}

    static Stream<Refusal> all() {
        return Stream.of(input(), orders(), money(), lines(), reading()).flatMap(refusals -> refusals);
    }

    private static Stream<Refusal> input() {
        return Stream.of(
                paid(400, "invalid-refund-amount", "none of the three ways", "{}"),
                paid(400, "invalid-refund-amount", "two of the three ways", "{\"amount\":1,\"full\":true}"),
                paid(400, "invalid-refund-amount", "nothing", "{\"amount\":0}"),
                paid(400, "invalid-refund-amount", "no lines", "{\"lines\":[]}"),
                paid(400, "invalid-quantity", "no units", "{\"lines\":[{\"line\":1,\"quantity\":0}]}"),
                paid(400, "amount-out-of-range", "an amount", "{\"amount\":9007199254740992}"),
                paid(400, "invalid-amount", "expected below zero", "{\"amount\":1,\"expectedRefunded\":-1}"),
                paid(400, "invalid-request", "an amount has no pieces", "{\"amount\":1,\"restock\":true}"));
    }

    private static Stream<Refusal> orders() {
        return Stream.of(
                refusal(404, "order-not-found", "an unknown id", () -> refunding(Api.unique(), "{\"full\":true}")),
                refusal(409, "order-not-refundable", "it was not paid", () -> refunding(
                                Api.placedOrder(100), "{\"full\":true}")
                        .telling("orderStatus", "placed")),
                refusal(409, "order-not-refundable", "it was cancelled", () -> {
                    var orderId = Api.paidOrder(100);
                    Api.post("/v1/orders/" + orderId + "/cancellation", "{\"refund\":\"full\"}");
                    return refunding(orderId, "{\"amount\":1}").telling("orderStatus", "cancelled");
                }));
    }

    private static Stream<Refusal> money() {
        return Stream.of(
                refusal(409, "refund-exceeds-paid", "by one", () -> exceeding("{\"amount\":41}")),
                refusal(
                        409,
                        "refund-exceeds-paid",
                        "by the price of a line",
                        () -> exceeding("{\"lines\":[{\"line\":1,\"quantity\":1}]}")),
                refusal(409, "refunded-amount-changed", "more was refunded", () -> refunding(
                                refundedOrder(60), "{\"amount\":1,\"expectedRefunded\":59}")
                        .telling("refunded", 60)),
                refusal(
                        409,
                        "nothing-to-refund",
                        "all was refunded",
                        () -> refunding(refundedOrder(100), "{\"full\":true}")),
                refusal(409, "duplicate-reference", "a refund of another order has it", () -> {
                    var body = "{\"amount\":1,\"reference\":\"%s\"}".formatted(Api.unique());
                    var holder = Api.post(refundsOf(Api.paidOrder(100)), body).path("id");
                    return refunding(Api.paidOrder(100), body).telling("refundId", holder);
                }));
    }

    private static Stream<Refusal> lines() {
        return Stream.of(
                refusal(404, "line-not-found", "beyond the last", () -> refunding(
                                Api.paidOrder(100), "{\"lines\":[{\"line\":2,\"quantity\":1}]}")
                        .telling("line", 2)),
                refusal(409, "line-quantity-exceeded", "some units are refunded", () -> {
                    var orderId = OrderBody.of(item("tea", 3, 10)).paid(30).place();
                    Api.post(refundsOf(orderId), "{\"lines\":[{\"line\":1,\"quantity\":1}]}");
                    return refunding(orderId, "{\"lines\":[{\"line\":1,\"quantity\":3}]}")
                            .telling("line", 1)
                            .telling("refundableQuantity", 2);
                }),
                refusal(409, "line-quantity-exceeded", "before it is asked whether it was paid", () -> {
                    return refunding(Api.placedOrder(100), "{\"lines\":[{\"line\":1,\"quantity\":2}]}")
                            .telling("line", 1)
                            .telling("refundableQuantity", 1);
                }));
    }

    private static Stream<Refusal> reading() {
        return Stream.of(
                refusal(404, "refund-not-found", "an unknown id", () -> Attempt.get("/v1/refunds/" + Api.unique())),
                refusal(404, "refund-not-found", "not even an id", () -> Attempt.get("/v1/refunds/123")),
                refusal(404, "order-not-found", "a list", () -> Attempt.get(refundsOf(Api.unique()))),
                refusal(
                        400,
                        "invalid-id",
                        "transactions of no id",
                        () -> Attempt.get("/v1/ledger/transactions?orderId=123")),
                refusal(400, "invalid-id", "a balance of no id", () -> Attempt.get("/v1/ledger/balances?orderId=1")));
    }

    private static Attempt exceeding(String body) {
        return refunding(refundedOrder(60), body)
                .telling("paid", 100)
                .telling("refunded", 60)
                .telling("refundable", 40);
    }

    /** Of 100, so much was refunded. */
    private static String refundedOrder(int amount) {
        var orderId = Api.paidOrder(100);
        Api.post(refundsOf(orderId), "{\"amount\":%d}".formatted(amount));
        return orderId;
    }

    private static Refusal paid(int status, String code, String why, String body) {
        return refusal(status, code, why, () -> refunding(Api.paidOrder(100), body));
    }

    private static Attempt refunding(String orderId, String body) {
        return Attempt.post(refundsOf(orderId), body);
    }

    private static String refundsOf(String orderId) {
        return "/v1/orders/" + orderId + "/refunds";
    }

    private static Refusal refusal(int status, String code, String why, Supplier<Attempt> scene) {
        return new Refusal(status, code, "refunding, " + why, scene);
    }
}
