package dev.intact.orders;

import static dev.intact.orders.TestOrders.discounted;
import static dev.intact.orders.TestOrders.fromStock;
import static dev.intact.orders.TestOrders.item;
import static dev.intact.orders.TestOrders.order;
import static dev.intact.orders.TestOrders.paidBy;
import static dev.intact.support.TestCalls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.intact.events.Event;
import dev.intact.ledger.LedgerTransaction.Entry;
import dev.intact.orders.OrderRequest.PaymentRequest;
import dev.intact.shared.Call;
import dev.intact.shared.InvalidInput;
import dev.intact.shared.InvalidInput.Violation;
import dev.intact.shared.Page;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderServiceTest {
    private final Call call = call(TestOrders.OPERATION);
    private NewOrder stored;
    private final OrderService service = new OrderService(new OrderStore() {
        @Override
        public CreateOrderResult createOrderWithItems(NewOrder newOrder) {
            stored = newOrder;
            return new CreateOrderResult.Created(newOrder.order(), newOrder.answer());
        }

        @Override
        public RecordPaymentResult recordPayment(NewPayment newPayment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Order> find(UUID id) {
            return Optional.empty();
        }

        @Override
        public Page<Order> list(OrderFilter filter, Page.Request page) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Page<Payment>> paymentsOf(UUID id, Page.Request page) {
            return Optional.empty();
        }

        @Override
        public Optional<Payment> payment(UUID orderId, UUID id) {
            throw new UnsupportedOperationException();
        }
    });

    private Order place(OrderRequest request) {
        service.place(call, request);
        return stored.order();
    }

    @Test
    void prices_each_line_and_sums_them() {
        var order = place(order(discounted("tea", 3, 450, 100), item("mug", 1, 1200)));

        assertThat(order.items()).extracting(Order.Item::amount).containsExactly(1250L, 1200L);
        assertThat(order.items()).extracting(Order.Item::line).containsExactly(1, 2);
        assertThat(order.total()).isEqualTo(2450);
        assertThat(order.status()).isEqualTo(OrderStatus.PLACED);
        assertThat(order.createdAt()).isEqualTo(call.at());
    }

    @Test
    void books_a_payment_against_its_provider() {
        place(paidBy(order(item("tea", 2, 450)), "pi_1"));

        var booked = stored.paid().orElseThrow().booked();
        assertThat(booked.entries())
                .containsExactly(new Entry("order:" + stored.order().id(), 900), new Entry("cash:stripe", -900));
        assertThat(stored.events()).extracting(Event::type).containsExactly("order.placed", "order.paid");
    }

    @Test
    void answers_with_the_order_as_it_is_stored() {
        var order = place(order(item("tea", 2, 450)));

        assertThat(stored.answer().status()).isEqualTo(201);
        assertThat(stored.answer().location()).isEqualTo("/v1/orders/" + order.id());
        assertThat(stored.answer().body()).isEqualTo(dev.intact.shared.Json.write(order));
    }

    @Test
    void sums_the_stock_of_a_sku_on_two_lines_in_sku_order() {
        place(order(fromStock("tea", 2), fromStock("mug", 1), fromStock("tea", 3), item("jug", 9, 1)));

        assertThat(stored.stockToTake().bySku().toString()).isEqualTo("{mug=1, tea=5}");
    }

    @Test
    void never_bothers_the_store_with_what_it_must_refuse() {
        var refused = order(item("", 0, -1));

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> place(refused))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(Violation::pointer)
                        .containsExactly("/items/0/sku", "/items/0/quantity", "/items/0/unitAmount"));
        assertThat(stored).isNull();
    }

    @Test
    void tells_the_total_that_a_payment_must_have() {
        var request = order(item("tea", 1, 100));
        var wrong = new OrderRequest(
                request.customerId(),
                request.currency(),
                request.items(),
                null,
                new PaymentRequest("stripe", "pi_1", BigInteger.valueOf(99)),
                null);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> place(wrong))
                .satisfies(e -> assertThat(e.data()).containsEntry("total", 100L));
    }

    @Test
    void is_exact_up_to_the_bound_and_refuses_one_more() {
        var most = 9_007_199_254_740_991L;
        assertThat(place(order(item("tea", 1, most - 1), item("tea", 1, 1))).total())
                .isEqualTo(most);
        assertThat(place(order(discounted("tea", 1, most, most))).total()).isZero();

        for (var items : List.of(
                List.of(item("tea", 1, most), item("tea", 1, 1)),
                List.of(item("tea", 2, most)),
                List.of(item("tea", 10_000, most)))) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> place(order(items.toArray(OrderRequest.ItemRequest[]::new))))
                    .satisfies(e -> assertThat(e.violations().getFirst().code()).isEqualTo("amount-out-of-range"));
        }
    }

    @Test
    void takes_one_to_fifty_items() {
        var fifty = new OrderRequest.ItemRequest[50];
        Arrays.fill(fifty, item("tea", 1, 1));
        assertThat(place(order(fifty)).items()).hasSize(50);

        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> place(order()));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> place(order(Arrays.copyOf(fifty, 51))))
                .satisfies(e -> assertThat(e.violations().getFirst().code()).isEqualTo("invalid-items"));
    }
}
