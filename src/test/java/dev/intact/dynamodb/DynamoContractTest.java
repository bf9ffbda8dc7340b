package dev.intact.dynamodb;

import dev.intact.cancellations.CancellationStoreContract;
import dev.intact.events.EventStoreContract;
import dev.intact.ledger.LedgerStoreContract;
import dev.intact.orders.OrderStoreContract;
import dev.intact.refunds.RefundStoreContract;
import dev.intact.security.ApiKeyStoreContract;
import dev.intact.shared.Pauses;
import dev.intact.stock.StockStoreContract;
import dev.intact.support.StoreContract;
import dev.intact.support.Stores;
import dev.intact.teams.TeamStoreContract;
import dev.intact.users.UserStoreContract;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

/** Every contract, on DynamoDB. */
class DynamoContractTest {
    /** One for each contract, for after each of its clauses the whole table is walked over. */
    private static final Map<Class<?>, DynamoTable> TABLES = new HashMap<>();

    private static final Map<Class<?>, Stores> STORES = new HashMap<>();

    private static Stores storesOf(StoreContract contract) {
        return STORES.computeIfAbsent(contract.getClass(), its -> TABLES.computeIfAbsent(its, any -> new DynamoTable())
                .stores(Pauses.DEADLINE));
    }

    @AfterAll
    static void remove() {
        TABLES.values().forEach(DynamoTable::close);
    }

    @Nested
    class Orders extends OrderStoreContract {
        @Override
        protected Stores stores() {
            return storesOf(this);
        }
    }

    @Nested
    class Refunds extends RefundStoreContract {
        @Override
        protected Stores stores() {
            return storesOf(this);
        }
    }

    @Nested
    class Ledger extends LedgerStoreContract {
        @Override
        protected Stores stores() {
            return storesOf(this);
        }
    }

    @Nested
    class Cancellations extends CancellationStoreContract {
        @Override
        protected Stores stores() {
            return storesOf(this);
        }
    }

    @Nested
    class Stock extends StockStoreContract {
        @Override
        protected Stores stores() {
            return storesOf(this);
        }
    }

    @Nested
    class Users extends UserStoreContract {
        @Override
        protected Stores stores() {
            return storesOf(this);
        }
    }

    @Nested
    class Teams extends TeamStoreContract {
        @Override
        protected Stores stores() {
            return storesOf(this);
        }
    }

    @Nested
    class Events extends EventStoreContract {
        @Override
        protected Stores stores() {
            return storesOf(this);
        }
    }

    @Nested
    class ApiKeys extends ApiKeyStoreContract {
        @Override
        protected Stores stores() {
            return storesOf(this);
        }
    }
}
