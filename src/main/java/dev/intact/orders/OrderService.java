package dev.intact.orders;

import dev.intact.events.Event;
import dev.intact.ledger.LedgerTransaction;
import dev.intact.orders.NewOrder.Paid;
import dev.intact.orders.OrderRequest.ItemRequest;
import dev.intact.orders.OrderRequest.PaymentRequest;
import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Checks;
import dev.intact.shared.Ids;
import dev.intact.shared.InvalidInput;
import dev.intact.shared.InvalidInput.Violation;
import dev.intact.shared.Money;
import dev.intact.shared.Page;
import dev.intact.stock.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Checks orders and payments, prices them, and hands them to the store. */
@ApplicationScoped
public class OrderService {
    /** 50 items with their stock still fit one write on every store. */
    private static final int MOST_ITEMS = 50;

    private static final int MOST_PIECES = 10_000;
    private static final int LONGEST_ID = 128;

    private final OrderStore store;

    OrderService(OrderStore store) {
        this.store = store;
    }

    public CreateOrderResult place(Call call, OrderRequest request) {
        var checks = new Checks();
        checks.text("/customerId", Checks.INVALID_REQUEST, request.customerId(), LONGEST_ID);
        checks.matching("/currency", "invalid-currency", request.currency(), Money::isCurrency, "an ISO 4217 code");
        var items = items(checks, request.items());
        checks.optionalText("/externalId", request.externalId(), LONGEST_ID);
        var metadata = checks.metadata(request.metadata());
        var total = total(checks, items);
        payment(checks, request.payment(), total);
        checks.done();
        return store.createOrderWithItems(priced(call, request, items, metadata, total));
    }

    public Optional<Order> find(UUID id) {
        return store.find(id);
    }

    public RecordPaymentResult pay(Call call, UUID orderId, PaymentRequest request) {
        var checks = new Checks();
        var amount = payment(checks, "", request);
        checks.done();
        return store.recordPayment(new NewPayment(
                call, Ids.next(), Ids.next(), Ids.next(), orderId, request.provider(), request.reference(), amount));
    }

    /** @param status as the caller names it */
    public Page<Order> list(String customerId, String status, String externalId, Page.Request page) {
        var checks = new Checks();
        checks.optionalText("customerId", customerId, LONGEST_ID);
        checks.optionalText("externalId", externalId, LONGEST_ID);
        if (status != null && OrderStatus.find(status).isEmpty()) {
            checks.fail("status", Checks.INVALID_REQUEST, "must be one of " + OrderStatus.CODES);
        }
        checks.done();
        var wanted = Optional.ofNullable(status).flatMap(OrderStatus::find).orElse(null);
        return store.list(new OrderFilter(customerId, wanted, externalId), page);
    }

    public Optional<Page<Payment>> paymentsOf(UUID id, Page.Request page) {
        return store.paymentsOf(id, page);
    }

    public Optional<Payment> payment(UUID orderId, UUID id) {
        return store.payment(orderId, id);
    }

    private NewOrder priced(
            Call call, OrderRequest request, List<Order.Item> items, Map<String, String> metadata, long total) {
        var now = call.at();
        var isPaid = request.payment() != null || total == 0;
        var order = new Order(
                Ids.next(),
                request.externalId(),
                request.customerId(),
                isPaid ? OrderStatus.PAID : OrderStatus.PLACED,
                request.currency(),
                total,
                isPaid ? total : 0,
                0,
                isPaid ? total : 0,
                items,
                metadata,
                1,
                now,
                now);
        var paid = Optional.ofNullable(request.payment()).map(payment -> paid(order, payment, now));
        var answer = Answer.created("/v1/orders/" + order.id(), order);
        var events = new ArrayList<Event>();
        events.add(Event.of("order.placed", order.id(), 1, now, call, answer));
        if (isPaid) {
            events.add(Event.of(
                    OrderPaid.TYPE,
                    order.id(),
                    1,
                    now,
                    call,
                    new OrderPaid(order, paid.map(Paid::payment).orElse(null))));
        }
        return new NewOrder(call, order, paid, events, answer);
    }

    private static Paid paid(Order order, PaymentRequest request, Instant now) {
        var payment = new Payment(
                Ids.next(),
                order.id(),
                order.total(),
                order.currency(),
                request.provider(),
                request.reference(),
                order.status(),
                now);
        return new Paid(
                payment,
                LedgerTransaction.payment(
                        Ids.next(), order.id(), payment.provider(), payment.amount(), payment.currency(), now));
    }

    private static List<Order.Item> items(Checks checks, List<ItemRequest> requested) {
        var items = new ArrayList<Order.Item>();
        if (requested == null || requested.isEmpty() || requested.size() > MOST_ITEMS) {
            checks.fail("/items", "invalid-items", "must have 1 to " + MOST_ITEMS + " items");
            return items;
        }
        for (var item : requested) {
            var line = items.size() + 1;
            if (item == null) {
                checks.fail("/items/" + (line - 1), "invalid-items", "must be an item");
                return items;
            }
            items.add(item(checks, line, item));
        }
        return items;
    }

    private static Order.Item item(Checks checks, int line, ItemRequest item) {
        var pointer = "/items/" + (line - 1);
        var sku = checks.matching(pointer + "/sku", "invalid-sku", item.sku(), Sku::isValid, Sku.RULE);
        var quantity = checks.number(pointer + "/quantity", "invalid-quantity", item.quantity(), 1, MOST_PIECES);
        var unitAmount = checks.amount(pointer + "/unitAmount", "invalid-amount", item.unitAmount(), 0);
        var discount = item.discountAmount() == null
                ? 0
                : checks.amount(pointer + "/discountAmount", "invalid-amount", item.discountAmount(), 0);
        var gross = BigInteger.valueOf(quantity).multiply(BigInteger.valueOf(unitAmount));
        if (Money.isTooLarge(gross)) {
            checks.fail(pointer, Checks.OUT_OF_RANGE, "quantity x unitAmount must be at most " + Money.MOST);
            gross = BigInteger.ZERO;
        } else if (gross.longValueExact() < discount) {
            checks.fail(pointer + "/discountAmount", "invalid-amount", "must be at most quantity x unitAmount");
        }
        var amount = gross.longValueExact() - discount;
        var takeStock = Boolean.TRUE.equals(item.takeStock());
        return new Order.Item(line, sku, quantity, unitAmount, discount, amount, takeStock, 0, 0);
    }

    private static long total(Checks checks, List<Order.Item> items) {
        var total =
                items.stream().map(item -> BigInteger.valueOf(item.amount())).reduce(BigInteger.ZERO, BigInteger::add);
        if (Money.isTooLarge(total)) {
            checks.fail("/items", Checks.OUT_OF_RANGE, "must sum to at most " + Money.MOST);
            return 0;
        }
        return total.longValueExact();
    }

    private static void payment(Checks checks, PaymentRequest payment, long total) {
        if (payment == null) {
            return;
        }
        var amount = payment(checks, "/payment", payment);
        if (!checks.failed() && amount != total) {
            throw new InvalidInput(
                    List.of(new Violation("/payment/amount", "amount-mismatch", "must be the order's total, " + total)),
                    Map.of("total", total));
        }
    }

    /** @return its amount */
    private static long payment(Checks checks, String pointer, PaymentRequest payment) {
        checks.provider(pointer + "/provider", payment.provider());
        checks.text(pointer + "/reference", Checks.INVALID_REQUEST, payment.reference(), LONGEST_ID);
        return checks.amount(pointer + "/amount", "invalid-amount", payment.amount(), 0);
    }
}
