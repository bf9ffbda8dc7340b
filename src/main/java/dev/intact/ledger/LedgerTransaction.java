package dev.intact.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * One movement of money. Its entries sum to zero; it is never changed or deleted.
 *
 * @param refundId null for a payment
 */
public record LedgerTransaction(
        UUID id, Kind kind, UUID orderId, UUID refundId, String currency, List<Entry> entries, Instant createdAt) {

    public enum Kind {
        PAYMENT,
        REFUND;

        /** As it is told, and as it is stored. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** @param account {@code order:<orderId>} or {@code cash:<provider>} */
    public record Entry(String account, long amount) {}

    public static LedgerTransaction payment(
            UUID id, UUID orderId, String provider, long amount, String currency, Instant at) {
        return new LedgerTransaction(id, Kind.PAYMENT, orderId, null, currency, entries(orderId, provider, amount), at);
    }

    public static LedgerTransaction refund(
            UUID id, UUID orderId, UUID refundId, String provider, long amount, String currency, Instant at) {
        return new LedgerTransaction(
                id, Kind.REFUND, orderId, refundId, currency, entries(orderId, provider, -amount), at);
    }

    public static String orderAccount(UUID orderId) {
        return "order:" + orderId;
    }

    public static String cashAccount(String provider) {
        return "cash:" + provider;
    }

    private static List<Entry> entries(UUID orderId, String provider, long toOrder) {
        return List.of(new Entry(orderAccount(orderId), toOrder), new Entry(cashAccount(provider), -toOrder));
    }
}
