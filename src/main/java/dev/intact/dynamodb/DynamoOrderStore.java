package dev.intact.dynamodb;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.dynamodb.AtomicWrite.Lost;
import dev.intact.orders.CreateOrderResult;
import dev.intact.orders.CreateOrderResult.Created;
import dev.intact.orders.CreateOrderResult.DuplicateExternalId;
import dev.intact.orders.CreateOrderResult.DuplicatePayment;
import dev.intact.orders.CreateOrderResult.InsufficientStock;
import dev.intact.orders.CreateOrderResult.KeyReused;
import dev.intact.orders.CreateOrderResult.Replayed;
import dev.intact.orders.CreateOrderResult.SkuNotTracked;
import dev.intact.orders.NewOrder;
import dev.intact.orders.NewOrder.Paid;
import dev.intact.orders.Order;
import dev.intact.orders.OrderStore;
import dev.intact.orders.Payment;
import dev.intact.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@StoredIn(Backend.DYNAMODB)
class DynamoOrderStore implements OrderStore {
    private final Table table;
    private final Lists lists;

    DynamoOrderStore(Table table, Lists lists) {
        this.table = table;
        this.lists = lists;
    }

    @Override
    public CreateOrderResult createOrderWithItems(NewOrder newOrder) {
        var order = newOrder.order();
        var write = table.<CreateOrderResult>write("createOrderWithItems");
        write.claim(
                newOrder.call(), order.id(), newOrder.answer(), kept -> new Replayed(kept.answer()), KeyReused::new);
        insert(write, newOrder);
        newOrder.paid().ifPresent(paid -> pay(write, paid));
        take(write, newOrder.stockToTake(), order.createdAt());
        write.record(newOrder.events());
        return write.commit(new Created(order, newOrder.answer()));
    }

    @Override
    public Optional<Order> find(UUID id) {
        return table.get(Keys.order(id)).map(OrderItems::order);
    }

    @Override
    public Optional<Page<Payment>> paymentsOf(UUID id, Page.Request page) {
        return lists.ofOrder(id, Keys.PAYMENTS, page, OrderItems::payment, Payment::id);
    }

    private static void insert(AtomicWrite<CreateOrderResult> write, NewOrder newOrder) {
        var order = newOrder.order();
        var provider = newOrder.paid().map(paid -> paid.payment().provider()).orElse(null);
        if (order.externalId() != null) {
            write.putNew(
                    OrderItems.holder(Keys.externalId(order.externalId()), OrderItems.EXTERNAL_ID_TYPE, order.id()),
                    holder -> new DuplicateExternalId(holder.get(OrderItems.ORDER_ID)));
        }
        write.put(OrderItems.item(newOrder.call(), order, provider));
    }

    private static void pay(AtomicWrite<CreateOrderResult> write, Paid paid) {
        var payment = paid.payment();
        write.putNew(
                OrderItems.paymentReference(payment), holder -> new DuplicatePayment(holder.get(OrderItems.ORDER_ID)));
        write.put(OrderItems.item(payment));
        write.put(OrderItems.item(paid.booked()));
    }

    private static void take(AtomicWrite<CreateOrderResult> write, Map<String, Integer> pieces, Instant at) {
        if (pieces.isEmpty()) {
            return;
        }
        var wanted = List.copyOf(pieces.entrySet());
        var changes = wanted.stream()
                .map(need -> new Change(Keys.stock(need.getKey()))
                        .subtract(OrderItems.AVAILABLE, need.getValue().longValue())
                        .add(OrderItems.VERSION, 1L)
                        .set(OrderItems.UPDATED_AT, at)
                        .when(Condition.atLeast(
                                OrderItems.AVAILABLE, need.getValue().longValue())))
                .toList();
        write.changeAll(changes, lost -> lacking(wanted, lost));
    }

    /** A sku without stock is told before one with too little; of each, the first in sku order. */
    private static CreateOrderResult lacking(List<Map.Entry<String, Integer>> wanted, List<Lost> lost) {
        return lost.stream()
                .filter(lack -> lack.met().isEmpty())
                .findFirst()
                .<CreateOrderResult>map(
                        lack -> new SkuNotTracked(wanted.get(lack.number()).getKey()))
                .orElseGet(() -> {
                    var lack = lost.getFirst();
                    var need = wanted.get(lack.number());
                    return new InsufficientStock(
                            need.getKey(),
                            need.getValue(),
                            lack.met().orElseThrow().get(OrderItems.AVAILABLE));
                });
    }
}
