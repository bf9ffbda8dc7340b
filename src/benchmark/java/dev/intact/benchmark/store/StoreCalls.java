package dev.intact.benchmark.store;

import dev.intact.benchmark.Scenery;
import dev.intact.benchmark.Workflow;
import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.orders.CreateOrderResult;
import dev.intact.orders.OrderStore;
import dev.intact.refunds.RecordRefundResult;
import dev.intact.refunds.RefundStore;
import dev.intact.teams.CreateTeamResult;
import dev.intact.teams.TeamStore;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

/** Calls the product's stores as its services do. */
@Singleton
class StoreCalls {
    private final OrderStore orders;
    private final RefundStore refunds;
    private final TeamStore teams;
    private final Clock clock;

    StoreCalls(
            @StoredIn(Backend.POSTGRESQL) OrderStore orders,
            @StoredIn(Backend.POSTGRESQL) RefundStore refunds,
            @StoredIn(Backend.POSTGRESQL) TeamStore teams,
            Clock clock) {
        this.orders = orders;
        this.refunds = refunds;
        this.teams = teams;
        this.clock = clock;
    }

    /** One call; true if it did what was asked. */
    interface Next {
        boolean call();
    }

    /** @param users which to make owners: the first of this client, and how many further the next one is */
    Next of(Workflow workflow, Numbers users) {
        var random = ThreadLocalRandom.current();
        var choices = workflow.choices();
        if (workflow.placesOrders()) {
            var template = new OrderTemplate(workflow, clock.instant());
            return () -> orders.createOrderWithItems(template.next(random.nextInt(choices), clock.instant()))
                    instanceof CreateOrderResult.Created;
        }
        if (workflow == Workflow.TEAM) {
            var template = new TeamTemplate(clock.instant());
            return () -> teams.createTeamWithOwnerAndTrial(template.next(Scenery.user(users.next()), clock.instant()))
                    instanceof CreateTeamResult.Created;
        }
        return () -> refunds.recordRefund(RefundTemplate.next(Scenery.order(random.nextInt(choices)), clock.instant()))
                instanceof RecordRefundResult.Recorded;
    }

    /** Numbers that no other client takes. */
    static final class Numbers {
        private final int step;
        private long next;

        Numbers(long first, int step) {
            this.next = first;
            this.step = step;
        }

        long next() {
            var number = next;
            next += step;
            return number;
        }
    }
}
