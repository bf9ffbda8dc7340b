package dev.intact.refunds;

import static dev.intact.refunds.RandomRefunds.afterEachRefund;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.events.Event;
import dev.intact.ledger.LedgerTransaction;
import dev.intact.ledger.LedgerTransaction.Entry;
import dev.intact.orders.Order;
import dev.intact.shared.Json;
import dev.intact.stock.Pieces;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every refund writes, of whichever order. */
class AppliedRefundPropertiesTest {
    @Test
    void changes_the_order_by_one_version_and_in_nothing_but_its_totals() {
        afterEachRefund((step, applied) -> {
            var before = step.before();
            var after = applied.order();
            var expected = before.changed(
                    after.status(),
                    before.paid(),
                    after.refunded(),
                    after.items(),
                    step.wanted().at());

            assertThat(after).as(step.name()).isEqualTo(expected);
            assertThat(after.version()).as(step.name()).isEqualTo(before.version() + 1);
            assertThat(asSold(after)).as(step.name()).isEqualTo(asSold(before));
        });
    }

    private static List<Order.Item> asSold(Order order) {
        return order.items().stream()
                .map(item -> item.refunded(-item.refundedQuantity(), -item.refundedAmount()))
                .toList();
    }

    @Test
    void tells_the_totals_right_after_the_refund() {
        afterEachRefund((step, applied) -> {
            var order = step.after();
            var refund = applied.refund();

            assertThat(List.of(refund.refunded(), refund.refundable()))
                    .as(step.name())
                    .containsExactly(order.refunded(), order.refundable());
            assertThat(refund.orderStatus()).as(step.name()).isEqualTo(order.status());
            assertThat(refund.currency()).as(step.name()).isEqualTo(order.currency());
        });
    }

    @Test
    void moves_the_money_from_the_order_to_the_provider_and_none_is_lost() {
        afterEachRefund((step, applied) -> {
            var refund = applied.refund();
            var account = "order:" + refund.orderId();

            assertThat(applied.booked())
                    .as(step.name())
                    .isEqualTo(new LedgerTransaction(
                            refund.ledgerTransactionId(),
                            LedgerTransaction.Kind.REFUND,
                            refund.orderId(),
                            refund.id(),
                            step.before().currency(),
                            List.of(new Entry(account, -refund.amount()), new Entry("cash:stripe", refund.amount())),
                            step.wanted().at()));
        });
    }

    @Test
    void is_told_in_events_of_the_version_that_it_made() {
        afterEachRefund((step, applied) -> {
            var isLast = applied.order().refundable() == 0;

            assertThat(applied.events())
                    .as(step.name())
                    .extracting(Event::type)
                    .isEqualTo(isLast ? List.of("refund.recorded", "order.refunded") : List.of("refund.recorded"));
            assertThat(applied.events())
                    .as(step.name())
                    .allMatch(event -> event.subjectVersion() == step.before().version() + 1)
                    .allMatch(event -> event.subject().equals(step.before().id().toString()));
        });
    }

    @Test
    void is_told_with_the_pieces_that_went_back() {
        afterEachRefund((step, applied) -> {
            var told = Json.tree(applied.events().getFirst().data());
            var restocked = told.get("restocked")
                    .valueStream()
                    .map(piece -> new Pieces.Of(
                            piece.get("sku").textValue(), piece.get("quantity").intValue()))
                    .toList();

            assertThat(told.get("amount").longValue())
                    .as(step.name())
                    .isEqualTo(applied.refund().amount());
            assertThat(restocked).as(step.name()).isEqualTo(applied.givenBack().list());
        });
    }
}
