package dev.intact.postgres;

import dev.intact.cancellations.CancellationStoreContract;
import dev.intact.events.EventStoreContract;
import dev.intact.ledger.LedgerStoreContract;
import dev.intact.orders.OrderStoreContract;
import dev.intact.refunds.RefundStoreContract;
import dev.intact.security.ApiKeyStoreContract;
import dev.intact.shared.Pauses;
import dev.intact.stock.StockStoreContract;
import dev.intact.support.ServiceTest;
import dev.intact.support.Stores;
import dev.intact.teams.TeamStoreContract;
import dev.intact.users.UserStoreContract;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;

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
}
