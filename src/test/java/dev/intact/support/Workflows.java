package dev.intact.support;

import static dev.intact.orders.TestOrders.fromStock;
import static dev.intact.orders.TestOrders.item;
import static dev.intact.orders.TestOrders.order;
import static dev.intact.orders.TestOrders.orderOf;
import static dev.intact.orders.TestOrders.paid;
import static dev.intact.orders.TestOrders.paidBy;
import static dev.intact.orders.TestOrders.placed;
import static dev.intact.support.TestCalls.call;

import dev.intact.cancellations.TestCancellations;
import dev.intact.events.Event;
import dev.intact.orders.Order;
import dev.intact.orders.TestOrders;
import dev.intact.refunds.RefundRequest;
import dev.intact.refunds.TestRefunds;
import dev.intact.security.ApiKey;
import dev.intact.security.NewApiKey;
import dev.intact.shared.Call;
import dev.intact.shared.Ids;
import dev.intact.stock.TestStock;
import dev.intact.teams.TestTeams;
import dev.intact.users.TestUsers;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Every workflow, ready to be run, and run again, on whatever stores a test gives it. */
public enum Workflows {
    CREATE_ORDER(stores -> {
        var call = call(TestOrders.OPERATION);
        return on -> TestOrders.place(on.orders(), call, orderOf(3));
    }),
    CREATE_PAID_ORDER(stores -> {
        var call = call(TestOrders.OPERATION);
        var order = paidBy(orderOf(3), UUID.randomUUID().toString());
        return on -> TestOrders.place(on.orders(), call, order);
    }),
    CREATE_ORDER_FROM_STOCK(stores -> {
        var call = call(TestOrders.OPERATION);
        var sku = tracked(stores);
        return on -> TestOrders.place(on.orders(), call, order(fromStock(sku, 2)));
    }),
    RECORD_PAYMENT(stores -> {
        var call = call(TestOrders.PAYMENT);
        var order = placed(stores.orders(), order(item("tea", 2, 50)));
        var reference = UUID.randomUUID().toString();
        return on -> TestOrders.pay(on.orders(), call, order.id(), reference, 100);
    }),
    CANCEL_ORDER(stores -> cancel(stores, placed(stores.orders(), order(fromStock(tracked(stores), 2))))),
    CANCEL_PAID_ORDER(stores -> cancel(stores, paid(stores.orders(), fromStock(tracked(stores), 2)))),
    REFUND_AMOUNT(stores -> refund(stores, TestRefunds.amount(60))),
    REFUND_LINES(stores -> refund(stores, TestRefunds.units(1, 1))),
    REFUND_IN_FULL(stores -> refund(stores, TestRefunds.full())),
    REFUND_TO_STOCK(stores -> {
        var call = call(TestRefunds.OPERATION);
        var orderId = paid(stores.orders(), fromStock(tracked(stores), 2)).id();
        return on -> TestRefunds.refund(on.refunds(), call, orderId, TestRefunds.restocking(TestRefunds.units(1, 1)));
    }),
    SET_STOCK(stores -> {
        var call = call(TestStock.SET);
        var sku = tracked(stores);
        return on -> TestStock.set(on.stock(), call, sku, 7);
    }),
    ADJUST_STOCK(stores -> {
        var call = call(TestStock.ADJUST);
        var sku = tracked(stores);
        return on -> TestStock.adjust(on.stock(), call, sku, -3);
    }),
    REGISTER_USER(stores -> {
        var call = call(TestUsers.OPERATION);
        var user = TestUsers.user(TestUsers.anEmail());
        return on -> TestUsers.register(on.users(), call, user);
    }),
    CREATE_TEAM(stores -> {
        var call = call(TestTeams.OPERATION);
        var ownerId = TestUsers.registered(stores.users()).id();
        return on -> TestTeams.create(on.teams(), call, TestTeams.team(ownerId));
    }),
    CREATE_API_KEY(stores -> {
        var call = call("createApiKey");
        return on -> on.apiKeys().createApiKey(anApiKey(call));
    }),
    REVOKE_API_KEY(stores -> {
        var call = call("revokeApiKey");
        var key = anApiKey(call("createApiKey"));
        stores.apiKeys().createApiKey(key);
        var id = key.apiKey().id();
        return on -> on.apiKeys().revokeApiKey(call, id, Event.of("api_key.revoked", id, 2, call.at(), call, "gone"));
    });

    /** One call of a workflow; running it again is a retry with the same key. */
    public interface Attempt extends Function<Stores, Object> {}

    private final Function<Stores, Attempt> prepare;

    Workflows(Function<Stores, Attempt> prepare) {
        this.prepare = prepare;
    }

    public Attempt prepare(Stores stores) {
        return prepare.apply(stores);
    }

    private static Attempt refund(Stores stores, RefundRequest refund) {
        var call = call(TestRefunds.OPERATION);
        var orderId = paid(stores.orders(), item("tea", 2, 50)).id();
        return on -> TestRefunds.refund(on.refunds(), call, orderId, refund);
    }

    private static Attempt cancel(Stores stores, Order order) {
        var call = call(TestCancellations.OPERATION);
        return on -> TestCancellations.cancel(on.cancellations(), call, order.id(), TestCancellations.withRefund());
    }

    /** @return a sku with stock */
    private static String tracked(Stores stores) {
        var sku = "tracked-" + UUID.randomUUID();
        stores.setStock(sku, 5);
        return sku;
    }

    private static NewApiKey anApiKey(Call call) {
        var key = new ApiKey(Ids.next(), "shop", List.of("orders:read"), call.at());
        var created = Event.of("api_key.created", key.id(), 1, call.at(), call, key);
        return new NewApiKey(call, key, UUID.randomUUID().toString(), List.of(created));
    }
}
