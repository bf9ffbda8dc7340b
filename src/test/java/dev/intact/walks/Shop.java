package dev.intact.walks;

import dev.intact.ledger.Balance;
import dev.intact.ledger.LedgerTransaction;
import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.orders.Payment;
import dev.intact.refunds.Refund;
import dev.intact.shared.Call;
import dev.intact.stock.Stock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What walks are walked on: the model, or the stores of a database. */
interface Shop {
    /** @return the workflow's result, or {@link Invalid} */
    Object answer(Call call, Command command);

    /** What can be read of the order that was placed under this name. */
    OrderSeen order(String name);

    Optional<Stock> stock(String sku);

    /**
     * The orders of a customer, newest first.
     *
     * @param status null fits every order
     */
    List<Order> ordersOf(String customer, OrderStatus status);

    /** Input that no state could accept. */
    record Invalid(String code, Map<String, Object> data) {}

    /**
     * All lists newest first.
     *
     * @param byId these payments, then these refunds, each read by its own id
     */
    record OrderSeen(
            Optional<Order> order,
            List<Payment> payments,
            List<Refund> refunds,
            List<Object> byId,
            List<LedgerTransaction> booked,
            Optional<Balance> balance) {}
}
