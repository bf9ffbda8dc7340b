package dev.intact.ledger;

import static dev.intact.cancellations.TestCancellations.cancel;
import static dev.intact.cancellations.TestCancellations.withRefund;
import static dev.intact.orders.TestOrders.item;
import static dev.intact.orders.TestOrders.order;
import static dev.intact.orders.TestOrders.paid;
import static dev.intact.orders.TestOrders.placed;
import static dev.intact.refunds.TestRefunds.amount;
import static dev.intact.refunds.TestRefunds.full;
import static dev.intact.refunds.TestRefunds.refunded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.orders.TestOrders;
import dev.intact.shared.Money;
import dev.intact.shared.Page;
import dev.intact.support.Race;
import dev.intact.support.StoreContract;
import java.math.BigInteger;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every {@link LedgerStore} must do. */
public abstract class LedgerStoreContract extends StoreContract {
    private BigInteger held(String account, String currency) {
        return stores().ledger().balances().stream()
                .filter(line ->
                        line.account().equals(account) && line.currency().equals(currency))
                .map(Balance::balance)
                .findFirst()
                .orElse(BigInteger.ZERO);
    }

    private void assertThatEachCurrencySumsToZero() {
        var sums = stores().ledger().balances().stream()
                .collect(Collectors.groupingBy(
                        Balance::currency, Collectors.reducing(BigInteger.ZERO, Balance::balance, BigInteger::add)));
        assertThat(sums).isNotEmpty().allSatisfy((currency, sum) -> assertThat(sum)
                .isZero());
    }

    @Test
    void moves_what_was_paid_from_the_provider_to_the_orders_and_back() {
        var cash = held("cash:stripe", "EUR");
        var orders = held("orders", "EUR");

        var first = paid(stores().orders(), 100);
        var second = placed(stores().orders(), order(item("tea", 1, 50)));
        TestOrders.pay(stores().orders(), second.id(), 50);
        refunded(stores().refunds(), first.id(), amount(30));
        refunded(stores().refunds(), second.id(), full());

        assertThat(held("cash:stripe", "EUR").subtract(cash)).isEqualTo(-70);
        assertThat(held("orders", "EUR").subtract(orders)).isEqualTo(70);
        cancel(stores().cancellations(), first.id(), withRefund());
        assertThat(held("cash:stripe", "EUR")).isEqualTo(cash);
        assertThatEachCurrencySumsToZero();
    }

    @Test
    void tells_what_the_account_of_one_order_holds() {
        var placed = placed(stores().orders(), order(item("tea", 1, 50)));
        var order = paid(stores().orders(), 100);
        refunded(stores().refunds(), order.id(), amount(30));

        assertThat(stores().ledger().balanceOf(order.id()))
                .contains(new Balance("order:" + order.id(), "EUR", BigInteger.valueOf(70)));
        assertThat(stores().ledger().balanceOf(placed.id()))
                .contains(new Balance("order:" + placed.id(), "EUR", BigInteger.ZERO));
        assertThat(stores().ledger().balanceOf(UUID.randomUUID())).isEmpty();
    }

    @Test
    void is_exact_beyond_what_one_order_can_hold() {
        var before = held("orders", "EUR");

        for (var i = 0; i < 3; i++) {
            paid(stores().orders(), Money.MOST);
        }

        assertThat(held("orders", "EUR").subtract(before))
                .isEqualTo(BigInteger.valueOf(Money.MOST).multiply(BigInteger.valueOf(3)));
    }

    @Test
    void counts_each_of_many_racing_payments_and_refunds_once() {
        var before = held("orders", "EUR");

        Race.of(16, i -> {
            var order = paid(stores().orders(), 10);
            return refunded(stores().refunds(), order.id(), amount(3));
        });

        assertThat(held("orders", "EUR").subtract(before)).isEqualTo(16 * 7);
        assertThatEachCurrencySumsToZero();
    }

    @Test
    void is_told_newest_first_page_by_page() {
        var order = paid(stores().orders(), 100);
        var refund = refunded(stores().refunds(), order.id(), amount(30));

        var first = stores().ledger().transactionsOf(order.id(), new Page.Request(Page.Request.START, 1));
        var second = stores().ledger().transactionsOf(order.id(), new Page.Request(first.nextCursor(), 1));

        assertThat(first.items()).extracting(LedgerTransaction::refundId).containsExactly(refund.id());
        assertThat(second.items()).extracting(LedgerTransaction::kind).containsExactly(LedgerTransaction.Kind.PAYMENT);
        assertThat(second.nextCursor()).isNull();
    }
}
