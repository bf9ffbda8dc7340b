package dev.intact.postgres;

import dev.intact.orders.Order;
import dev.intact.orders.Payment;
import dev.intact.shared.Json;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Writes orders and their payments, as steps of the workflows that make or change them. */
final class OrderWrites {
    private OrderWrites() {}

    static void insert(SqlWrite<?> write, Order order, Optional<Payment> payment) {
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
                order.updatedAt());
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

    /**
     * Makes an order what was decided, unless it changed since it was looked at.
     *
     * @param provider of the payment that this change is; null where it is none
     * @param lost what to answer if it did
     */
    static <R> void change(SqlWrite<R> write, Order order, String provider, Supplier<R> lost) {
        write.guard(
                1,
                """
                update orders
                set status = ?, paid = ?, refunded = ?, provider = coalesce(?, provider), version = ?, updated_at = ?
                where id = ? and version = ?""",
                facts -> lost.get(),
                order.status().code(),
                order.paid(),
                order.refunded(),
                provider,
                order.version(),
                order.updatedAt(),
                order.id(),
                order.version() - 1);
    }

    /** @param taken what to answer if the provider's payment was used before, from the order that it paid */
    static <R> void pay(SqlWrite<R> write, Sql sql, Payment payment, Function<UUID, R> taken) {
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
                        () -> taken.apply(sql.id(
                                "select order_id from payment where provider = ? and reference = ?",
                                payment.provider(),
                                payment.reference())));
    }
}
