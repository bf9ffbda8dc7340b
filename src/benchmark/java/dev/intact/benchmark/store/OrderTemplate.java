package dev.intact.benchmark.store;

import dev.intact.benchmark.Scenery;
import dev.intact.benchmark.Workflow;
import dev.intact.events.Event;
import dev.intact.orders.NewOrder;
import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.shared.Answer;
import dev.intact.shared.Ids;
import dev.intact.shared.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Makes orders as the service hands them over. Their JSON is written once, and then only changes its id. */
final class OrderTemplate {
    private static final String CURRENCY = "EUR";
    private static final String CUSTOMER = "customer-1";

    private final Workflow workflow;
    private final String id;
    private final String json;

    OrderTemplate(Workflow workflow, Instant now) {
        this.workflow = workflow;
        var first = order(Ids.next(), 0, now);
        this.id = first.id().toString();
        this.json = Json.write(first);
    }

    NewOrder next(long sku, Instant now) {
        var order = order(Ids.next(), sku, now);
        var call = Calls.of("createOrderWithItems", now);
        var told = json.replace(id, order.id().toString());
        var placed = new Event(Ids.next(), "order.placed", order.id().toString(), 1, now, call.actor(), told);
        return new NewOrder(
                call, order, Optional.empty(), List.of(placed), new Answer(201, "/v1/orders/" + order.id(), told));
    }

    private Order order(UUID orderId, long sku, Instant now) {
        var items = IntStream.rangeClosed(1, workflow.items())
                .mapToObj(line -> new Order.Item(
                        line,
                        Scenery.sku(sku, line, workflow.choices()),
                        1,
                        Scenery.UNIT_AMOUNT,
                        0,
                        Scenery.UNIT_AMOUNT,
                        true,
                        0,
                        0))
                .toList();
        var total = Scenery.UNIT_AMOUNT * workflow.items();
        return new Order(
                orderId, null, CUSTOMER, OrderStatus.PLACED, CURRENCY, total, 0, 0, 0, items, null, 1, now, now);
    }
}
