package dev.intact.http;

import dev.intact.support.Api;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Why stock is not set, adjusted or found. */
final class StockRefusals {
    private static final long MOST = 9_007_199_254_740_991L;

    private StockRefusals() {}

    static Stream<Refusal> all() {
        return Stream.of(setting(), adjustments(), bounds(), reading()).flatMap(refusals -> refusals);
    }

    private static Stream<Refusal> setting() {
        return Stream.of(
                refusal(400, "invalid-sku", "a character without a shape", () -> setting("%09", 1)),
                refusal(400, "invalid-sku", "65 characters", () -> setting("s".repeat(65), 1)),
                refusal(400, "invalid-quantity", "below zero", () -> setting(Api.unique(), -1)),
                refusal(400, "invalid-quantity", "none given", () -> Attempt.put("/v1/stock/" + Api.unique(), "{}")),
                refusal(400, "amount-out-of-range", "more than can be set", () -> setting(Api.unique(), MOST + 1)),
                refusal(412, "version-mismatch", "nothing is there yet", () -> {
                    var path = "/v1/stock/" + Api.unique();
                    return Attempt.to(() -> Api.admin()
                                    .header("If-Match", "\"1\"")
                                    .body("{\"available\":1}")
                                    .put(path))
                            .telling("version", 0);
                }));
    }

    private static Stream<Refusal> adjustments() {
        return Stream.of(
                refusal(400, "invalid-quantity", "by nothing", () -> adjusting(Api.stock(Api.unique(), 3), 0)),
                refusal(
                        400,
                        "invalid-request",
                        "for no reason",
                        () -> Attempt.post(Api.stock(Api.unique(), 3) + "/adjustments", "{\"delta\":1}")),
                refusal(409, "insufficient-stock", "below zero", () -> {
                    var sku = Api.unique();
                    return adjusting(Api.stock(sku, 3), -4)
                            .telling("sku", sku)
                            .telling("requested", 4)
                            .telling("available", 3);
                }));
    }

    private static Stream<Refusal> bounds() {
        return Stream.of(
                refusal(400, "amount-out-of-range", "a sum", () -> adjusting(Api.stock(Api.unique(), MOST), 1)),
                refusal(400, "amount-out-of-range", "a large sum", () -> adjusting(Api.stock(Api.unique(), 1), MOST)),
                refusal(400, "amount-out-of-range", "to add", () -> adjusting(Api.stock(Api.unique(), 0), MOST + 1)),
                refusal(
                        400,
                        "amount-out-of-range",
                        "to take away",
                        () -> adjusting(Api.stock(Api.unique(), MOST), -MOST - 1)));
    }

    /** What can be no sku names nothing that is there, and reaches no store. */
    private static Stream<Refusal> reading() {
        return Stream.of(Api.unique(), "%00", "a%00b", "%09", "s".repeat(65), "s".repeat(5000))
                .map("/v1/stock/"::concat)
                .flatMap(path -> Stream.of(
                        refusal(404, "stock-not-found", "none was ever set", () -> Attempt.get(path)),
                        refusal(404, "stock-not-found", "none was ever set", () -> adjusting(path, 1))));
    }

    private static Attempt setting(String segment, long available) {
        return Attempt.put("/v1/stock/" + segment, "{\"available\":%d}".formatted(available));
    }

    private static Attempt adjusting(String path, long delta) {
        return Attempt.post(path + "/adjustments", """
                {"delta":%d,"reason":"counted"}""".formatted(delta));
    }

    private static Refusal refusal(int status, String code, String why, Supplier<Attempt> scene) {
        return new Refusal(status, code, "stock, " + why, scene);
    }
}
