package dev.intact.walks;

import dev.intact.cancellations.CancellationRequest;
import dev.intact.cancellations.TestCancellations;
import dev.intact.orders.OrderRequest;
import dev.intact.orders.OrderRequest.PaymentRequest;
import dev.intact.orders.TestOrders;
import dev.intact.refunds.RefundRequest;
import dev.intact.refunds.TestRefunds;
import dev.intact.stock.TestStock;

/** What a walk asks for. Orders go by the names that they were placed under: their ids differ from store to store. */
sealed interface Command {
    record SetStock(String sku, long available) implements Command {}

    record AdjustStock(String sku, long delta) implements Command {}

    /** @param order its name from now on */
    record Place(String order, OrderRequest request) implements Command {}

    record Pay(String order, PaymentRequest request) implements Command {}

    record Refund(String order, RefundRequest request) implements Command {}

    record Cancel(String order, CancellationRequest request) implements Command {}

    default String operation() {
        return switch (this) {
            case SetStock set -> TestStock.SET;
            case AdjustStock adjust -> TestStock.ADJUST;
            case Place place -> TestOrders.OPERATION;
            case Pay pay -> TestOrders.PAYMENT;
            case Refund refund -> TestRefunds.OPERATION;
            case Cancel cancel -> TestCancellations.OPERATION;
        };
    }
}
