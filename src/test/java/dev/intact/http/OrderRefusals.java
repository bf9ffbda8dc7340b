package dev.intact.http;

import static dev.intact.support.OrderBody.item;
import static dev.intact.support.OrderBody.taken;

import dev.intact.support.Api;
import dev.intact.support.OrderBody;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Why an order is not placed, not found, or not listed. */
final class OrderRefusals {
    private static final String ORDERS = "/v1/orders";
    private static final long MOST = 9_007_199_254_740_991L;

    private OrderRefusals() {}

    static Stream<Refusal> all() {
        return Stream.of(input(), amounts(), duplicates(), outOfStock(), reading())
                .flatMap(refusals -> refusals);
    }

    private static Stream<Refusal> input() {
        return Stream.of(
                placing(400, "invalid-items", "there are none", OrderBody.of()),
                placing(400, "invalid-quantity", "less than one", OrderBody.of(item("tea", 0, 1))),
                placing(400, "invalid-currency", "no such code", order().in("EURO")),
                placing(400, "invalid-sku", "a tab can't be seen", OrderBody.of(item("te\ta", 1, 1))),
                placing(400, "invalid-request", "an empty customer id", order().by("")),
                placing(400, "invalid-request", "an empty external id", order().named("")));
    }

    private static Stream<Refusal> amounts() {
        return Stream.of(
                placing(400, "invalid-amount", "below zero", OrderBody.of(item("tea", 1, -1))),
                placing(400, "amount-out-of-range", "an amount", OrderBody.of(item("tea", 1, MOST + 1))),
                placing(400, "amount-out-of-range", "a product", OrderBody.of(item("tea", 2, MOST))),
                placing(400, "amount-out-of-range", "a sum", OrderBody.of(item("tea", 1, MOST), item("mug", 1, 1))),
                refusal(400, "amount-mismatch", "the payment is short by one", () -> placing(order().paid(99))
                        .telling("total", 100)));
    }

    private static Stream<Refusal> duplicates() {
        return Stream.of(
                refusal(409, "duplicate-external-id", "another order has it", () -> {
                    var externalId = Api.unique();
                    var holder = order().named(externalId).place();
                    return placing(withStock().named(externalId)).telling("orderId", holder);
                }),
                refusal(409, "duplicate-payment", "it paid another order", () -> {
                    var reference = Api.unique();
                    var holder = order().paid("stripe", reference, 100).place();
                    return placing(withStock().paid("stripe", reference, 100)).telling("orderId", holder);
                }));
    }

    private static Stream<Refusal> outOfStock() {
        return Stream.of(
                refusal(409, "insufficient-stock", "of the last item", () -> {
                    var sku = Api.unique();
                    Api.stock("a" + sku, 9);
                    Api.stock("b" + sku, 3);
                    return placing(OrderBody.of(taken("a" + sku, 1, 50), taken("b" + sku, 4, 50))
                                    .paid(250))
                            .telling("sku", "b" + sku)
                            .telling("requested", 4)
                            .telling("available", 3);
                }),
                refusal(409, "insufficient-stock", "for two lines together", () -> {
                    var sku = Api.unique();
                    Api.stock(sku, 3);
                    return placing(OrderBody.of(taken(sku, 2, 50), taken(sku, 2, 50)))
                            .telling("sku", sku)
                            .telling("requested", 4)
                            .telling("available", 3);
                }),
                refusal(409, "sku-not-tracked", "of the last item", () -> {
                    var sku = Api.unique();
                    Api.stock("a" + sku, 9);
                    return placing(OrderBody.of(taken("a" + sku, 1, 50), taken("b" + sku, 1, 50)))
                            .telling("sku", "b" + sku);
                }));
    }

    private static Stream<Refusal> reading() {
        return Stream.of(
                refusal(404, "order-not-found", "an unknown id", () -> Attempt.get(ORDERS + "/" + Api.unique())),
                refusal(404, "order-not-found", "not even an id", () -> Attempt.get(ORDERS + "/123")),
                refusal(400, "invalid-request", "an unknown status", () -> Attempt.get(ORDERS + "?status=lost")));
    }

    private static OrderBody order() {
        return OrderBody.of(item("tea", 1, 100));
    }

    /** An order that would have taken stock, had it not been refused for something else. */
    private static OrderBody withStock() {
        var sku = Api.unique();
        Api.stock(sku, 9);
        return OrderBody.of(taken(sku, 1, 100));
    }

    private static Refusal placing(int status, String code, String why, OrderBody order) {
        return refusal(status, code, why, () -> placing(order));
    }

    private static Attempt placing(OrderBody order) {
        return Attempt.post(ORDERS, order.json());
    }

    private static Refusal refusal(int status, String code, String why, Supplier<Attempt> scene) {
        return new Refusal(status, code, "placing or reading an order, " + why, scene);
    }
}
