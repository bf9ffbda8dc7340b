package dev.intact.support;

import dev.intact.accounts.AccountStore;
import dev.intact.cancellations.CancellationStore;
import dev.intact.events.EventStore;
import dev.intact.integrity.IntegrityStore;
import dev.intact.ledger.LedgerStore;
import dev.intact.orders.OrderStore;
import dev.intact.refunds.RefundStore;
import dev.intact.security.ApiKeyStore;
import dev.intact.slots.SlotStore;
import dev.intact.stock.StockStore;
import dev.intact.stock.TestStock;
import dev.intact.sweeper.DueStore;
import dev.intact.teams.InvitationStore;
import dev.intact.teams.MemberStore;
import dev.intact.teams.SubscriptionStore;
import dev.intact.teams.TeamStore;
import dev.intact.users.UserStore;
import java.time.Duration;
import java.util.Map;

/** The stores of one database, and a look behind them. */
public interface Stores {
    StockStore stock();

    OrderStore orders();

    CancellationStore cancellations();

    RefundStore refunds();

    LedgerStore ledger();

    UserStore users();

    TeamStore teams();

    InvitationStore invitations();

    MemberStore members();

    SubscriptionStore subscriptions();

    AccountStore accounts();

    SlotStore slots();

    DueStore due();

    EventStore events();

    ApiKeyStore apiKeys();

    IntegrityStore integrity();

    /** The stores of another instance of the service, which shares nothing with this one but the database. */
    Stores ofAnotherInstance();

    default void setStock(String sku, long available) {
        TestStock.set(stock(), sku, available);
    }

    default long stockOf(String sku) {
        return stock().find(sku).orElseThrow().available();
    }

    /** For so long a list may lack a new entry. A read by id never does. */
    Duration listsLag();

    /** Waits until readers of events see all that was committed before: whatever else runs may hold them up for a moment. */
    default void awaitFeed() {}

    /** All that is stored, by table, in a form that can be compared. */
    Map<String, String> everything();
}
