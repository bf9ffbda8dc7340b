package dev.intact.dynamodb;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.dynamodb.Decisions.Ends;
import dev.intact.dynamodb.Decisions.Outcome;
import dev.intact.dynamodb.Decisions.Outcome.Changed;
import dev.intact.dynamodb.Decisions.Outcome.Told;
import dev.intact.refunds.AppliedRefund;
import dev.intact.refunds.NewRefund;
import dev.intact.refunds.RecordRefundResult;
import dev.intact.refunds.RecordRefundResult.DuplicateReference;
import dev.intact.refunds.RecordRefundResult.KeyReused;
import dev.intact.refunds.RecordRefundResult.OrderNotFound;
import dev.intact.refunds.RecordRefundResult.Recorded;
import dev.intact.refunds.RecordRefundResult.Replayed;
import dev.intact.refunds.Refund;
import dev.intact.refunds.RefundPlan;
import dev.intact.refunds.RefundPlan.Go;
import dev.intact.refunds.RefundPlan.Refuse;
import dev.intact.refunds.RefundStore;
import dev.intact.shared.Page;
import dev.intact.shared.Pauses;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@StoredIn(Backend.DYNAMODB)
class DynamoRefundStore implements RefundStore {
    private static final Ends<RecordRefundResult> ENDS =
            new Ends<>(kept -> new Replayed(kept.answer()), KeyReused::new);

    private final Table table;
    private final Lists lists;
    private final Decisions decisions;

    DynamoRefundStore(Table table, Lists lists, Decisions decisions) {
        this.table = table;
        this.lists = lists;
        this.decisions = decisions;
    }

    @Override
    public RecordRefundResult recordRefund(NewRefund wanted) {
        return decisions.onOrder(
                wanted.call(),
                wanted.orderId(),
                ENDS,
                OrderNotFound::new,
                (found, order, pauses) -> switch (RefundPlan.of(order, wanted)) {
                    case Refuse(RecordRefundResult why) -> new Told<>(why);
                    case Go plan ->
                        refund(wanted, AppliedRefund.of(order, wanted, plan, found.get(OrderItems.PROVIDER)), pauses);
                });
    }

    private Outcome<RecordRefundResult> refund(NewRefund wanted, AppliedRefund applied, Pauses pauses) {
        var refund = applied.refund();
        var write = decisions.write(wanted.call(), refund.id(), refund.answer(), ENDS, pauses);
        write.change(OrderItems.change(applied.order()), Changed::new);
        RefundItems.put(write, wanted.call(), applied);
        if (refund.reference() != null) {
            write.putNew(
                    RefundItems.reference(refund),
                    holder -> new Told<>(new DuplicateReference(holder.get(RefundItems.REFUND_ID))));
        }
        write.changeAll(StockItems.giveBack(applied.givenBack(), wanted.at()));
        write.record(applied.events());
        return write.commit(new Told<>(new Recorded(refund)));
    }

    @Override
    public Optional<Refund> find(UUID id) {
        return table.get(Keys.orderOfRefund(id))
                .flatMap(found -> table.get(Keys.refund(found.get(OrderItems.ORDER_ID), id)))
                .map(RefundItems::refund);
    }

    @Override
    public Optional<Page<Refund>> refundsOf(UUID orderId, Page.Request page) {
        return lists.ofOrder(orderId, Keys.REFUNDS, page, RefundItems::refund, Refund::id);
    }
}
