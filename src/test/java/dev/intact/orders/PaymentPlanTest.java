package dev.intact.orders;

import static dev.intact.support.TestCalls.call;
import static dev.intact.support.TestCalls.ifMatch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.events.Event;
import dev.intact.ledger.LedgerTransaction;
import dev.intact.ledger.LedgerTransaction.Entry;
import dev.intact.orders.PaymentPlan.Go;
import dev.intact.orders.PaymentPlan.Refuse;
import dev.intact.orders.RecordPaymentResult.AmountNotDue;
import dev.intact.orders.RecordPaymentResult.OrderNotPayable;
import dev.intact.orders.RecordPaymentResult.VersionMismatch;
import dev.intact.shared.Call;
import dev.intact.shared.Ids;
import dev.intact.shared.Json;
import dev.intact.support.Seeds;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentPlanTest {
    private static final Order PLACED = new RandomOrders(new Random(1)).placed();

    private static NewPayment payment(Call call, Order order, long amount) {
        return new NewPayment(call, Ids.next(), Ids.next(), Ids.next(), order.id(), "stripe", "pi_1", amount);
    }

    private static NewPayment payment(Order order, long amount) {
        return payment(call(TestOrders.PAYMENT), order, amount);
    }

    private static PaymentPlan plan(Order order, long amount) {
        return PaymentPlan.of(order, payment(order, amount));
    }

    @ParameterizedTest
    @EnumSource(names = "PLACED", mode = EnumSource.Mode.EXCLUDE)
    void refuses_an_order_that_is_not_waiting_for_it_whatever_the_amount(OrderStatus status) {
        var order = PLACED.changed(status, 0, 0, PLACED.items(), Instant.EPOCH);

        assertThat(plan(order, order.total())).isEqualTo(new Refuse(new OrderNotPayable(status)));
        assertThat(plan(order, order.total() + 1)).isEqualTo(new Refuse(new OrderNotPayable(status)));
    }

    @Test
    void judges_the_version_before_all_else() {
        var paid = RandomOrders.paid(PLACED);
        var stale = ifMatch(call(TestOrders.PAYMENT), 1);

        assertThat(PaymentPlan.of(paid, payment(stale, paid, 0))).isEqualTo(new Refuse(new VersionMismatch(2)));
        assertThat(PaymentPlan.of(PLACED, payment(stale, PLACED, PLACED.total())))
                .isInstanceOf(Go.class);
    }

    @Test
    void pays_the_order_and_changes_nothing_else_of_it() {
        var wanted = payment(PLACED, PLACED.total());

        var order = ((Go) PaymentPlan.of(PLACED, wanted)).order();

        assertThat(order.status()).isEqualTo(OrderStatus.PAID);
        assertThat(List.of(order.paid(), order.refunded(), order.refundable(), order.version()))
                .containsExactly(PLACED.total(), 0L, PLACED.total(), 2L);
        assertThat(order.updatedAt()).isEqualTo(wanted.at());
        assertThat(order)
                .usingRecursiveComparison()
                .ignoringFields("status", "paid", "refundable", "version", "updatedAt")
                .isEqualTo(PLACED);
    }

    @Test
    void records_and_books_the_payment_of_the_whole_order() {
        var wanted = payment(PLACED, PLACED.total());

        var go = (Go) PaymentPlan.of(PLACED, wanted);

        assertThat(go.payment())
                .isEqualTo(new Payment(
                        wanted.id(),
                        PLACED.id(),
                        PLACED.total(),
                        PLACED.currency(),
                        "stripe",
                        "pi_1",
                        OrderStatus.PAID,
                        wanted.at()));
        assertThat(go.booked())
                .isEqualTo(new LedgerTransaction(
                        wanted.ledgerTransactionId(),
                        LedgerTransaction.Kind.PAYMENT,
                        PLACED.id(),
                        null,
                        PLACED.currency(),
                        List.of(
                                new Entry("order:" + PLACED.id(), PLACED.total()),
                                new Entry("cash:stripe", -PLACED.total())),
                        wanted.at()));
    }

    @Test
    void tells_of_the_order_and_its_payment() {
        var wanted = payment(PLACED, PLACED.total());

        var go = (Go) PaymentPlan.of(PLACED, wanted);

        var told = go.events().getFirst();
        assertThat(go.events()).extracting(Event::type).containsExactly("order.paid");
        assertThat(told.id()).isEqualTo(wanted.eventId());
        assertThat(told.subject()).isEqualTo(PLACED.id().toString());
        assertThat(told.subjectVersion()).isEqualTo(2);
        assertThat(Json.tree(told.data()).get("order")).isEqualTo(Json.tree(Json.write(go.order())));
        assertThat(Json.tree(told.data()).get("payment")).isEqualTo(Json.tree(Json.write(go.payment())));
    }

    @Test
    void takes_the_whole_total_of_any_order_and_no_other_amount() {
        Seeds.each(500, random -> {
            var order = new RandomOrders(random).placed();
            var total = order.total();

            assertThat(plan(order, total)).isInstanceOfSatisfying(Go.class, go -> {
                assertThat(go.order().paid()).isEqualTo(total);
                assertThat(go.booked().collected()).isEqualTo(total);
            });
            for (var other : List.of(0L, total - 1, total + 1, total + 1 + random.nextLong(total))) {
                assertThat(plan(order, other)).isEqualTo(new Refuse(new AmountNotDue(total)));
            }
        });
    }
}
