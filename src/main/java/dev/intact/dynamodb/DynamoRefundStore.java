package dev.intact.dynamodb;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
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
import dev.intact.shared.Kept;
import dev.intact.shared.Page;
import dev.intact.shared.Pauses;
import dev.intact.shared.Turns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * A refund looks at order and request in one moment, decides in {@link RefundPlan}, and writes guarded by the order's
 * version. Who loses that race decides again, from the order that the refusal brought back.
 */
@ApplicationScoped
@StoredIn(Backend.DYNAMODB)
class DynamoRefundStore implements RefundStore {
    private final Table table;
    private final Lists lists;
    private final Turns turns;

    DynamoRefundStore(Table table, Lists lists, Turns turns) {
        this.table = table;
        this.lists = lists;
        this.turns = turns;
    }

    @Override
    public RecordRefundResult recordRefund(NewRefund wanted) {
        var pauses = table.pauses("recordRefund");
        return turns.inTurn(wanted.orderId(), () -> lookThenRefund(wanted, pauses));
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

    private RecordRefundResult lookThenRefund(NewRefund wanted, Pauses pauses) {
        var call = wanted.call();
        var looked = table.getTogether(pauses, Keys.order(wanted.orderId()), Keys.request(call));
        var kept = looked.get(1)
                .filter(request -> RequestItems.countsFor(call, request))
                .map(RequestItems::kept);
        if (kept.isPresent()) {
            return kept.get().isOf(call) ? replayed(kept.get()) : new KeyReused();
        }
        var order = looked.get(0);
        while (order.isPresent()) {
            switch (decide(wanted, order.get(), pauses)) {
                case Told(RecordRefundResult result) -> {
                    return result;
                }
                case OrderChanged(Optional<Item> now) -> order = now;
            }
            pauses.atOnce();
        }
        return new OrderNotFound();
    }

    private sealed interface Decided {}

    private record Told(RecordRefundResult result) implements Decided {}

    /** Between look and write. */
    private record OrderChanged(Optional<Item> now) implements Decided {}

    private Decided decide(NewRefund wanted, Item found, Pauses pauses) {
        var order = OrderItems.order(found);
        return switch (RefundPlan.of(order, wanted)) {
            case Refuse(RecordRefundResult why) -> new Told(why);
            case Go plan ->
                write(
                        wanted,
                        AppliedRefund.of(order, wanted, plan, found.get(OrderItems.PROVIDER)),
                        order.version(),
                        pauses);
        };
    }

    private Decided write(NewRefund wanted, AppliedRefund applied, long decidedFrom, Pauses pauses) {
        var refund = applied.refund();
        var order = applied.order();
        var write = table.<Decided>write(pauses);
        write.claim(
                wanted.call(),
                refund.id(),
                refund.answer(),
                kept -> new Told(replayed(kept)),
                () -> new Told(new KeyReused()));
        write.change(
                new Change(Keys.order(order.id()))
                        .set(OrderItems.REFUNDED, order.refunded())
                        .set(OrderItems.REFUNDABLE, order.refundable())
                        .set(OrderItems.STATUS, order.status())
                        .set(OrderItems.LINES, order.items())
                        .set(OrderItems.VERSION, order.version())
                        .set(OrderItems.UPDATED_AT, order.updatedAt())
                        .when(Condition.equal(OrderItems.VERSION, decidedFrom)),
                OrderChanged::new);
        write.put(RefundItems.item(wanted.call(), refund, order.version()));
        write.put(RefundItems.orderOf(refund));
        if (refund.reference() != null) {
            write.putNew(
                    RefundItems.reference(refund),
                    holder -> new Told(new DuplicateReference(holder.get(RefundItems.REFUND_ID))));
        }
        write.put(OrderItems.item(applied.booked()));
        write.record(applied.events());
        return write.commit(new Told(new Recorded(refund)));
    }

    private static RecordRefundResult replayed(Kept kept) {
        return new Replayed(kept.answer());
    }
}
