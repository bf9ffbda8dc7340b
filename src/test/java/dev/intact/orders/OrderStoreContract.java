package dev.intact.orders;

import static dev.intact.orders.TestOrders.fromStock;
import static dev.intact.orders.TestOrders.item;
import static dev.intact.orders.TestOrders.of;
import static dev.intact.orders.TestOrders.order;
import static dev.intact.orders.TestOrders.orderOf;
import static dev.intact.orders.TestOrders.paidBy;
import static dev.intact.orders.TestOrders.place;
import static dev.intact.orders.TestOrders.placed;
import static dev.intact.orders.TestOrders.withExternalId;
import static dev.intact.support.TestCalls.askingForMore;
import static dev.intact.support.TestCalls.call;
import static dev.intact.support.TestCalls.ifMatch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.ledger.LedgerTransaction.Entry;
import dev.intact.ledger.LedgerTransaction.Kind;
import dev.intact.orders.CreateOrderResult.Created;
import dev.intact.orders.CreateOrderResult.DuplicateExternalId;
import dev.intact.orders.CreateOrderResult.DuplicatePayment;
import dev.intact.orders.CreateOrderResult.InsufficientStock;
import dev.intact.orders.CreateOrderResult.KeyReused;
import dev.intact.orders.CreateOrderResult.Replayed;
import dev.intact.orders.CreateOrderResult.SkuNotTracked;
import dev.intact.orders.RecordPaymentResult.AmountNotDue;
import dev.intact.orders.RecordPaymentResult.OrderNotFound;
import dev.intact.orders.RecordPaymentResult.OrderNotPayable;
import dev.intact.orders.RecordPaymentResult.VersionMismatch;
import dev.intact.refunds.TestRefunds;
import dev.intact.shared.Call;
import dev.intact.shared.Page;
import dev.intact.support.Race;
import dev.intact.support.StoreContract;
import dev.intact.support.TestCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link OrderStore} must do. */
public abstract class OrderStoreContract extends StoreContract {
    private static final Page.Request FIRST_PAGE = new Page.Request(Page.Request.START, Page.USUAL);

    private CreateOrderResult tryPlacing(OrderRequest order) {
        return place(stores().orders(), call(TestOrders.OPERATION), order);
    }

