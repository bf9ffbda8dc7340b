package dev.intact.postgres;

import dev.intact.accounts.AccountRacesContract;
import dev.intact.accounts.AccountStoreContract;
import dev.intact.cancellations.CancellationStoreContract;
import dev.intact.events.EventStoreContract;
import dev.intact.ledger.LedgerStoreContract;
import dev.intact.orders.OrderStoreContract;
import dev.intact.refunds.RefundStoreContract;
import dev.intact.security.ApiKeyStoreContract;
import dev.intact.shared.Pauses;
import dev.intact.slots.SlotCallsContract;
import dev.intact.slots.SlotRacesContract;
import dev.intact.slots.SlotStoreContract;
import dev.intact.slots.SlotTimesContract;
import dev.intact.stock.StockStoreContract;
import dev.intact.support.ServiceTest;
import dev.intact.support.Stores;
import dev.intact.sweeper.DueStoreContract;
import dev.intact.teams.ExpiredInvitationContract;
import dev.intact.teams.InvitationStoreContract;
import dev.intact.teams.JoinTeamContract;
import dev.intact.teams.LapsedSubscriptionContract;
import dev.intact.teams.MemberStoreContract;
import dev.intact.teams.SubscriptionStoreContract;
import dev.intact.teams.TeamActorsContract;
import dev.intact.teams.TeamRacesContract;
import dev.intact.teams.TeamStoreContract;
import dev.intact.users.ChangeUserContract;
import dev.intact.users.UserStoreContract;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every contract, on PostgreSQL. */
@ServiceTest
class PostgresContractTest {
    private final DataSource dataSource = PostgresServer.dataSource();

    private Stores stores() {
        return PostgresStores.on(() -> dataSource, Pauses.DEADLINE);
    }

    @Nested
    class Orders extends OrderStoreContract {
        @Override
        protected Stores stores() {
            return PostgresContractTest.this.stores();
        }
    }

    @Nested
    class Refunds extends RefundStoreContract {
        private final Stores stores = PostgresContractTest.this.stores();

        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class Ledger extends LedgerStoreContract {
        @Override
        protected Stores stores() {
            return PostgresContractTest.this.stores();
        }
    }

    @Nested
    class Cancellations extends CancellationStoreContract {
        private final Stores stores = PostgresContractTest.this.stores();

        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class Stock extends StockStoreContract {
        private final Stores stores = PostgresContractTest.this.stores();

        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class Users extends UserStoreContract {
        @Override
        protected Stores stores() {
            return PostgresContractTest.this.stores();
        }
    }

    @Nested
    class Teams extends TeamStoreContract {
        @Override
        protected Stores stores() {
            return PostgresContractTest.this.stores();
        }
    }

    @Nested
    class Events extends EventStoreContract {
        @Override
        protected Stores stores() {
            return PostgresContractTest.this.stores();
        }
    }

    @Nested
    class ApiKeys extends ApiKeyStoreContract {
        @Override
        protected Stores stores() {
            return PostgresContractTest.this.stores();
        }
    }

    @Nested
    class Invitations extends InvitationStoreContract {
        private final Stores stores = PostgresContractTest.this.stores();

        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class ExpiredInvitations extends ExpiredInvitationContract {
        private final Stores stores = PostgresContractTest.this.stores();

        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class Joining extends JoinTeamContract {
        private final Stores stores = PostgresContractTest.this.stores();

        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class Members extends MemberStoreContract {
        private final Stores stores = PostgresContractTest.this.stores();

        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class TeamActors extends TeamActorsContract {
        private final Stores stores = PostgresContractTest.this.stores();

        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class TeamRaces extends TeamRacesContract {
        private final Stores stores = PostgresContractTest.this.stores();

        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class Subscriptions extends SubscriptionStoreContract {
        private final Stores stores = PostgresContractTest.this.stores();

        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class LapsedSubscriptions extends LapsedSubscriptionContract {
        private final Stores stores = PostgresContractTest.this.stores();

        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class UserChanges extends ChangeUserContract {
        private final Stores stores = PostgresContractTest.this.stores();

        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class Accounts extends AccountStoreContract {
        private final Stores stores = PostgresContractTest.this.stores();

        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class AccountRaces extends AccountRacesContract {
        private final Stores stores = PostgresContractTest.this.stores();

        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class Slots extends SlotStoreContract {
        private final Stores stores = PostgresContractTest.this.stores();

        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class SlotCalls extends SlotCallsContract {
        private final Stores stores = PostgresContractTest.this.stores();

        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class SlotTimes extends SlotTimesContract {
        private final Stores stores = PostgresContractTest.this.stores();

        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class SlotRaces extends SlotRacesContract {
        private final Stores stores = PostgresContractTest.this.stores();

        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class Due extends DueStoreContract {
        private final Stores stores = PostgresContractTest.this.stores();

        @Override
        protected Stores stores() {
            return stores;
        }

        @Test
        void tells_the_oldest_first() {
            assertTellsTheOldestFirst();
        }

        @Test
        void purges_old_requests_and_leaves_younger_ones() {
            assertPurgesOldRequests();
        }
    }
}
