package dev.intact.shared;

import java.math.BigInteger;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** Money is a whole number of a currency's minor units: 1999 is 19.99 EUR, 1999 JPY or 1.999 KWD. */
public final class Money {
    /** 2^53 - 1: the largest integer that every JSON reader holds exactly. */
    public static final long MOST = 9_007_199_254_740_991L;

    /** ISO 4217 codes that have minor units, so not gold (XAU) or "no currency" (XXX). */
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Money() {}

    public static boolean isCurrency(String code) {
        return CURRENCIES.contains(code);
    }

    public static boolean isTooLarge(BigInteger amount) {
        return amount.compareTo(BigInteger.valueOf(MOST)) > 0;
    }
}
