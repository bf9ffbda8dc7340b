package dev.intact.postgres;

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
import dev.intact.postgres.Decisions.Ends;
import dev.intact.shared.Pauses;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
@StoredIn(Backend.POSTGRESQL)
class PostgresCancellationStore implements CancellationStore {
    private static final Ends<CancelOrderResult> ENDS =
            new Ends<>(kept -> new Replayed(kept.answer()), KeyReused::new, OrderNotFound::new);

    private final Decisions decisions;

    PostgresCancellationStore(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public CancelOrderResult cancelOrder(NewCancellation wanted) {
        return decisions.onOrder(
                wanted.call(), wanted.orderId(), ENDS, (found, order, pauses) -> switch (CancellationPlan.of(
                        order, wanted, found.provider)) {
                    case Refuse(CancelOrderResult why) -> Optional.of(why);
                    case Go plan -> cancel(wanted, plan, pauses);
                });
    }

    private Optional<CancelOrderResult> cancel(NewCancellation wanted, Go plan, Pauses pauses) {
        var answer = plan.answer();
        var write = decisions.write(wanted.call(), wanted.eventId(), answer, ENDS, pauses);
        OrderWrites.change(write, plan.order(), null, Optional::empty);
        plan.refund().ifPresent(refund -> RefundWrites.insert(write, refund, true));
        StockWrites.giveBack(write, plan.givenBack(), wanted.at());
        plan.refund().ifPresent(refund -> LedgerWrites.moveBalance(write, refund.booked()));
        write.record(plan.events());
        return write.commit(Optional.of(new Cancelled(plan.order(), answer)));
    }
}
