package dev.intact.orders;

import dev.intact.events.Event;
import dev.intact.ledger.LedgerTransaction;
import dev.intact.orders.RecordPaymentResult.AmountNotDue;
import dev.intact.orders.RecordPaymentResult.OrderNotPayable;
import dev.intact.orders.RecordPaymentResult.VersionMismatch;
import java.util.List;

/** Decides a payment from the order as it is stored: plain values in, all that is to be written or a refusal out. */
public sealed interface PaymentPlan {
    /** @param order as the payment leaves it */
    record Go(Order order, Payment payment, LedgerTransaction booked, List<Event> events) implements PaymentPlan {}

    record Refuse(RecordPaymentResult why) implements PaymentPlan {}

    static PaymentPlan of(Order order, NewPayment wanted) {
        if (!wanted.call().allows(order.version())) {
            return new Refuse(new VersionMismatch(order.version()));
        }
        if (order.status() != OrderStatus.PLACED) {
            return new Refuse(new OrderNotPayable(order.status()));
        }
        return wanted.amount() == order.total() ? paid(order, wanted) : new Refuse(new AmountNotDue(order.total()));
    }

    private static Go paid(Order before, NewPayment wanted) {
        var order = before.changed(OrderStatus.PAID, before.total(), 0, before.items(), wanted.at());
        var payment = new Payment(
                wanted.id(),
                order.id(),
                order.total(),
                order.currency(),
                wanted.provider(),
                wanted.reference(),
                order.status(),
                wanted.at());
        var booked = LedgerTransaction.payment(
                wanted.ledgerTransactionId(),
                order.id(),
                payment.provider(),
                payment.amount(),
                payment.currency(),
                wanted.at());
        var told = Event.of(
                wanted.eventId(),
                OrderPaid.TYPE,
                order.id().toString(),
                order.version(),
                wanted.at(),
                wanted.call(),
                new OrderPaid(order, payment));
        return new Go(order, payment, booked, List.of(told));
    }
}
