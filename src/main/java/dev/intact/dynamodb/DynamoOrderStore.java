package dev.intact.dynamodb;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.dynamodb.AtomicWrite.Lost;
import dev.intact.dynamodb.Decisions.Ends;
import dev.intact.dynamodb.Decisions.Outcome;
import dev.intact.dynamodb.Decisions.Outcome.Changed;
import dev.intact.dynamodb.Decisions.Outcome.Told;
import dev.intact.dynamodb.Lists.Source;
import dev.intact.orders.CreateOrderResult;
import dev.intact.orders.CreateOrderResult.Created;
import dev.intact.orders.CreateOrderResult.DuplicateExternalId;
import dev.intact.orders.CreateOrderResult.DuplicatePayment;
import dev.intact.orders.CreateOrderResult.InsufficientStock;
import dev.intact.orders.CreateOrderResult.KeyReused;
import dev.intact.orders.CreateOrderResult.Replayed;
import dev.intact.orders.CreateOrderResult.SkuNotTracked;
import dev.intact.orders.NewOrder;
import dev.intact.orders.NewPayment;
import dev.intact.orders.Order;
import dev.intact.orders.OrderFilter;
import dev.intact.orders.OrderStore;
import dev.intact.orders.Payment;
import dev.intact.orders.PaymentPlan;
import dev.intact.orders.PaymentPlan.Go;
import dev.intact.orders.PaymentPlan.Refuse;
import dev.intact.orders.RecordPaymentResult;
import dev.intact.shared.Page;
import dev.intact.shared.Pauses;
import dev.intact.shared.Turns;
import dev.intact.stock.Pieces;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@StoredIn(Backend.DYNAMODB)
class DynamoOrderStore implements OrderStore {
    private static final Ends<RecordPaymentResult> PAYMENT_ENDS =
            new Ends<>(kept -> new RecordPaymentResult.Replayed(kept.answer()), RecordPaymentResult.KeyReused::new);

    private final Table table;
    private final Lists lists;
    private final Decisions decisions;
    private final Turns turns;

    DynamoOrderStore(Table table, Lists lists, Decisions decisions, Turns turns) {
        this.table = table;
        this.lists = lists;
        this.decisions = decisions;
        this.turns = turns;
    }

    @Override
    public CreateOrderResult createOrderWithItems(NewOrder newOrder) {
        var pieces = newOrder.stockToTake();
        var skus = pieces.bySku().keySet().stream().map(Keys::stock).toList();
        var pauses = table.pauses("createOrderWithItems");
        return turns.inTurn(skus, () -> create(newOrder, pieces, pauses));
    }

    private CreateOrderResult create(NewOrder newOrder, Pieces pieces, Pauses pauses) {
        var order = newOrder.order();
        var write = table.<CreateOrderResult>write(pauses);
        write.claim(
                newOrder.call(), order.id(), newOrder.answer(), kept -> new Replayed(kept.answer()), KeyReused::new);
        if (order.externalId() != null) {
            write.putNew(
                    OrderItems.holder(Keys.externalId(order.externalId()), OrderItems.EXTERNAL_ID_TYPE, order.id()),
                    holder -> new DuplicateExternalId(holder.get(OrderItems.ORDER_ID)));
        }
        write.put(OrderItems.item(newOrder));
        newOrder.paid().ifPresent(paid -> {
            write.putNew(
                    OrderItems.paymentReference(paid.payment()),
                    holder -> new DuplicatePayment(holder.get(OrderItems.ORDER_ID)));
            write.put(OrderItems.item(paid.payment()));
            LedgerItems.book(write, paid.booked());
        });
        write.changeAll(StockItems.take(pieces, order.createdAt()), lost -> lacking(pieces, lost));
        write.record(newOrder.events());
        return write.commit(new Created(order, newOrder.answer()));
    }

    @Override
    public RecordPaymentResult recordPayment(NewPayment wanted) {
        return decisions.onOrder(
                wanted.call(),
                wanted.orderId(),
                PAYMENT_ENDS,
                RecordPaymentResult.OrderNotFound::new,
                (found, order, pauses) -> switch (PaymentPlan.of(order, wanted)) {
                    case Refuse(RecordPaymentResult why) -> new Told<>(why);
                    case Go plan -> pay(wanted, plan, pauses);
                });
    }

    private Outcome<RecordPaymentResult> pay(NewPayment wanted, Go plan, Pauses pauses) {
        var payment = plan.payment();
        var write = decisions.write(wanted.call(), wanted.eventId(), payment.answer(), PAYMENT_ENDS, pauses);
        write.change(OrderItems.change(plan.order()).set(OrderItems.PROVIDER, payment.provider()), Changed::new);
        write.putNew(
                OrderItems.paymentReference(payment),
                holder -> new Told<>(new RecordPaymentResult.DuplicatePayment(holder.get(OrderItems.ORDER_ID))));
        write.put(OrderItems.item(payment));
        LedgerItems.book(write, plan.booked());
        write.record(plan.events());
        return write.commit(new Told<>(new RecordPaymentResult.Recorded(payment)));
    }

    @Override
    public Optional<Order> find(UUID id) {
        return table.get(Keys.order(id)).map(OrderItems::order);
    }

    @Override
    public Page<Order> list(OrderFilter filter, Page.Request page) {
        if (filter.externalId() != null) {
            return new Page<>(
                    table
                            .get(Keys.externalId(filter.externalId()))
                            .flatMap(holder -> find(holder.get(OrderItems.ORDER_ID)))
                            .filter(filter::fits)
                            .stream()
                            .toList(),
                    null);
        }
        var isSifted = filter.customerId() != null && filter.status() != null;
        return isSifted ? lists.sifted(source(filter), page, Order::id) : lists.page(source(filter), page);
    }

    /** What an index tells that lags is told only if it fits still. */
    private static Source<Order> source(OrderFilter filter) {
        var index = Lists.ALL;
        var names = Keys.allOrders();
        if (filter.customerId() != null) {
            index = Lists.GROUPS;
            names = List.of(Keys.ordersOf(filter.customerId()));
        } else if (filter.status() != null) {
            index = Lists.STATES;
            names = Keys.allOrdersIn(filter.status());
        }
        return Source.ofIds(index, names, Keys::order, item -> Optional.of(OrderItems.order(item))
                .filter(filter::fits));
    }

    @Override
    public Optional<Page<Payment>> paymentsOf(UUID id, Page.Request page) {
        return lists.ofOrder(id, Keys.PAYMENTS, page, OrderItems::payment, Payment::id);
    }

    @Override
    public Optional<Payment> payment(UUID orderId, UUID id) {
        return table.get(Keys.payment(orderId, id)).map(OrderItems::payment);
    }

    /** A sku without stock is told before one with too little; of each, the first in sku order. */
    private static CreateOrderResult lacking(Pieces pieces, List<Lost> lost) {
        var wanted = pieces.list();
        return lost.stream()
                .filter(lack -> lack.met().isEmpty())
                .findFirst()
                .<CreateOrderResult>map(
                        lack -> new SkuNotTracked(wanted.get(lack.number()).sku()))
                .orElseGet(() -> {
                    var lack = lost.getFirst();
                    var need = wanted.get(lack.number());
                    return new InsufficientStock(
                            need.sku(),
                            need.quantity(),
                            lack.met().orElseThrow().get(StockItems.AVAILABLE));
                });
    }
}
