package dev.intact.postgres;

import dev.intact.events.EventStoreContract;
import dev.intact.orders.OrderStoreContract;
import dev.intact.refunds.RefundStoreContract;
import dev.intact.security.ApiKeyStoreContract;
import dev.intact.support.Stores;
import dev.intact.teams.TeamStoreContract;
import dev.intact.users.UserStoreContract;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Nested;

/** Every contract, on PostgreSQL. */
@QuarkusTest
@WithTestResource(value = PostgresServer.class, scope = TestResourceScope.GLOBAL)
class PostgresContractTest {
    @Inject
    AgroalDataSource dataSource;

    private Stores stores() {
        return PostgresStores.on(() -> dataSource, Sql.DEADLINE);
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
