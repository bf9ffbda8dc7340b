package dev.intact.ledger;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What an account holds, in one currency.
 *
 * @param balance minor units; of any size, for it is a sum over all orders
 */
public record Balance(String account, String currency, BigInteger balance) {
    private static final String ALL_ORDERS = "orders";

    /**
     * What payments brought from a provider's account to those of orders, less what refunds took back.
     *
     * <p>Each movement of money has these two sides, so this one number is kept of both. It is kept in {@link
     * LedgerTransaction#SHARES} parts, chosen by the order, so that no row or item is touched by every payment.
     */
    public record Collected(String provider, String currency, BigInteger amount) {}

    /** Of one order's account: what was paid for it, less what was refunded. */
    public static Balance ofOrder(UUID orderId, String currency, long refundable) {
        return new Balance(LedgerTransaction.orderAccount(orderId), currency, BigInteger.valueOf(refundable));
    }

    /** The lines of all accounts: those of a currency together, and in sum zero. */
    public static List<Balance> of(List<Collected> parts) {
        var lines = new TreeMap<String, TreeMap<String, BigInteger>>();
        for (var part : parts) {
            var ofCurrency = lines.computeIfAbsent(part.currency(), any -> new TreeMap<>());
            ofCurrency.merge(
                    LedgerTransaction.cashAccount(part.provider()),
                    part.amount().negate(),
                    BigInteger::add);
            ofCurrency.merge(ALL_ORDERS, part.amount(), BigInteger::add);
        }
        var balances = new ArrayList<Balance>();
        lines.forEach((currency, ofCurrency) ->
                ofCurrency.forEach((account, amount) -> balances.add(new Balance(account, currency, amount))));
        return balances;
    }
}
