package dev.intact;

import dev.intact.accounts.AccountStore;
import dev.intact.cancellations.CancellationStore;
import dev.intact.config.Backend;
import dev.intact.config.IntactConfig;
import dev.intact.config.StoreLifecycle;
import dev.intact.config.StoredIn;
import dev.intact.events.EventStore;
import dev.intact.integrity.IntegrityStore;
import dev.intact.ledger.LedgerStore;
import dev.intact.orders.OrderStore;
import dev.intact.refunds.RefundStore;
import dev.intact.security.ApiKeyStore;
import dev.intact.shared.Turns;
import dev.intact.slots.SlotStore;
import dev.intact.stock.StockStore;
import dev.intact.sweeper.DueStore;
import dev.intact.teams.InvitationStore;
import dev.intact.teams.MemberStore;
import dev.intact.teams.SubscriptionStore;
import dev.intact.teams.TeamStore;
import dev.intact.users.UserStore;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The one place that knows that there is a choice of databases. */
@Singleton
class Wiring {
    /** Before whatever else looks into the store when the service starts. */
    private static final int FIRST = 1;

    private final Backend backend;

    Wiring(IntactConfig config) {
        this.backend = Backend.of(config.store()).orElseThrow();
    }

    private <T> T chosen(Instance<T> all) {
        return all.select(new StoredIn.Literal(backend)).get();
    }

    void start(@Observes @Priority(FIRST) StartupEvent start, @Any Instance<StoreLifecycle> all) {
        chosen(all).start();
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck store(@Any Instance<StoreLifecycle> all) {
        return () -> HealthCheckResponse.named("store: " + backend.code())
                .status(chosen(all).isReady())
                .build();
    }

    @Produces
    @Singleton
    OrderStore orders(@Any Instance<OrderStore> all) {
        return chosen(all);
    }

    @Produces
    @Singleton
    StockStore stock(@Any Instance<StockStore> all) {
        return chosen(all);
    }

    @Produces
    @Singleton
    CancellationStore cancellations(@Any Instance<CancellationStore> all) {
        return chosen(all);
    }

    @Produces
    @Singleton
    RefundStore refunds(@Any Instance<RefundStore> all) {
        return chosen(all);
    }

    @Produces
    @Singleton
    LedgerStore ledger(@Any Instance<LedgerStore> all) {
        return chosen(all);
    }

    @Produces
    @Singleton
    UserStore users(@Any Instance<UserStore> all) {
        return chosen(all);
    }

    @Produces
    @Singleton
    TeamStore teams(@Any Instance<TeamStore> all) {
        return chosen(all);
    }

    @Produces
    @Singleton
    InvitationStore invitations(@Any Instance<InvitationStore> all) {
        return chosen(all);
    }

    @Produces
    @Singleton
    MemberStore members(@Any Instance<MemberStore> all) {
        return chosen(all);
    }

    @Produces
    @Singleton
    SubscriptionStore subscriptions(@Any Instance<SubscriptionStore> all) {
        return chosen(all);
    }

    @Produces
    @Singleton
    AccountStore accounts(@Any Instance<AccountStore> all) {
        return chosen(all);
    }

    @Produces
    @Singleton
    SlotStore slots(@Any Instance<SlotStore> all) {
        return chosen(all);
    }

    @Produces
    @Singleton
    DueStore due(@Any Instance<DueStore> all) {
        return chosen(all);
    }

    @Produces
    @Singleton
    EventStore events(@Any Instance<EventStore> all) {
        return chosen(all);
    }

    @Produces
    @Singleton
    ApiKeyStore apiKeys(@Any Instance<ApiKeyStore> all) {
        return chosen(all);
    }

    @Produces
    @Singleton
    IntegrityStore integrity(@Any Instance<IntegrityStore> all) {
        return chosen(all);
    }

    @Produces
    @Singleton
    Turns turns() {
        return new Turns();
    }
}
