package dev.intact.dynamodb;

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
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every contract, on DynamoDB. */
class DynamoContractTest {
    /** One for each clause, for afterwards the whole of it is walked over. */
    @AutoClose
    private final DynamoTable table = new DynamoTable();

    private final Stores stores = table.stores(Pauses.DEADLINE);

    @Nested
    class Orders extends OrderStoreContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class Refunds extends RefundStoreContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class Ledger extends LedgerStoreContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class Cancellations extends CancellationStoreContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class Stock extends StockStoreContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class Users extends UserStoreContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class Teams extends TeamStoreContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class Events extends EventStoreContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class ApiKeys extends ApiKeyStoreContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class Invitations extends InvitationStoreContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class ExpiredInvitations extends ExpiredInvitationContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class Joining extends JoinTeamContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class Members extends MemberStoreContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class TeamActors extends TeamActorsContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class TeamRaces extends TeamRacesContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class Subscriptions extends SubscriptionStoreContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class LapsedSubscriptions extends LapsedSubscriptionContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class UserChanges extends ChangeUserContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class Accounts extends AccountStoreContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class AccountRaces extends AccountRacesContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class Slots extends SlotStoreContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class SlotCalls extends SlotCallsContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class SlotTimes extends SlotTimesContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class SlotRaces extends SlotRacesContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class Due extends DueStoreContract {
        @Override
        protected Stores stores() {
            return stores;
        }

        @Test
        void leaves_old_requests_to_the_database() {
            assertLeavesRequestsToTheDatabase();
        }
    }
}
