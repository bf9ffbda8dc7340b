package dev.intact.dynamodb;

import dev.intact.events.EventStoreContract;
import dev.intact.orders.OrderStoreContract;
import dev.intact.refunds.RefundStoreContract;
import dev.intact.security.ApiKeyStoreContract;
import dev.intact.shared.Pauses;
import dev.intact.support.Stores;
import dev.intact.teams.TeamStoreContract;
import dev.intact.users.UserStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Every contract, on DynamoDB. */
class DynamoContractTest {
    private static DynamoTable table;
    private static Stores stores;

    @BeforeAll
    static void make() {
        table = new DynamoTable();
        stores = table.stores(Pauses.DEADLINE);
    }

    @AfterAll
    static void remove() {
        table.close();
    }

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
}
