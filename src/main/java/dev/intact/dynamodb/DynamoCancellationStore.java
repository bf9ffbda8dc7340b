package dev.intact.dynamodb;

import dev.intact.cancellations.CancelOrderResult;
import dev.intact.cancellations.CancelOrderResult.Cancelled;
import dev.intact.cancellations.CancelOrderResult.KeyReused;
import dev.intact.cancellations.CancelOrderResult.OrderNotFound;
import dev.intact.cancellations.CancelOrderResult.Replayed;
import dev.intact.cancellations.CancellationPlan;
import dev.intact.cancellations.CancellationPlan.Go;
import dev.intact.cancellations.CancellationPlan.Refuse;
import dev.intact.cancellations.CancellationStore;
import dev.intact.cancellations.NewCancellation;
import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.dynamodb.Decisions.Ends;
import dev.intact.dynamodb.Decisions.Outcome;
import dev.intact.dynamodb.Decisions.Outcome.Changed;
import dev.intact.dynamodb.Decisions.Outcome.Told;
import dev.intact.shared.Pauses;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
@StoredIn(Backend.DYNAMODB)
class DynamoCancellationStore implements CancellationStore {
    private static final Ends<CancelOrderResult> ENDS = new Ends<>(kept -> new Replayed(kept.answer()), KeyReused::new);

    private final Decisions decisions;

    DynamoCancellationStore(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public CancelOrderResult cancelOrder(NewCancellation wanted) {
        return decisions.onOrder(
                wanted.call(),
                wanted.orderId(),
                ENDS,
                OrderNotFound::new,
                (found, order, pauses) -> switch (CancellationPlan.of(order, wanted, found.get(OrderItems.PROVIDER))) {
                    case Refuse(CancelOrderResult why) -> new Told<>(why);
                    case Go plan -> cancel(wanted, plan, pauses);
                });
    }

    private Outcome<CancelOrderResult> cancel(NewCancellation wanted, Go plan, Pauses pauses) {
        var answer = plan.answer();
        var write = decisions.write(wanted.call(), wanted.eventId(), answer, ENDS, pauses);
        write.change(OrderItems.change(plan.order()), Changed::new);
        plan.refund().ifPresent(refund -> RefundItems.put(write, wanted.call(), refund));
        write.changeAll(StockItems.giveBack(plan.givenBack(), wanted.at()));
        write.record(plan.events());
        return write.commit(new Told<>(new Cancelled(plan.order(), answer)));
    }
}
