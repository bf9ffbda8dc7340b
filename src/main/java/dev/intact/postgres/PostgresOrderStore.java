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
import dev.intact.orders.Order;
import dev.intact.orders.OrderStore;
import dev.intact.orders.Payment;
import dev.intact.postgres.SqlWrite.Facts;
import dev.intact.shared.Json;
import dev.intact.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@StoredIn(Backend.POSTGRESQL)
class PostgresOrderStore implements OrderStore {
    private final Sql sql;
    private final Reads reads;

    PostgresOrderStore(Sql sql, Reads reads) {
        this.sql = sql;
        this.reads = reads;
    }

    @Override
    public CreateOrderResult createOrderWithItems(NewOrder newOrder) {
        var order = newOrder.order();
        var write = sql.<CreateOrderResult>write("createOrderWithItems");
        write.claim(
                newOrder.call(), order.id(), newOrder.answer(), kept -> new Replayed(kept.answer()), KeyReused::new);
        insert(write, order, newOrder.paid().map(Paid::payment));
        insertItems(write, order);
        newOrder.paid().ifPresent(paid -> pay(write, paid));
        take(write, newOrder.stockToTake(), order.createdAt());
        write.record(newOrder.events());
        return write.commit(new Created(order, newOrder.answer()));
    }

    @Override
    public Optional<Order> find(UUID id) {
        return reads.read("order", () -> OrderRow.withItems(id).map(OrderRow::order));
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

    private void insert(SqlWrite<CreateOrderResult> write, Order order, Optional<Payment> payment) {
        write.run(
                        """
                        insert into orders (id, external_id, customer_id, status, currency, total, paid, refunded, provider,
                            metadata, version, created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                        order.id(),
                        order.externalId(),
                        order.customerId(),
                        order.status().code(),
                        order.currency(),
                        order.total(),
                        order.paid(),
                        order.refunded(),
                        payment.map(Payment::provider).orElse(null),
                        Json.write(order.metadata()),
                        order.version(),
                        order.createdAt(),
                        order.updatedAt())
                .ifTaken(
                        "orders_external_id_key",
                        () -> new DuplicateExternalId(
                                sql.id("select id from orders where external_id = ?", order.externalId())));
    }

    private static void insertItems(SqlWrite<CreateOrderResult> write, Order order) {
        write.run(
                """
                insert into order_item (order_id, line, sku, quantity, unit_amount, discount_amount, amount, take_stock,
                    refunded_quantity, refunded_amount)
                select ?::uuid, item.*, 0, 0
                from unnest(?::int[], ?::text[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::boolean[]) item""",
                order.id(),
                Sql.column(order.items(), Order.Item::line, Integer[]::new),
                Sql.column(order.items(), Order.Item::sku, String[]::new),
                Sql.column(order.items(), Order.Item::quantity, Integer[]::new),
                Sql.column(order.items(), Order.Item::unitAmount, Long[]::new),
                Sql.column(order.items(), Order.Item::discountAmount, Long[]::new),
                Sql.column(order.items(), Order.Item::amount, Long[]::new),
                Sql.column(order.items(), Order.Item::takeStock, Boolean[]::new));
    }

    private void pay(SqlWrite<CreateOrderResult> write, Paid paid) {
        var payment = paid.payment();
        write.run(
                        """
                        insert into payment (id, order_id, amount, currency, provider, reference, order_status, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""",
                        payment.id(),
                        payment.orderId(),
                        payment.amount(),
                        payment.currency(),
                        payment.provider(),
                        payment.reference(),
                        payment.orderStatus().code(),
                        payment.createdAt())
                .ifTaken(
                        "payment_provider_reference_key",
                        () -> new DuplicatePayment(sql.id(
                                "select order_id from payment where provider = ? and reference = ?",
                                payment.provider(),
                                payment.reference())));
        LedgerWrites.book(write, paid.booked());
    }

    /** Two steps, because an UPDATE alone locks in the order of its plan, and two such orders deadlock. */
    private static void take(SqlWrite<CreateOrderResult> write, Map<String, Integer> pieces, Instant at) {
        if (pieces.isEmpty()) {
            return;
        }
        var skus = pieces.keySet().toArray(String[]::new);
        var quantities = pieces.values().toArray(Integer[]::new);
        write.lock(
                skus.length,
                "select 1 from stock where sku = any(?::text[]) order by sku",
                new Facts("""
                        select json_build_object('sku', min(wanted.sku collate "C"))
                        from unnest(?::text[]) wanted (sku) where wanted.sku not in (select sku from stock)""", (Object) skus),
                facts -> new SkuNotTracked(facts.get("sku").textValue()),
                (Object) skus);
        write.guard(
                skus.length,
                """
                update stock set available = stock.available - wanted.quantity, version = version + 1, updated_at = ?
                from unnest(?::text[], ?::int[]) wanted (sku, quantity)
                where stock.sku = wanted.sku and stock.available >= wanted.quantity""",
                new Facts("""
                        select json_build_object('sku', sku, 'requested', quantity, 'available', available)
                        from stock join unnest(?::text[], ?::int[]) wanted (sku, quantity) using (sku)
                        where available < quantity order by sku collate "C" limit 1""", skus, quantities),
                PostgresOrderStore::insufficient,
                at,
                skus,
                quantities);
    }

    private static CreateOrderResult insufficient(JsonNode facts) {
        return new InsufficientStock(
                facts.get("sku").textValue(),
                facts.get("requested").longValue(),
                facts.get("available").longValue());
    }
}
