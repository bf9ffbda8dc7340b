package dev.intact.ledger;

import static dev.intact.support.OrderBody.item;
import static java.math.BigInteger.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.intact.support.Api;
import dev.intact.support.OrderBody;
import dev.intact.support.Race;
import dev.intact.support.RestTest;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RestTest
class BalanceTest {
    private static final long MOST = 9_007_199_254_740_991L;

    private record Account(String name, String currency) {}

    /** Providers that no other test pays by. */
    private final String provider = "p-" + Api.unique().substring(0, 8);

    private final String otherProvider = provider + "_2";

    private static Map<Account, BigInteger> balances() {
        var lines = Api.get("/v1/ledger/balances")
                .then()
                .statusCode(200)
                .extract()
                .<List<Map<String, Object>>>path("items");
        // Fails if an account is told twice in a currency.
        return lines.stream()
                .collect(Collectors.toMap(
                        line -> new Account((String) line.get("account"), (String) line.get("currency")),
                        line -> new BigInteger(line.get("balance").toString())));
    }

    /** What became more or less. */
    private static Map<Account, BigInteger> changed(Map<Account, BigInteger> before) {
        var changed = new HashMap<Account, BigInteger>();
        balances().forEach((account, balance) -> {
            var by = balance.subtract(before.getOrDefault(account, ZERO));
            if (by.signum() != 0) {
                changed.put(account, by);
            }
        });
        return changed;
    }

    private String paidOrder(String by, String currency, long amount) {
        return OrderBody.of(item("tea", 1, amount))
                .in(currency)
                .paid(by, Api.unique(), amount)
                .place();
    }

    private static void refund(String orderId, String body) {
        Api.post("/v1/orders/" + orderId + "/refunds", body).then().statusCode(201);
    }

    private static void assertBalance(String orderId, String currency, long balance) {
        var items = Api.get("/v1/ledger/balances?orderId=" + orderId).then().statusCode(200);
        items.body("items", hasSize(1))
                .body("items[0].account", equalTo("order:" + orderId))
                .body("items[0].currency", equalTo(currency));
        assertThat(items.extract().<Object>path("items[0].balance")).hasToString(Long.toString(balance));
    }

    @AfterEach
    void the_lines_of_each_currency_sum_to_zero() {
        var sums = new HashMap<String, BigInteger>();
        balances().forEach((account, balance) -> sums.merge(account.currency(), balance, BigInteger::add));

        assertThat(sums).isNotEmpty();
        assertThat(sums.values()).containsOnly(ZERO);
    }

    @Test
    void tells_what_each_provider_brought_in_each_currency() {
        var before = balances();

        refund(paidOrder(provider, "EUR", 100), "{\"amount\":30}");
        paidOrder(provider, "JPY", 500);
        paidOrder(otherProvider, "EUR", 7);
        refund(paidOrder(otherProvider, "KWD", 1999), "{\"full\":true}");

        assertThat(changed(before))
                .containsOnly(
                        line("cash:" + provider, "EUR", -70),
                        line("cash:" + provider, "JPY", -500),
                        line("cash:" + otherProvider, "EUR", -7),
                        line("orders", "EUR", 77),
                        line("orders", "JPY", 500));
        assertThat(balances()).containsEntry(new Account("cash:" + otherProvider, "KWD"), ZERO);
    }

    @Test
    void counts_a_later_payment_and_the_refund_of_a_cancellation() {
        var before = balances();
        var orderId = Api.placedOrder(100);
        assertThat(changed(before)).isEmpty();

        Api.post("/v1/orders/" + orderId + "/payments", OrderBody.payment(provider, Api.unique(), 100));
        assertThat(changed(before)).containsOnly(line("cash:" + provider, "EUR", -100), line("orders", "EUR", 100));

        Api.post("/v1/orders/" + orderId + "/cancellation", "{\"refund\":\"full\"}");
        assertThat(changed(before)).isEmpty();
    }

    @Test
    void tells_of_an_order_what_was_paid_less_what_was_refunded() {
        var orderId = paidOrder(provider, "JPY", 100);
        assertBalance(orderId, "JPY", 100);
        refund(orderId, "{\"amount\":30}");
        assertBalance(orderId, "JPY", 70);
        refund(orderId, "{\"full\":true}");
        assertBalance(orderId, "JPY", 0);

        assertBalance(Api.placedOrder(100), "EUR", 0);
        assertBalance(Api.placedOrder(0), "EUR", 0);
        assertBalance(paidOrder(provider, "EUR", MOST), "EUR", MOST);
    }

    @Test
    void tells_nothing_of_an_order_that_there_is_not() {
        Api.get("/v1/ledger/balances?orderId=" + Api.unique())
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void is_exact_beyond_what_one_amount_can_be() {
        var before = balances();
        for (var i = 0; i < 5; i++) {
            paidOrder(provider, "EUR", MOST);
        }
        refund(paidOrder(provider, "EUR", MOST), "{\"amount\":1}");

        var brought = BigInteger.valueOf(MOST).multiply(BigInteger.valueOf(6)).subtract(BigInteger.ONE);
        assertThat(changed(before))
                .containsOnly(
                        Map.entry(new Account("cash:" + provider, "EUR"), brought.negate()),
                        Map.entry(new Account("orders", "EUR"), brought));
    }

    @Test
    void counts_all_of_many_payments_and_refunds_at_once() {
        var before = balances();

        Race.of(24, i -> {
            var orderId = paidOrder(provider, "USD", 100);
            refund(orderId, "{\"amount\":%d}".formatted(i + 1));
            return orderId;
        });

        assertThat(changed(before)).containsOnly(line("cash:" + provider, "USD", -2100), line("orders", "USD", 2100));
        Api.assertNothingIsViolated();
    }

    @Test
    void books_both_sides_under_the_same_names() {
        var orderId = paidOrder(provider, "EUR", 100);
        refund(orderId, "{\"amount\":30}");

        Api.get("/v1/ledger/transactions?orderId=" + orderId)
                .then()
                .body("items[0].entries.account", contains("order:" + orderId, "cash:" + provider))
                .body("items[0].entries.amount", contains(-30, 30))
                .body("items[1].entries.amount", contains(100, -100));
    }

    private static Map.Entry<Account, BigInteger> line(String account, String currency, long by) {
        return Map.entry(new Account(account, currency), BigInteger.valueOf(by));
    }
}
