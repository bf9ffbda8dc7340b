package dev.intact.benchmark.repositories;

import dev.intact.refunds.AppliedRefund;
import dev.intact.refunds.NewRefund;
import dev.intact.refunds.RecordRefundResult;
import dev.intact.refunds.RecordRefundResult.KeyReused;
import dev.intact.refunds.RecordRefundResult.OrderNotFound;
import dev.intact.refunds.RecordRefundResult.Recorded;
import dev.intact.refunds.RecordRefundResult.Replayed;
import dev.intact.refunds.RefundPlan;
import dev.intact.refunds.RefundPlan.Go;
import dev.intact.refunds.RefundPlan.Refuse;
import dev.intact.shared.Answer;
import jakarta.inject.Singleton;

/** Refunds an amount, table by table. Whether that is one transaction is up to the caller. */
@Singleton
class RefundSteps {
    private final RequestRepository requests;
    private final OrderRepository orders;
    private final RefundRepository refunds;
    private final Books books;
    private final EventRepository events;

    RefundSteps(
            RequestRepository requests,
            OrderRepository orders,
            RefundRepository refunds,
            Books books,
            EventRepository events) {
        this.requests = requests;
        this.orders = orders;
        this.refunds = refunds;
        this.books = books;
        this.events = events;
    }

    RecordRefundResult refund(NewRefund wanted) {
        var call = wanted.call();
        var known = requests.<RecordRefundResult>answer(call, kept -> new Replayed(kept.answer()), KeyReused::new);
        if (known.isPresent()) {
            return known.get();
        }
        var found = orders.findForUpdate(wanted.orderId());
        if (found.isEmpty()) {
            return new OrderNotFound();
        }
        var row = found.get();
        return switch (RefundPlan.of(row.order(), wanted)) {
            case Refuse(RecordRefundResult why) -> why;
            case Go plan -> refund(row, wanted, plan);
        };
    }

    private RecordRefundResult refund(SavedOrder row, NewRefund wanted, Go plan) {
        var applied = AppliedRefund.of(row.order(), wanted, plan, row.provider);
        row.become(applied.order());
        orders.save(row);
        refunds.insert(new SavedRefund(applied.refund(), applied.order().version()));
        books.book(applied.booked());
        events.insertAll(applied.events().stream().map(SavedEvent::new).toList());
        // As the product does: the answer is rendered again from the refund.
        requests.insert(new SavedRequest(wanted.call(), wanted.id(), new Answer(201, null, null)));
        return new Recorded(applied.refund());
    }
}
