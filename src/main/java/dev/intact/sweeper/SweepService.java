package dev.intact.sweeper;

import dev.intact.shared.Call;
import dev.intact.shared.Ids;
import dev.intact.shared.Kept;
import dev.intact.shared.StoreUnavailable;
import dev.intact.slots.ChangeSlotResult;
import dev.intact.slots.SettleSlot;
import dev.intact.slots.SlotStore;
import dev.intact.sweeper.Due.EndedSubscription;
import dev.intact.sweeper.Due.ExpiredInvitation;
import dev.intact.sweeper.Due.LapsedSlot;
import dev.intact.teams.ChangeTeamResult;
import dev.intact.teams.EndSubscription;
import dev.intact.teams.ExpireInvitation;
import dev.intact.teams.InvitationStore;
import dev.intact.teams.SubscriptionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * One sweep: batch by batch, until nothing is due or the sweep is long enough; the next one goes on.
 *
 * <p>Each fact is a workflow of its own, guarded like every other: of several instances that meet at it, one writes.
 */
@ApplicationScoped
public class SweepService {
    private static final Logger LOG = Logger.getLogger(SweepService.class);
    private static final int BATCH = 100;
    private static final int MOST_BATCHES = 10;
    private static final int MOST_PURGED = 5000;
    /** The clocks of instances may differ by this much. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private final DueStore store;
    private final SubscriptionStore subscriptions;
    private final InvitationStore invitations;
    private final SlotStore slots;
    private final SweepMetrics metrics;
    private final Clock clock;
    private volatile boolean isStopping;

    SweepService(
            DueStore store,
            SubscriptionStore subscriptions,
            InvitationStore invitations,
            SlotStore slots,
            SweepMetrics metrics,
            Clock clock) {
        this.store = store;
        this.subscriptions = subscriptions;
        this.invitations = invitations;
        this.slots = slots;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @throws dev.intact.shared.StoreUnavailable what is left is done by the next sweep */
    public void sweep() {
        metrics.timed(() -> {
            purge();
            settle();
        });
    }

    /** What runs ends with the fact that it is at. */
    public void stop() {
        isStopping = true;
    }

    private void settle() {
        var tried = new HashSet<Due>();
        var stuck = 0;
        for (var batch = 0; batch < MOST_BATCHES && !isStopping; batch++) {
            // Behind those that could not be written down, or that a lagging list still tells.
            var limit = BATCH + stuck;
            var found = store.due(clock.instant(), limit);
            var due = new ArrayList<>(found);
            due.removeIf(one -> !tried.add(one));
            stuck = found.size() - due.size();
            // Each instance in another order, so that they seldom meet.
            Collections.shuffle(due);
            due.forEach(this::settle);
            if (found.size() < limit) {
                return;
            }
        }
    }

    /** What one fact can't have must not keep the others from theirs. */
    private void settle(Due due) {
        if (isStopping) {
            return;
        }
        try {
            metrics.settled(due, isRecorded(due));
        } catch (StoreUnavailable e) {
            if (e.reason() == StoreUnavailable.Reason.NO_ANSWER) {
                throw e;
            }
            LOG.debugf("others change it, so the next sweep: %s", due);
            metrics.failed(due);
        } catch (RuntimeException e) {
            // Whatever a defect has left in the store.
            LOG.errorf(e, "can't be written down: %s", due);
            metrics.failed(due);
        }
    }

    /** False where another instance, or a change of the same thing, has written it down meanwhile. */
    private boolean isRecorded(Due due) {
        return switch (due) {
            case EndedSubscription(UUID teamId) -> {
                var wanted = new EndSubscription(call("endSubscription"), Ids.next(), teamId);
                yield subscriptions.endSubscription(wanted) instanceof ChangeTeamResult.Changed;
            }
            case ExpiredInvitation(UUID teamId, UUID invitationId) -> {
                var wanted = new ExpireInvitation(call("expireInvitation"), Ids.next(), teamId, invitationId);
                yield invitations.expireInvitation(wanted) instanceof ChangeTeamResult.Changed;
            }
            case LapsedSlot(UUID slotId) -> {
                var wanted = new SettleSlot(call("settleSlot"), Ids.next(), slotId);
                yield slots.settleSlot(wanted) instanceof ChangeSlotResult.Changed;
            }
        };
    }

    /** With a key of its own, so that the retries made within the service settle. */
    private Call call(String operation) {
        return Call.ofService(operation, Ids.next().toString(), clock.instant());
    }

    private void purge() {
        var before = clock.instant().minus(Kept.TIME).minus(MARGIN);
        for (var batch = 0; batch < MOST_BATCHES && !isStopping; batch++) {
            var purged = store.purgeRequests(before, MOST_PURGED);
            metrics.purged(purged);
            if (purged < MOST_PURGED) {
                return;
            }
        }
    }
}
