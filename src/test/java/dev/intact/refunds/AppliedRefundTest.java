package dev.intact.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.events.Event;
import dev.intact.ledger.LedgerTransaction.Entry;
import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.refunds.NewRefund.Way.ByAmount;
import dev.intact.refunds.RefundPlan.Go;
import dev.intact.shared.Ids;
import dev.intact.support.TestCalls;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a refund makes of an order, without a store. */
class AppliedRefundTest {
    private static final Order PAID = new Order(
            Ids.next(),
            "mine",
            "ada",
            OrderStatus.PAID,
            "EUR",
            100,
            100,
            0,
            100,
            List.of(item(1, "tea", 2, 60), item(2, "mug", 1, 40)),
            Map.of("channel", "web"),
            1,
            Instant.EPOCH,
            Instant.EPOCH);

    private static Order.Item item(int line, String sku, int quantity, long amount) {
        return new Order.Item(line, sku, quantity, amount / quantity, 0, amount, true, 0, 0);
    }

    private static AppliedRefund applied(Order order, long amount, Refund.Line... lines) {
        var wanted = new NewRefund(
                TestCalls.call(TestRefunds.OPERATION),
                Ids.next(),
                Ids.next(),
                order.id(),
                new ByAmount(amount),
                false,
                Optional.empty(),
                "damaged",
                null,
                null);
        return AppliedRefund.of(order, wanted, new Go(amount, List.of(lines)), "stripe");
    }

    @Test
    void moves_the_totals_and_the_units_and_nothing_else() {
        var after = applied(PAID, 30, new Refund.Line(1, 1, 30)).order();

        assertThat(List.of(after.refunded(), after.refundable(), after.version()))
                .containsExactly(30L, 70L, 2L);
        assertThat(after.status()).isEqualTo(OrderStatus.PARTIALLY_REFUNDED);
        assertThat(after.items()).extracting(Order.Item::refundedQuantity).containsExactly(1, 0);
        assertThat(after.items()).extracting(Order.Item::refundedAmount).containsExactly(30L, 0L);
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("refunded", "refundable", "version", "status", "items", "updatedAt")
                .isEqualTo(PAID);
    }

    @Test
    void tells_and_books_exactly_what_was_refunded() {
        var applied = applied(applied(PAID, 30).order(), 70);

        assertThat(applied.order().status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(applied.refund().refunded()).isEqualTo(100);
        assertThat(applied.refund().refundable()).isZero();
        assertThat(applied.booked().id()).isEqualTo(applied.refund().ledgerTransactionId());
        assertThat(applied.booked().entries())
                .containsExactly(new Entry("order:" + PAID.id(), -70), new Entry("cash:stripe", 70));
        assertThat(applied.events()).extracting(Event::type).containsExactly("refund.recorded", "order.refunded");
        assertThat(applied.events()).extracting(Event::subjectVersion).containsOnly(3L);
    }
}
