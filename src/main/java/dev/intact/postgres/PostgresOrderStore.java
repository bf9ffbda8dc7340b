package dev.intact.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
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
import dev.intact.orders.NewPayment;
import dev.intact.orders.Order;
import dev.intact.orders.OrderFilter;
import dev.intact.orders.OrderStore;
import dev.intact.orders.Payment;
import dev.intact.orders.PaymentPlan;
import dev.intact.orders.PaymentPlan.Go;
import dev.intact.orders.PaymentPlan.Refuse;
import dev.intact.orders.RecordPaymentResult;
import dev.intact.postgres.Decisions.Ends;
import dev.intact.shared.Page;
import dev.intact.shared.Pauses;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@StoredIn(Backend.POSTGRESQL)
class PostgresOrderStore implements OrderStore {
    private static final Ends<RecordPaymentResult> PAYMENT_ENDS = new Ends<>(
            kept -> new RecordPaymentResult.Replayed(kept.answer()),
            RecordPaymentResult.KeyReused::new,
            RecordPaymentResult.OrderNotFound::new);

    private final Sql sql;
    private final Reads reads;
    private final Decisions decisions;

    PostgresOrderStore(Sql sql, Reads reads, Decisions decisions) {
        this.sql = sql;
        this.reads = reads;
        this.decisions = decisions;
    }

    @Override
    public CreateOrderResult createOrderWithItems(NewOrder newOrder) {
        var order = newOrder.order();
        var paid = newOrder.paid();
        var write = sql.<CreateOrderResult>write("createOrderWithItems");
        write.claim(
                newOrder.call(), order.id(), newOrder.answer(), kept -> new Replayed(kept.answer()), KeyReused::new);
        OrderWrites.insert(write, order, paid.map(Paid::payment));
        write.ifTaken("orders_external_id_key", () -> new DuplicateExternalId(holderOf(order.externalId())));
        paid.ifPresent(its -> {
            OrderWrites.pay(write, sql, its.payment(), DuplicatePayment::new);
            LedgerWrites.book(write, its.booked());
        });
        StockWrites.take(
                write,
                newOrder.stockToTake(),
                order.createdAt(),
                PostgresOrderStore::untracked,
                PostgresOrderStore::insufficient);
        paid.ifPresent(its -> LedgerWrites.moveBalance(write, its.booked()));
        write.record(newOrder.events());
        return write.commit(new Created(order, newOrder.answer()));
    }

    @Override
    public RecordPaymentResult recordPayment(NewPayment wanted) {
        return decisions.onOrder(
                wanted.call(), wanted.orderId(), PAYMENT_ENDS, (found, order, pauses) -> switch (PaymentPlan.of(
                        order, wanted)) {
                    case Refuse(RecordPaymentResult why) -> Optional.of(why);
                    case Go plan -> pay(wanted, plan, pauses);
                });
    }

    private Optional<RecordPaymentResult> pay(NewPayment wanted, Go plan, Pauses pauses) {
        var payment = plan.payment();
        var write = decisions.write(wanted.call(), wanted.eventId(), payment.answer(), PAYMENT_ENDS, pauses);
        OrderWrites.change(write, plan.order(), payment.provider(), Optional::empty);
        OrderWrites.pay(write, sql, payment, holder -> Optional.of(new RecordPaymentResult.DuplicatePayment(holder)));
        LedgerWrites.book(write, plan.booked());
        LedgerWrites.moveBalance(write, plan.booked());
        write.record(plan.events());
        return write.commit(Optional.of(new RecordPaymentResult.Recorded(payment)));
    }

    @Override
    public Optional<Order> find(UUID id) {
        return reads.read("order", () -> OrderRow.withItems(id).map(OrderRow::order));
    }

    @Override
    public Page<Order> list(OrderFilter filter, Page.Request page) {
        return reads.page("orders", page, below -> OrderRow.newestFirst(filter, below, page.limit() + 1), Order::id);
    }

    @Override
    public Optional<Page<Payment>> paymentsOf(UUID id, Page.Request page) {
        var payments = reads.<PaymentRow, Payment>page(
                "payments",
                page,
                below -> PaymentRow.find("orderId = ?1 and id < ?2 order by id desc", id, below),
                PaymentRow::payment,
                Payment::id);
        return payments.items().isEmpty() && find(id).isEmpty() ? Optional.empty() : Optional.of(payments);
    }

    @Override
    public Optional<Payment> payment(UUID orderId, UUID id) {
        return reads.read("payment", () -> PaymentRow.<PaymentRow>find("orderId = ?1 and id = ?2", orderId, id)
                .firstResultOptional()
                .map(PaymentRow::payment));
    }

    private UUID holderOf(String externalId) {
        return sql.id("select id from orders where external_id = ?", externalId);
    }

    private static CreateOrderResult untracked(JsonNode facts) {
        return new SkuNotTracked(facts.get("sku").textValue());
    }

    private static CreateOrderResult insufficient(JsonNode facts) {
        return new InsufficientStock(
                facts.get("sku").textValue(),
                facts.get("requested").longValue(),
                facts.get("available").longValue());
    }
}
