package dev.intact.dynamodb;

import dev.intact.dynamodb.Lanes.Place;
import dev.intact.events.Event;
import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Claim;
import dev.intact.shared.Kept;
import dev.intact.shared.Pauses;
import dev.intact.shared.StoreUnavailable.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * One atomic write, guarded step by step, in one {@code TransactWriteItems}.
 *
 * <p>Each step says what to answer if its condition does not hold; the item that it met comes back with the refusal, so
 * nothing is read a second time to explain it.
 *
 * <p>Every write begins by claiming its request's key, and ends with its entry in the event feed. The key settles
 * whatever goes wrong later: the request is built once, with one token, and asked again as it is until its outcome is
 * known. Only a lane closed by a reader makes it anew.
 *
 * @param <R> the sealed result of the workflow
 */
final class AtomicWrite<R> {
    /** DynamoDB takes 100; one is for the entry in the feed, one for a new lane. */
    private static final int MOST_ACTIONS = 98;

    private static final int CLAIM = 0;

    private final Table table;
    private final Lanes lanes;
    private final Pauses pauses;
    private final List<Step<R>> steps = new ArrayList<>();
    private final Set<Key> keys = new HashSet<>();
    private List<Event> events = List.of();
    private Claim<R> claim;
    private int actions;

    /** @param pauses of the workflow, which may have looked before it writes */
    AtomicWrite(Table table, Lanes lanes, Pauses pauses) {
        this.table = table;
        this.lanes = lanes;
        this.pauses = pauses;
    }

    /** @param refusal null for a step that can't be refused, unless by a defect */
    private record Step<R>(int first, List<TransactWriteItem> actions, Function<List<Lost>, R> refusal) {}

    /**
     * An action whose condition did not hold.
     *
     * @param number of the action within its step, from 0
     * @param met the item that it met; empty if there was none
     */
    record Lost(int number, Optional<Item> met) {}

    /**
     * The first step: takes the key, unless a request took it within the days that requests are kept.
     *
     * @param made the id of what this write makes or changes, and its own mark on the key
     * @param answer kept for replays; its body is null where it is computed again
     */
    AtomicWrite<R> claim(Call call, UUID made, Answer answer, Function<Kept, R> replayed, Supplier<R> keyReused) {
        claim = new Claim<>(call, made, replayed, keyReused);
        var item = RequestItems.item(call, made, answer);
        return add(List.of(item.key()), List.of(table.putAction(item, RequestItems.isFree(call))), null);
    }

    /** A step that puts an item whose key nobody else can have made. */
    AtomicWrite<R> put(Item item) {
        return add(List.of(item.key()), List.of(table.putAction(item, Condition.isNew())), null);
    }

    /** A step that puts an item where there must be none. */
    AtomicWrite<R> putNew(Item item, Function<Item, R> taken) {
        return putAllNew(
                List.of(item), lost -> taken.apply(lost.getFirst().met().orElseThrow(IllegalStateException::new)));
    }

    /** Likewise several items, whose refusals are judged together. */
    AtomicWrite<R> putAllNew(List<Item> items, Function<List<Lost>, R> taken) {
        return add(
                items.stream().map(Item::key).toList(),
                items.stream()
                        .map(item -> table.putAction(item, Condition.isNew()))
                        .toList(),
                taken);
    }

    /** A step that deletes an item which nothing can have deleted before. */
    AtomicWrite<R> remove(Key key) {
        return removeAll(List.of(key));
    }

    /** Likewise several items. */
    AtomicWrite<R> removeAll(List<Key> its) {
        return add(
                its,
                its.stream()
                        .map(key -> table.deleteAction(key, Condition.isThere()))
                        .toList(),
                null);
    }

    /** A step that only sees to it that there is no such item. */
    AtomicWrite<R> checkIsNone(Key key, Supplier<R> refused) {
        return add(List.of(key), List.of(table.checkAction(key, Condition.isNew())), lost -> refused.get());
    }

    /** A step that changes an item, if its condition holds. */
    AtomicWrite<R> change(Change change, Function<Optional<Item>, R> refused) {
        return changeAll(List.of(change), lost -> refused.apply(lost.getFirst().met()));
    }

    /** A step that changes an item which nothing can refuse. */
    AtomicWrite<R> change(Change change) {
        return changeAll(List.of(change));
    }

    /** Likewise of several items. */
    AtomicWrite<R> changeAll(List<Change> changes) {
        return changeAll(changes, null);
    }

    /** A step that changes several items, whose refusals are judged together. */
    AtomicWrite<R> changeAll(List<Change> changes, Function<List<Lost>, R> refused) {
        return add(
                changes.stream().map(Change::key).toList(),
                changes.stream().map(change -> change.action(table.name())).toList(),
                refused);
    }

    /** The last step: what happened, told in the order given. */
    AtomicWrite<R> record(List<Event> happened) {
        events = happened;
        return this;
    }

    /**
     * Sends the write.
     *
     * @param done the result if everything was written, by this attempt or by one whose answer was lost
     * @throws dev.intact.shared.StoreUnavailable no usable answer until the deadline
     */
    R commit(R done) {
        if (claim == null || events.isEmpty()) {
            throw new IllegalStateException(pauses.what() + " claims no key, or records nothing");
        }
        var sending = new Sending(done);
        var result = Optional.<R>empty();
        while (result.isEmpty()) {
            result = sending.attempt();
        }
        return result.get();
    }

