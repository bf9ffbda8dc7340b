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

    private static final String CASH = "cash:";

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

    /** The number of parts in which balances are kept. */
    public static final int SHARES = 16;

    /** Which part of a balance the movements of an order belong to: the last digit of its id, which is random. */
    public static int shareOf(UUID orderId) {
        return (int) (orderId.getLeastSignificantBits() & (SHARES - 1));
    }

    /** The account whose money moves to or from the order. */
    public String provider() {
        return cash().account().substring(CASH.length());
    }

    /** What moves from there to the order; negative in a refund. */
    public long collected() {
        return -cash().amount();
    }

    public static boolean isCash(String account) {
        return account.startsWith(CASH);
    }

    private Entry cash() {
        return entries.stream()
                .filter(entry -> isCash(entry.account()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("moves no cash: " + this));
    }

    public static String orderAccount(UUID orderId) {
        return "order:" + orderId;
    }

    public static String cashAccount(String provider) {
        return CASH + provider;
    }

    private static List<Entry> entries(UUID orderId, String provider, long toOrder) {
        return List.of(new Entry(orderAccount(orderId), toOrder), new Entry(cashAccount(provider), -toOrder));
    }
}
