package dev.intact.walks;

import dev.intact.cancellations.TestCancellations;
import dev.intact.orders.CreateOrderResult.Created;
import dev.intact.orders.Order;
import dev.intact.orders.OrderFilter;
import dev.intact.orders.OrderStatus;
import dev.intact.orders.TestOrders;
import dev.intact.refunds.TestRefunds;
import dev.intact.shared.Call;
import dev.intact.shared.InvalidInput;
import dev.intact.shared.Page;
import dev.intact.stock.Stock;
import dev.intact.stock.TestStock;
import dev.intact.support.Stores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The stores of a database, as a walk calls them. */
final class StoresShop implements Shop {
    /** So few that a walk's lists have several pages. */
    private static final int PAGE = 2;

    private static final int MOST_PAGES = 100;

    private final Stores stores;
    private final Map<String, UUID> ids = new HashMap<>();

    StoresShop(Stores stores) {
        this.stores = stores;
    }

    @Override
    public Object answer(Call call, Command command) {
        try {
            return switch (command) {
                case Command.SetStock(var sku, var available) -> TestStock.set(stores.stock(), call, sku, available);
                case Command.AdjustStock(var sku, var delta) -> TestStock.adjust(stores.stock(), call, sku, delta);
                case Command.Place place -> place(call, place);
                case Command.Pay(var order, var request) -> TestOrders.pay(stores.orders(), call, id(order), request);
                case Command.Refund(var order, var request) ->
                    TestRefunds.refund(stores.refunds(), call, id(order), request);
                case Command.Cancel(var order, var request) ->
                    TestCancellations.cancel(stores.cancellations(), call, id(order), request);
            };
        } catch (InvalidInput e) {
            return new Invalid(e.violations().getFirst().code(), e.data());
        }
    }

    private Object place(Call call, Command.Place place) {
        var result = TestOrders.place(stores.orders(), call, place.request());
        if (result instanceof Created created) {
            ids.put(place.order(), created.order().id());
        }
        return result;
    }

    /** Nobody's, where nothing was placed under this name. */
    private UUID id(String order) {
        return ids.getOrDefault(order, UUID.randomUUID());
    }

    @Override
    public OrderSeen order(String name) {
        var id = id(name);
        var payments = all(page -> stores.orders().paymentsOf(id, page));
        var refunds = all(page -> stores.refunds().refundsOf(id, page));
        var byId = new ArrayList<>();
        payments.forEach(payment -> stores.orders().payment(id, payment.id()).ifPresent(byId::add));
        refunds.forEach(refund -> stores.refunds().find(refund.id()).ifPresent(byId::add));
        return new OrderSeen(
                stores.orders().find(id),
                payments,
                refunds,
                byId,
                all(page -> Optional.of(stores.ledger().transactionsOf(id, page))),
                stores.ledger().balanceOf(id));
    }

    @Override
    public Optional<Stock> stock(String sku) {
        return stores.stock().find(sku);
    }

    @Override
    public List<Order> ordersOf(String customer, OrderStatus status) {
        return all(page -> Optional.of(stores.orders().list(new OrderFilter(customer, status, null), page)));
    }

    private static <T> List<T> all(Function<Page.Request, Optional<Page<T>>> list) {
        var all = new ArrayList<T>();
        var after = Page.Request.START;
        for (var i = 0; i < MOST_PAGES; i++) {
            var page = list.apply(new Page.Request(after, PAGE));
            if (page.isEmpty()) {
                return List.of();
            }
            all.addAll(page.get().items());
            after = page.get().nextCursor();
            if (after == null) {
                return all;
            }
        }
        throw new IllegalStateException("a list without end: " + all);
    }
}
