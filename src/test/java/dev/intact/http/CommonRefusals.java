package dev.intact.http;

import static dev.intact.support.OrderBody.item;
import static dev.intact.support.OrderBody.payment;

import dev.intact.support.Api;
import dev.intact.support.OrderBody;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What all changes are refused for alike, and all lists. */
final class CommonRefusals {
    /**
     * A change, and another of the same thing.
     *
     * @param path of something that was made for it, in its first version
     */
    private record Change(String name, String method, Supplier<String> path, String body, String otherBody) {
        Change(String name, Supplier<String> path, String body, String otherBody) {
            this(name, "POST", path, body, otherBody);
        }
    }

    private static final Change PLACING = new Change(
            "placing an order",
            () -> "/v1/orders",
            OrderBody.of(item("tea", 1, 100)).json(),
            OrderBody.of(item("tea", 1, 200)).json());

    private static final Change PAYING = new Change(
            "paying an order",
            () -> "/v1/orders/" + Api.placedOrder(100) + "/payments",
            payment("stripe", Api.unique(), 100),
            payment("stripe", Api.unique(), 100));

    private static final Change CANCELLING = new Change(
            "cancelling an order",
            () -> "/v1/orders/" + Api.placedOrder(100) + "/cancellation",
            "{}",
            "{\"reason\":\"changed their mind\"}");

    private static final Change REFUNDING = new Change(
            "refunding", () -> "/v1/orders/" + Api.paidOrder(100) + "/refunds", "{\"amount\":1}", "{\"amount\":2}");

    private static final Change ADJUSTING = new Change(
            "adjusting stock",
            () -> Api.stock(Api.unique(), 3) + "/adjustments",
            "{\"delta\":1,\"reason\":\"counted\"}",
            "{\"delta\":2,\"reason\":\"counted\"}");

    private static final Change SETTING = new Change(
            "setting stock", "PUT", () -> Api.stock(Api.unique(), 3), "{\"available\":7}", "{\"available\":8}");

    private static final List<Change> ALL = List.of(PLACING, PAYING, CANCELLING, REFUNDING, ADJUSTING, SETTING);

    private CommonRefusals() {}

    static Stream<Refusal> all() {
        return Stream.of(
                        // A PUT makes a key of its own, and what is placed has no version before.
                        ALL.stream().filter(change -> change != SETTING).map(CommonRefusals::withoutKey),
                        ALL.stream().map(CommonRefusals::withMalformedKey),
                        ALL.stream().map(CommonRefusals::withUsedKey),
                        ALL.stream().filter(change -> change != PLACING).map(CommonRefusals::withKeyOfAnother),
                        ALL.stream().filter(change -> change != PLACING).map(CommonRefusals::ofAnotherVersion),
                        lists())
                .flatMap(refusals -> refusals);
    }

    private static Refusal withoutKey(Change change) {
        return new Refusal(400, "idempotency-key-required", change.name(), () -> {
            var path = change.path().get();
            return Attempt.to(() -> Api.admin().body(change.body()).request(change.method(), path));
        });
    }

    private static Refusal withMalformedKey(Change change) {
        return new Refusal(400, "invalid-idempotency-key", change.name(), () -> {
            var path = change.path().get();
            return Attempt.to(() -> Api.keyed("with space").body(change.body()).request(change.method(), path));
        });
    }

    private static Refusal withUsedKey(Change change) {
        return new Refusal(422, "idempotency-key-reused", change.name() + ", another body", () -> {
            var path = change.path().get();
            var key = Api.unique();
            Api.keyed(key).body(change.otherBody()).request(change.method(), path);
            return Attempt.to(() -> Api.keyed(key).body(change.body()).request(change.method(), path));
        });
    }

    private static Refusal withKeyOfAnother(Change change) {
        return new Refusal(422, "idempotency-key-reused", change.name() + ", another path", () -> {
            var path = change.path().get();
            var otherPath = change.path().get();
            var key = Api.unique();
            Api.keyed(key).body(change.body()).request(change.method(), otherPath);
            return Attempt.to(() -> Api.keyed(key).body(change.body()).request(change.method(), path));
        });
    }

    private static Refusal ofAnotherVersion(Change change) {
        return new Refusal(412, "version-mismatch", change.name(), () -> {
            var path = change.path().get();
            return Attempt.to(() -> Api.keyed(Api.unique())
                            .header("If-Match", "\"2\"")
                            .body(change.body())
                            .request(change.method(), path))
                    .telling("version", 1);
        });
    }

    private static Stream<Refusal> lists() {
        return Stream.<Supplier<String>>of(
                        () -> "/v1/orders?",
                        () -> "/v1/orders?status=paid&",
                        () -> "/v1/stock?",
                        () -> "/v1/orders/" + Api.paidOrder(100) + "/payments?",
                        () -> "/v1/orders/" + Api.paidOrder(100) + "/refunds?",
                        () -> "/v1/ledger/transactions?orderId=" + Api.paidOrder(100) + "&")
                .flatMap(list -> Stream.of(
                        reading("invalid-limit", list, "limit=0"),
                        reading("invalid-limit", list, "limit=101"),
                        reading("invalid-cursor", list, "cursor=" + "A".repeat(40))));
    }

    private static Refusal reading(String code, Supplier<String> list, String asked) {
        return new Refusal(400, code, "a list with " + asked, () -> Attempt.get(list.get() + asked));
    }
}