    private String unique() {
        return UUID.randomUUID().toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50})
    void stores_an_order_with_all_of_its_items(int items) {
        var order = placed(stores().orders(), orderOf(items));

        assertThat(order.items()).hasSize(items);
        assertThat(stores().orders().find(order.id())).contains(order);
    }

    @Test
    void keeps_any_text_as_it_was_given() {
        var order =
                placed(stores().orders(), withExternalId(order(item("Tee 茶 🍵 '\"\\ #", 1, 1)), "ä\n' " + unique()));

        assertThat(stores().orders().find(order.id())).contains(order);
    }

    @Test
    void finds_only_orders_that_were_placed() {
        var order = placed(stores().orders(), orderOf(1));

        assertThat(stores().orders().find(order.id())).isPresent();
        assertThat(stores().orders().paymentsOf(order.id(), FIRST_PAGE)).isPresent();
        assertThat(stores().orders().find(UUID.randomUUID())).isEmpty();
        assertThat(stores().orders().paymentsOf(UUID.randomUUID(), FIRST_PAGE)).isEmpty();
    }

    @Test
    void records_that_an_order_was_placed() {
        var order = placed(stores().orders(), orderOf(2));

        assertThat(eventTypesAbout(order.id())).containsExactly("order.placed");
        assertThat(eventsAbout(order.id()).getFirst().subjectVersion()).isEqualTo(1);
    }

    @Test
    void stores_a_payment_its_booking_and_its_event_with_the_order() {
        var order = placed(stores().orders(), paidBy(order(item("tea", 2, 450)), unique()));

        assertThat(order.status()).isEqualTo(OrderStatus.PAID);
        assertThat(stores().orders().find(order.id())).contains(order);
        assertThat(eventTypesAbout(order.id())).containsExactly("order.placed", "order.paid");
        var payments = stores().orders()
                .paymentsOf(order.id(), FIRST_PAGE)
                .orElseThrow()
                .items();
        assertThat(payments).hasSize(1);
        assertThat(payments.getFirst().amount()).isEqualTo(900);
        var booked = stores().ledger().transactionsOf(order.id(), FIRST_PAGE).items();
        assertThat(booked).hasSize(1);
        assertThat(booked.getFirst().kind()).isEqualTo(Kind.PAYMENT);
        assertThat(booked.getFirst().entries())
                .containsExactly(new Entry("order:" + order.id(), 900), new Entry("cash:stripe", -900));
    }

    @Test
    void needs_no_payment_for_an_order_of_nothing() {
        var order = placed(stores().orders(), order(item("sample", 1, 0)));

        assertThat(order.status()).isEqualTo(OrderStatus.PAID);
        assertThat(eventTypesAbout(order.id())).containsExactly("order.placed", "order.paid");
        assertThat(stores().orders()
                        .paymentsOf(order.id(), FIRST_PAGE)
                        .orElseThrow()
                        .items())
                .isEmpty();
    }

    @Test
    void gives_the_first_answer_again_to_the_same_key_and_writes_nothing() {
        var call = call(TestOrders.OPERATION);
        var first = (Created) place(stores().orders(), call, orderOf(3));

        var again = writingNothing(() -> place(stores().orders(), call, orderOf(3)));

        assertThat(again).isEqualTo(new Replayed(first.answer()));
    }

    @Test
    void refuses_a_key_that_stands_for_another_request() {
        var call = call(TestOrders.OPERATION);
        place(stores().orders(), call, orderOf(3));

        var other = writingNothing(() -> place(stores().orders(), askingForMore(call), orderOf(4)));

        assertThat(other).isEqualTo(new KeyReused());
    }

    @Test
    void lets_a_key_stand_for_one_request_of_each_caller() {
        var call = call(TestOrders.OPERATION);
        place(stores().orders(), call, orderOf(1));

        var other = new Call(
                "other",
                call.onBehalfOf(),
                call.operation(),
                call.key(),
                call.fingerprint(),
                call.ifMatch(),
                call.at());

        var created = (Created) place(stores().orders(), other, orderOf(1));

        assertThat(stores().orders().find(created.order().id())).contains(created.order());
    }

    @Test
    void forgets_a_key_after_seven_days_in_the_guard_itself() {
        var now = call(TestOrders.OPERATION);
        var call = TestCalls.at(now, now.at().minus(Duration.ofDays(8)));
        var first = (Created) place(stores().orders(), call, orderOf(1));
        var almost = TestCalls.at(call, call.at().plus(Duration.ofDays(7)));
        var over = TestCalls.at(call, call.at().plus(Duration.ofDays(7)).plusMillis(1));

        assertThat(place(stores().orders(), almost, orderOf(1))).isEqualTo(new Replayed(first.answer()));
        assertThat(place(stores().orders(), over, orderOf(1))).isInstanceOf(Created.class);
    }

    @Test
    void keeps_no_refusal_so_that_the_same_key_is_judged_afresh() {
        var externalId = unique();
        var call = call(TestOrders.OPERATION);
        placed(stores().orders(), withExternalId(orderOf(1), externalId));

        var refused = writingNothing(() -> place(stores().orders(), call, withExternalId(orderOf(1), externalId)));
        var then = place(stores().orders(), askingForMore(call), withExternalId(orderOf(1), unique()));

        assertThat(refused).isInstanceOf(DuplicateExternalId.class);
        assertThat(then).isInstanceOf(Created.class);
    }

    @Test
    void names_the_order_that_has_the_external_id() {
        var externalId = unique();
        var holder = placed(stores().orders(), withExternalId(orderOf(1), externalId));

        var refused = writingNothing(() -> tryPlacing(withExternalId(orderOf(2), externalId)));

        assertThat(refused).isEqualTo(new DuplicateExternalId(holder.id()));
    }

    @Test
    void names_the_order_that_was_paid_with_the_payment() {
        var reference = unique();
        var holder = placed(stores().orders(), paidBy(orderOf(1), reference));

        var refused = writingNothing(() -> tryPlacing(paidBy(orderOf(2), reference)));

        assertThat(refused).isEqualTo(new DuplicatePayment(holder.id()));
    }

    @Test
    void takes_no_stock_of_a_sku_that_has_none_and_names_the_first_in_sku_order() {
        var refused = writingNothing(
                () -> tryPlacing(order(fromStock("zz-untracked", 1), item("tea", 1, 1), fromStock("aa-untracked", 2))));

        assertThat(refused).isEqualTo(new SkuNotTracked("aa-untracked"));
    }

    @Test
    void takes_the_pieces_of_all_lines_of_a_sku_together() {
        var tea = "tea-" + unique();
        stores().setStock(tea, 7);

        placed(stores().orders(), order(fromStock(tea, 2), item(tea, 9, 1), fromStock(tea, 3)));

        assertThat(stores().stockOf(tea)).isEqualTo(2);
    }

    @Test
    void takes_nothing_of_any_sku_when_the_last_one_is_short_and_says_what_is_left() {
        var mug = "mug-" + unique();
        var tea = "tea-" + unique();
        stores().setStock(mug, 5);
        stores().setStock(tea, 3);

        var refused = writingNothing(() -> tryPlacing(order(fromStock(mug, 1), fromStock(tea, 2), fromStock(tea, 2))));

        assertThat(refused).isEqualTo(new InsufficientStock(tea, 4, 3));
        assertThat(stores().stockOf(mug)).isEqualTo(5);
    }

    @Test
    void tells_of_a_sku_without_stock_before_one_that_is_short() {
        var tea = "a-tea-" + unique();
        stores().setStock(tea, 1);

        var refused = writingNothing(() -> tryPlacing(order(fromStock(tea, 2), fromStock("untracked", 1))));

        assertThat(refused).isEqualTo(new SkuNotTracked("untracked"));
    }

    @Test
    void sells_three_pieces_to_three_of_eight_racing_buyers() {
        var tea = "tea-" + unique();
        stores().setStock(tea, 3);

        var results = Race.of(8, i -> tryPlacing(order(fromStock(tea, 1))));

        assertThat(results).filteredOn(Created.class::isInstance).hasSize(3);
        assertThat(results)
                .filteredOn(result -> !(result instanceof Created))
                .containsOnly(new InsufficientStock(tea, 1, 0));
        assertThat(stores().stockOf(tea)).isZero();
    }

    @Test
    void places_one_order_for_sixteen_calls_with_one_key() {
        var call = call(TestOrders.OPERATION);

        var results = Race.of(16, i -> place(stores().orders(), call, orderOf(3)));

        var created = results.stream().filter(Created.class::isInstance).toList();
        assertThat(created).hasSize(1);
        var answer = ((Created) created.getFirst()).answer();
        assertThat(results).filteredOn(result -> result != created.getFirst()).containsOnly(new Replayed(answer));
    }

    @Test
    void gives_an_external_id_to_one_of_many_racing_orders() {
        var externalId = unique();

        var results = Race.of(8, i -> tryPlacing(withExternalId(orderOf(2), externalId)));

        var created = results.stream().filter(Created.class::isInstance).toList();
        assertThat(created).hasSize(1);
        var holder = ((Created) created.getFirst()).order().id();
        assertThat(results)
                .filteredOn(result -> result != created.getFirst())
                .containsOnly(new DuplicateExternalId(holder));
    }

    private RecordPaymentResult pay(Order order, String reference, long amount) {
        return TestOrders.pay(stores().orders(), call(TestOrders.PAYMENT), order.id(), reference, amount);
    }

    private Order stored(Order order) {
        return stores().orders().find(order.id()).orElseThrow();
    }

    @Test
    void pays_an_order_that_was_placed_and_books_it() {
        var order = placed(stores().orders(), withExternalId(order(item("tea", 2, 450)), unique()));

        var payment = ((RecordPaymentResult.Recorded) pay(order, unique(), 900)).payment();

        assertThat(List.of(payment.amount(), payment.currency(), payment.orderStatus()))
                .containsExactly(900L, "EUR", OrderStatus.PAID);
        var after = stored(order);
        assertThat(after.status()).isEqualTo(OrderStatus.PAID);
        assertThat(List.of(after.paid(), after.refundable(), after.version())).containsExactly(900L, 900L, 2L);
        assertThat(stores().orders().payment(order.id(), payment.id())).contains(payment);
        assertThat(stores().orders()
                        .paymentsOf(order.id(), FIRST_PAGE)
                        .orElseThrow()
                        .items())
                .containsExactly(payment);
        assertThat(stores().ledger()
                        .transactionsOf(order.id(), FIRST_PAGE)
                        .items()
                        .getFirst()
                        .entries())
                .containsExactly(new Entry("order:" + order.id(), 900), new Entry("cash:stripe", -900));
        assertThat(eventTypesAbout(order.id())).containsExactly("order.placed", "order.paid");
    }

    @Test
    void tells_a_payment_only_of_its_order() {
        var order = placed(stores().orders(), orderOf(1));
        var other = placed(stores().orders(), orderOf(1));
        var payment = ((RecordPaymentResult.Recorded) pay(order, unique(), order.total())).payment();

        assertThat(stores().orders().payment(order.id(), payment.id())).isPresent();
        assertThat(stores().orders().payment(other.id(), payment.id())).isEmpty();
        assertThat(stores().orders().payment(order.id(), UUID.randomUUID())).isEmpty();
    }

    @Test
    void takes_a_payment_of_the_whole_total_only() {
        var order = placed(stores().orders(), order(item("tea", 1, 100)));

        for (var amount : List.of(99L, 101L, 0L)) {
            assertThat(writingNothing(() -> pay(order, unique(), amount))).isEqualTo(new AmountNotDue(100));
        }
    }

    @Test
    void refuses_to_pay_an_order_twice() {
        var order = placed(stores().orders(), order(item("tea", 1, 100)));
        var reference = unique();
        pay(order, reference, 100);

        for (var again : List.of(reference, unique())) {
            assertThat(writingNothing(() -> pay(order, again, 100))).isEqualTo(new OrderNotPayable(OrderStatus.PAID));
        }
    }

    @Test
    void refuses_a_payment_that_was_used_for_another_order() {
        var reference = unique();
        var holder = placed(stores().orders(), paidBy(orderOf(1), reference));
        var order = placed(stores().orders(), order(item("tea", 1, 100)));

        assertThat(writingNothing(() -> pay(order, reference, 100)))
                .isEqualTo(new RecordPaymentResult.DuplicatePayment(holder.id()));
    }

    @Test
    void refuses_a_payment_of_no_order_or_of_another_version() {
        var order = placed(stores().orders(), order(item("tea", 1, 100)));
        var stale = ifMatch(call(TestOrders.PAYMENT), 2);

        assertThat(writingNothing(() -> TestOrders.pay(stores().orders(), UUID.randomUUID(), 100)))
                .isEqualTo(new OrderNotFound());
        assertThat(writingNothing(() -> TestOrders.pay(stores().orders(), stale, order.id(), unique(), 100)))
                .isEqualTo(new VersionMismatch(1));
        assertThat(TestOrders.pay(stores().orders(), ifMatch(stale, 1), order.id(), unique(), 100))
                .isInstanceOf(RecordPaymentResult.Recorded.class);
    }

    @Test
    void tells_the_first_payment_again_whatever_has_happened_since() {
        var order = placed(stores().orders(), order(item("tea", 1, 100)));
        var call = call(TestOrders.PAYMENT);
        var reference = unique();
        var first = (RecordPaymentResult.Recorded) TestOrders.pay(stores().orders(), call, order.id(), reference, 100);
        TestRefunds.refunded(stores().refunds(), order.id(), TestRefunds.full());

        assertThat(writingNothing(() -> TestOrders.pay(stores().orders(), call, order.id(), reference, 100)))
                .isEqualTo(new RecordPaymentResult.Replayed(first.payment().answer()));
        assertThat(writingNothing(
                        () -> TestOrders.pay(stores().orders(), askingForMore(call), order.id(), reference, 100)))
                .isEqualTo(new RecordPaymentResult.KeyReused());
    }

    @Test
    void pays_once_however_many_try_from_several_instances() {
        var other = stores().ofAnotherInstance();
        var order = placed(stores().orders(), order(item("tea", 1, 100)));

        var results = Race.of(12, i -> TestOrders.pay((i % 2 == 0 ? stores() : other).orders(), order.id(), 100));

        assertThat(results)
                .filteredOn(RecordPaymentResult.Recorded.class::isInstance)
                .hasSize(1);
        assertThat(results)
                .filteredOn(result -> !(result instanceof RecordPaymentResult.Recorded))
                .containsOnly(new OrderNotPayable(OrderStatus.PAID));
        assertThat(stored(order).paid()).isEqualTo(100);
    }

    @Test
    void uses_a_payment_for_one_of_many_racing_orders() {
        var reference = unique();
        var orders = IntStream.range(0, 8)
                .mapToObj(i -> placed(stores().orders(), order(item("tea", 1, 100))))
                .toList();

        var results = Race.of(8, i -> pay(orders.get(i), reference, 100));

        var paid = IntStream.range(0, 8)
                .filter(i -> results.get(i) instanceof RecordPaymentResult.Recorded)
                .toArray();
        assertThat(paid).hasSize(1);
        assertThat(results)
                .filteredOn(result -> !(result instanceof RecordPaymentResult.Recorded))
                .containsOnly(new RecordPaymentResult.DuplicatePayment(
                        orders.get(paid[0]).id()));
    }

    private List<Order> listed(OrderFilter filter, int limit) {
        var found = new ArrayList<Order>();
        var page = new Page<Order>(List.of(), Page.Request.START);
        while (page.nextCursor() != null) {
            page = stores().orders().list(filter, new Page.Request(page.nextCursor(), limit));
            found.addAll(page.items());
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 100})
    void lists_the_orders_of_a_customer_newest_first(int limit) {
        var customer = "a # customer " + unique();
        var orders = IntStream.range(0, 5)
                .mapToObj(i -> placed(stores().orders(), of(customer, orderOf(2))))
                .toList();
        placed(stores().orders(), of(customer + "#", orderOf(1)));

        whenListed(() -> assertThat(listed(new OrderFilter(customer, null, null), limit))
                .containsExactlyElementsOf(orders.reversed()));
    }

    @Test
    void lists_orders_by_what_they_are_now() {
        var customer = unique();
        var placed = placed(stores().orders(), of(customer, order(item("tea", 1, 100))));
        var other = placed(stores().orders(), of(customer, order(item("tea", 1, 100))));
        pay(placed, unique(), 100);

        var paid = new OrderFilter(customer, OrderStatus.PAID, null);
        whenListed(() -> assertThat(listed(paid, 1)).containsExactly(stored(placed)));
        var inAll = new OrderFilter(null, OrderStatus.PAID, null);
        whenListed(() -> assertThat(listed(inAll, 50)).contains(stored(placed)).doesNotContain(other));
        var stillPlaced = new OrderFilter(null, OrderStatus.PLACED, null);
        whenListed(() -> assertThat(listed(stillPlaced, 50)).contains(other));
        assertThat(listed(stillPlaced, 50)).extracting(Order::id).doesNotContain(placed.id());
        whenListed(
                () -> assertThat(listed(new OrderFilter(null, null, null), 50)).contains(stored(placed), other));
    }

    @Test
    void finds_an_order_by_its_external_id_at_once() {
        var externalId = "an external # id " + unique();
        var order = placed(stores().orders(), withExternalId(orderOf(2), externalId));

        assertThat(listed(new OrderFilter(null, null, externalId), 20)).containsExactly(order);
        assertThat(listed(new OrderFilter("customer", OrderStatus.PLACED, externalId), 20))
                .containsExactly(order);
        assertThat(listed(new OrderFilter("other", null, externalId), 20)).isEmpty();
        assertThat(listed(new OrderFilter(null, OrderStatus.PAID, externalId), 20))
                .isEmpty();
        assertThat(listed(new OrderFilter(null, null, unique()), 20)).isEmpty();
    }

    @Test
    void tells_each_order_once_that_is_there_throughout_while_others_are_placed() {
        var customer = unique();
        var before = IntStream.range(0, 12)
                .mapToObj(
                        i -> placed(stores().orders(), of(customer, orderOf(1))).id())
                .toList();
        var filter = new OrderFilter(customer, null, null);
        whenListed(() -> assertThat(listed(filter, 50)).hasSize(12));

        var told = new ArrayList<UUID>();
        var page = new Page<Order>(List.of(), Page.Request.START);
        while (page.nextCursor() != null) {
            page = stores().orders().list(filter, new Page.Request(page.nextCursor(), 3));
            page.items().stream().map(Order::id).forEach(told::add);
            placed(stores().orders(), of(customer, orderOf(1)));
        }

        assertThat(told).doesNotHaveDuplicates().containsSubsequence(before.reversed());
    }
}
