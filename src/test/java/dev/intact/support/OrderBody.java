package dev.intact.support;

import dev.intact.shared.Json;
import java.util.List;

/** The body of a call that places an order: what the test is about, and all else as usual. */
public record OrderBody(String customerId, String currency, List<String> items, String more) {
    private static final String ORDER = """
            {"customerId":%s,"currency":"%s","items":[%s]%s}""";

    private static final String ITEM = """
            {"sku":%s,"quantity":%d,"unitAmount":%d,"takeStock":%b}""";

    private static final String PAYMENT = """
            {"provider":"%s","reference":"%s","amount":%d}""";

    public static OrderBody of(String... items) {
        return new OrderBody("c", "EUR", List.of(items), "");
    }

    public static String item(String sku, int quantity, long unitAmount) {
        return ITEM.formatted(Json.write(sku), quantity, unitAmount, false);
    }

    /** An item whose pieces are taken from stock. */
    public static String taken(String sku, int quantity, long unitAmount) {
        return ITEM.formatted(Json.write(sku), quantity, unitAmount, true);
    }

    /** What comes with an order, or is the body of a call that pays it later. */
    public static String payment(String provider, String reference, long amount) {
        return PAYMENT.formatted(provider, reference, amount);
    }

    public OrderBody by(String otherCustomer) {
        return new OrderBody(otherCustomer, currency, items, more);
    }

    public OrderBody in(String otherCurrency) {
        return new OrderBody(customerId, otherCurrency, items, more);
    }

    public OrderBody named(String externalId) {
        return with("\"externalId\":" + Json.write(externalId));
    }

    public OrderBody paid(long amount) {
        return paid("stripe", Api.unique(), amount);
    }

    public OrderBody paid(String provider, String reference, long amount) {
        return with("\"payment\":" + payment(provider, reference, amount));
    }

    private OrderBody with(String field) {
        return new OrderBody(customerId, currency, items, more + "," + field);
    }

    public String json() {
        return ORDER.formatted(Json.write(customerId), currency, String.join(",", items), more);
    }

    /** @return the id of the order */
    public String place() {
        return Api.idOf(Api.post("/v1/orders", json()));
    }
}
