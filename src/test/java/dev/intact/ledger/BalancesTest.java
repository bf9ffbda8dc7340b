package dev.intact.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.reducing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.ledger.Balance.Collected;
import dev.intact.shared.Ids;
import dev.intact.support.Seeds;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BalancesTest {
    private static final List<String> PROVIDERS = List.of("adyen", "cash", "orders", "stripe");
    private static final List<String> CURRENCIES = List.of("EUR", "JPY", "KWD");

    private static Collected collected(String provider, String currency, long amount) {
        return new Collected(provider, currency, BigInteger.valueOf(amount));
    }

    private static Balance balance(String account, String currency, long amount) {
        return new Balance(account, currency, BigInteger.valueOf(amount));
    }

    private static String any(List<String> names, Random random) {
        return names.get(random.nextInt(names.size()));
    }

    /** Of either sign, and often beyond what a {@code long} holds. */
    private static List<Collected> parts(Random random) {
        return Stream.generate(() -> {
                    var amount = new BigInteger(random.nextInt(80), random);
                    var signed = random.nextBoolean() ? amount : amount.negate();
                    return new Collected(any(PROVIDERS, random), any(CURRENCIES, random), signed);
                })
                .limit(random.nextInt(100))
                .toList();
    }

    private static Map<String, BigInteger> sums(List<Balance> balances) {
        return balances.stream()
                .collect(groupingBy(
                        Balance::currency, mapping(Balance::balance, reducing(BigInteger.ZERO, BigInteger::add))));
    }

    @Test
    void are_one_line_for_each_provider_and_one_for_all_orders() {
        var parts = List.of(
                collected("stripe", "KWD", 5),
                collected("stripe", "EUR", 100),
                collected("adyen", "EUR", 7),
                collected("stripe", "EUR", -30));

        assertThat(Balance.of(parts))
                .containsExactly(
                        balance("cash:adyen", "EUR", -7),
                        balance("cash:stripe", "EUR", -70),
                        balance("orders", "EUR", 77),
                        balance("cash:stripe", "KWD", -5),
                        balance("orders", "KWD", 5));
    }

    @Test
    void of_an_account_that_was_emptied_are_told_as_zero() {
        var parts = List.of(collected("stripe", "EUR", 100), collected("stripe", "EUR", -100));

        assertThat(Balance.of(parts)).containsExactly(balance("cash:stripe", "EUR", 0), balance("orders", "EUR", 0));
        assertThat(Balance.of(List.of())).isEmpty();
    }

    @Test
    void are_exact_beyond_what_one_part_can_hold() {
        var full = collected("stripe", "JPY", Long.MAX_VALUE);
        var sum = BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.valueOf(LedgerTransaction.SHARES));

        assertThat(Balance.of(Collections.nCopies(LedgerTransaction.SHARES, full)))
                .containsExactly(new Balance("cash:stripe", "JPY", sum.negate()), new Balance("orders", "JPY", sum));
    }

    @Test
    void of_a_currency_sum_to_zero_whatever_was_moved() {
        Seeds.each(500, random -> {
            var balances = Balance.of(parts(random));

            assertThat(sums(balances).values()).allMatch(sum -> sum.signum() == 0);
        });
    }

    @Test
    void are_sorted_and_told_once_each() {
        Seeds.each(500, random -> {
            var parts = parts(random);
            var accounts = Stream.concat(
                            parts.stream().map(part -> part.currency() + " cash:" + part.provider()),
                            parts.stream().map(part -> part.currency() + " orders"))
                    .distinct()
                    .sorted()
                    .toList();

            assertThat(Balance.of(parts))
                    .extracting(balance -> balance.currency() + " " + balance.account())
                    .isEqualTo(accounts);
        });
    }

    @Test
    void of_all_orders_are_what_was_paid_less_what_was_refunded() {
        Seeds.each(200, random -> {
            var order = Ids.next();
            var paid = 1 + random.nextLong(1_000_000);
            var refunded = random.nextLong(paid + 1);
            var payment = LedgerTransaction.payment(Ids.next(), order, "stripe", paid, "EUR", Instant.EPOCH);
            var refund =
                    LedgerTransaction.refund(Ids.next(), order, Ids.next(), "stripe", refunded, "EUR", Instant.EPOCH);

            var parts = Stream.of(payment, refund)
                    .map(moved -> collected(moved.provider(), moved.currency(), moved.collected()))
                    .toList();

            assertThat(Balance.of(parts).getLast()).isEqualTo(balance("orders", "EUR", paid - refunded));
            assertThat(Balance.ofOrder(order, "EUR", paid - refunded).account()).isEqualTo("order:" + order);
        });
    }

    /** Over 16,000 orders a part has 1,000, give or take 31: 250 more or fewer is no accident. */
    @Test
    void are_kept_in_parts_that_all_orders_share_evenly() {
        var orders = Stream.generate(Ids::next)
                .limit(1_000L * LedgerTransaction.SHARES)
                .collect(groupingBy(LedgerTransaction::shareOf, Collectors.counting()));

        assertThat(orders).hasSize(LedgerTransaction.SHARES);
        assertThat(orders.keySet()).allMatch(share -> share >= 0 && share < LedgerTransaction.SHARES);
        assertThat(orders.values()).allMatch(count -> count > 750 && count < 1_250);
    }
}