    /** The write on its way, attempt by attempt. */
    private final class Sending {
        private final R done;
        private Place place = lanes.take();
        private TransactWriteItemsRequest request = request(place);
        /** Whether an attempt without an answer, also one that the SDK made by itself, may still be on its way. */
        private boolean mayArriveLate;

        Sending(R done) {
            this.done = done;
        }

        /** Empty if there must be another. */
        Optional<R> attempt() {
            try {
                table.once(pauses.what(), dynamo -> dynamo.transactWriteItems(request));
                lanes.written(place);
                return Optional.of(done);
            } catch (TransactionCanceledException e) {
                mayArriveLate |= e.numAttempts() != null && e.numAttempts() > 1;
                return cancelled(e);
            } catch (SdkException e) {
                mayArriveLate = true;
                DynamoFailure.pause(pauses, e);
                return Optional.empty();
            }
        }

        private Optional<R> cancelled(TransactionCanceledException e) {
            var reasons = e.cancellationReasons();
            if (isRefused(reasons.get(CLAIM))) {
                return Optional.of(
                        keyTaken(RequestItems.kept(Item.of(reasons.get(CLAIM).item()))));
            }
            var refusal = refusal(reasons);
            if (refusal.isPresent() && isSettled()) {
                return refusal;
            }
            if (isRefused(reasons.get(actions))) {
                // A reader took us for dead and closed the lane.
                place = lanes.fresh();
                request = request(place);
            }
            var isKeyHeld = DynamoFailure.ofReason(reasons.get(CLAIM)) == DynamoFailure.CONTENDED;
            DynamoFailure.pause(pauses, e, isKeyHeld ? Reason.IN_FLIGHT : Reason.CONTENTION);
            return Optional.empty();
        }

        private R keyTaken(Kept kept) {
            if (!kept.made().equals(claim.made())) {
                // By another, so no attempt of ours was done or can be any more.
                lanes.unwritten(place);
            }
            return claim.judge(kept, () -> done);
        }

        /**
         * Whether a refusal will stay one. An attempt that is still on its way would be done after it was told, if what was
         * in its way is gone by then; so its place is taken from it first.
         */
        private boolean isSettled() {
            if (!mayArriveLate) {
                lanes.unwritten(place);
                return true;
            }
            return table.putNew(EventItems.closing(place))
                    .filter(entry -> !EventItems.closesLane(entry))
                    .isEmpty();
        }
    }

    /** Of the first step that was refused; empty where the write is to be sent again. */
    private Optional<R> refusal(List<CancellationReason> reasons) {
        if (DynamoFailure.ofReason(reasons.get(CLAIM)) != DynamoFailure.NONE) {
            // Until it is known whether the key is free, nothing that the others say counts.
            return Optional.empty();
        }
        for (var step : steps) {
            var lost = lost(step, reasons);
            if (lost.isEmpty() && isContended(step, reasons)) {
                // Those behind it may have met what the winner is just writing.
                return Optional.empty();
            }
            if (!lost.isEmpty()) {
                if (step.refusal() == null) {
                    throw new IllegalStateException(pauses.what() + " met what no other write can have left: " + lost);
                }
                return Optional.of(step.refusal().apply(lost));
            }
        }
        return Optional.empty();
    }

    private static <R> List<Lost> lost(Step<R> step, List<CancellationReason> reasons) {
        var lost = new ArrayList<Lost>();
        for (var i = 0; i < step.actions().size(); i++) {
            var reason = reasons.get(step.first() + i);
            if (isRefused(reason)) {
                lost.add(new Lost(i, reason.hasItem() ? Optional.of(Item.of(reason.item())) : Optional.empty()));
            }
        }
        return lost;
    }

    private static boolean isContended(Step<?> step, List<CancellationReason> reasons) {
        return reasons.subList(step.first(), step.first() + step.actions().size()).stream()
                .anyMatch(reason -> DynamoFailure.ofReason(reason) == DynamoFailure.CONTENDED);
    }

    private static boolean isRefused(CancellationReason reason) {
        return DynamoFailure.ofReason(reason) == DynamoFailure.REFUSED;
    }

    private TransactWriteItemsRequest request(Place place) {
        var all = new ArrayList<TransactWriteItem>();
        steps.forEach(step -> all.addAll(step.actions()));
        all.add(table.putAction(EventItems.item(place, events), Condition.isNew()));
        if (place.isFirst()) {
            all.add(table.putAction(FeedLog.lane(place.lane()), Condition.isNew()));
        }
        return Table.transaction(all);
    }

    private AtomicWrite<R> add(List<Key> its, List<TransactWriteItem> more, Function<List<Lost>, R> refusal) {
        for (var key : its) {
            if (!keys.add(key)) {
                throw new IllegalStateException(pauses.what() + " writes twice to " + key);
            }
        }
        if (claim == null || actions + more.size() > MOST_ACTIONS) {
            throw new IllegalStateException(pauses.what() + " does not begin with its key, or has too many actions");
        }
        steps.add(new Step<>(actions, more, refusal));
        actions += more.size();
        return this;
    }
}
